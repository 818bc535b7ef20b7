package dev.perennial.customers.wishes;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Tasks;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.platform.Businesses;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What a person asks of the shop by right: a copy, a correction, to be erased. It becomes a task for the shop.
@Component
class RightsAsked {
    private static final int LONGEST = 200;

    /// The law gives a month; half of it is for what comes in between.
    private static final int DAYS = 14;

    private final Tasks tasks;
    private final Businesses businesses;
    private final Clock clock;

    RightsAsked(Tasks tasks, Businesses businesses, Clock clock) {
        this.tasks = tasks;
        this.businesses = businesses;
        this.clock = clock;
    }

    private enum Kind {
        COPY,
        CORRECTION,
        ERASURE
    }

    /// Asked twice on a day with the same words it is one task.
    ///
    /// @return what to mend, or nothing when it is asked
    Optional<String> ask(CustomerId customer, String kind, String words) {
        var what = Arrays.stream(Kind.values())
                .filter(it -> it.name().equals(kind))
                .findFirst();
        if (what.isEmpty()) return Optional.of(t("customers.wishes.ask.missing"));
        var said = Objects.requireNonNullElse(Folding.clean(words), "");
        if (said.length() > LONGEST)
            return Optional.of(t("customers.wishes.ask.long", number(LONGEST), number(said.length())));
        if (what.get() == Kind.CORRECTION && said.isEmpty())
            return Optional.of(t("customers.wishes.ask.CORRECTION.empty"));

        var today = LocalDate.ofInstant(clock.instant(), businesses.current().zone());
        var title = t("customers.wishes.task." + what.get());
        tasks.make(
                UUID.nameUUIDFromBytes(
                        ("wishes:" + customer + what.get() + today + said).getBytes(StandardCharsets.UTF_8)),
                customer,
                said.isEmpty() ? title : title + ": " + said,
                today.plusDays(DAYS),
                null,
                null);
        return Optional.empty();
    }
}
