package dev.perennial.access.tokens;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Banner;
import java.time.Clock;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says in time that a program will soon be shut out.
@Component
class EndingTokens implements Banner {
    private final ApiTokens tokens;
    private final CurrentStaff staff;
    private final Clock clock;

    EndingTokens(ApiTokens tokens, CurrentStaff staff, Clock clock) {
        this.tokens = tokens;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public Optional<Line> line() {
        if (staff.find().filter(it -> it.role().atLeast(Role.MANAGER)).isEmpty()) return Optional.empty();
        var now = clock.instant();
        return tokens.active().stream()
                .filter(it -> it.endsBefore(now.plus(ApiTokens.WARNING)))
                .min(Comparator.comparing(it -> Objects.requireNonNull(it.endsAt())))
                .map(it -> new Line(
                        t(
                                it.endsBefore(now) ? "access.tokens.banner.ended" : "access.tokens.banner.ending",
                                it.name(),
                                day(Objects.requireNonNull(it.endsAt()))),
                        "/access/tokens",
                        t("access.tokens.banner.link")));
    }
}
