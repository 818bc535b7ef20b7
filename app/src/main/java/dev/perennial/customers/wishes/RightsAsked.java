package dev.perennial.customers.wishes;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Tasks;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.privacy.requests.PrivacyRequest;
import dev.perennial.customers.privacy.requests.PrivacyRequests;
import dev.perennial.platform.Businesses;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a person asks of the shop by right: a copy, a correction, to be erased. It is noted among the requests under
/// privacy law, and becomes a task that carries the person's words.
@Component
class RightsAsked {
    private static final int LONGEST = 200;

    /// The law gives a month; half of it is for what comes in between.
    private static final int DAYS = 14;

    private final Tasks tasks;
    private final PrivacyRequests requests;
    private final Businesses businesses;
    private final Clock clock;

    RightsAsked(Tasks tasks, PrivacyRequests requests, Businesses businesses, Clock clock) {
        this.tasks = tasks;
        this.requests = requests;
        this.businesses = businesses;
        this.clock = clock;
    }

    private enum Kind {
        COPY(PrivacyRequest.Kind.ACCESS),
        CORRECTION(PrivacyRequest.Kind.CORRECTION),
        ERASURE(PrivacyRequest.Kind.ERASURE);

        private final PrivacyRequest.Kind byLaw;

        Kind(PrivacyRequest.Kind byLaw) {
            this.byLaw = byLaw;
        }
    }

    /// Asked twice on a day with the same words it is one task.
    ///
    /// @return what to mend, or nothing when it is asked
    @Transactional
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
        requests.heard(customer, what.get().byLaw, today);
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
