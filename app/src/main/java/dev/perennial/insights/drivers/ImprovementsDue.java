package dev.perennial.insights.drivers;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.t;

import dev.perennial.today.Decision;
import dev.perennial.today.TodayItem;
import dev.perennial.today.TodaySource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Brings what was set out to be mended to the morning page of the day it is due.
@Component
class ImprovementsDue implements TodaySource {
    private static final String KEY = "improvement:";

    /// It concerns everybody who rated it, so it stands above a single customer's small change.
    private static final long WORTH = 10_000;

    private final Improvements improvements;

    ImprovementsDue(Improvements improvements) {
        this.improvements = improvements;
    }

    @Override
    public List<TodayItem> items(LocalDate day, int most) {
        return improvements.open().stream()
                .filter(each -> !each.dueOn().isAfter(day))
                .limit(most)
                .map(ImprovementsDue::item)
                .toList();
    }

    private static TodayItem item(Improvement each) {
        return new TodayItem(
                KEY + each.id(),
                null,
                "clipboard-list",
                each.title(),
                each.assignee() == null
                        ? t("insights.drivers.today.due", day(each.dueOn()))
                        : t("insights.drivers.today.assigned", each.assignee(), day(each.dueOn())),
                WORTH,
                t("insights.drivers.today.done"),
                null);
    }

    @Override
    public void decided(Decision decision) {
        if (decision.state() == Decision.State.DONE)
            improvement(decision).ifPresent(id -> improvements.complete(id, decision.by(), decision.at()));
    }

    @Override
    public void undone(Decision decision) {
        if (decision.state() == Decision.State.DONE) improvement(decision).ifPresent(improvements::reopen);
    }

    private static Optional<UUID> improvement(Decision decision) {
        return decision.key().startsWith(KEY)
                ? Optional.of(UUID.fromString(decision.key().substring(KEY.length())))
                : Optional.empty();
    }
}
