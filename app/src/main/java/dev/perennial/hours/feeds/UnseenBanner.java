package dev.perennial.hours.feeds;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Banner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says on every page of those who may decide that a calendar names days nobody has looked at.
@Component
class UnseenBanner implements Banner {
    private final Feeds feeds;
    private final Fetching fetching;
    private final CurrentStaff staff;

    UnseenBanner(Feeds feeds, Fetching fetching, CurrentStaff staff) {
        this.feeds = feeds;
        this.fetching = fetching;
        this.staff = staff;
    }

    @Override
    public Optional<Line> line() {
        if (staff.find().filter(it -> it.role().atLeast(Role.MANAGER)).isEmpty()) return Optional.empty();
        return feeds.unseen(fetching.today())
                .map(unseen -> new Line(
                        t("hours.feed.unseen", unseen.days()),
                        "/hours/feeds/" + unseen.first(),
                        t("hours.feed.unseen.look")));
    }
}
