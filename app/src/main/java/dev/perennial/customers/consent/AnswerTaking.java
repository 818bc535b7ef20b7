package dev.perennial.customers.consent;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.Consents;
import dev.perennial.customers.Consents.Granting;
import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what a person said to staff, and says what came of it.
@Component
class AnswerTaking {
    private final Consents consents;
    private final Wordings wordings;
    private final Businesses businesses;
    private final Clock clock;

    AnswerTaking(Consents consents, Wordings wordings, Businesses businesses, Clock clock) {
        this.consents = consents;
        this.wordings = wordings;
        this.businesses = businesses;
        this.clock = clock;
    }

    @Transactional
    public Notice take(CustomerId customer, AnswerForm form) {
        var zone = businesses.current().zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return switch (form.read(today)) {
            case AnswerForm.Unclear(var sentence) -> Notice.wrong(sentence);
            case AnswerForm.Heard heard -> {
                var saidAt = heard.on().equals(today)
                        ? clock.instant()
                        : heard.on().atStartOfDay(zone).toInstant();
                var waiting = new ArrayList<String>();
                var barred = new LinkedHashSet<String>();
                for (var purpose : heard.purposes()) {
                    var wording = wordings.keep(wordings.offered(purpose, null));
                    var origin = ConsentOrigin.told(heard.way(), heard.proof(), saidAt, wording);
                    for (var channel : heard.channels()) {
                        if (!heard.said()) consents.withdraw(customer, purpose, channel, origin);
                        else
                            switch (consents.grant(customer, purpose, channel, null, origin)) {
                                case Granting.Granted _ -> {}
                                case Granting.Requested requested ->
                                    waiting.add(requested.standing().why());
                                case Granting.Barred(var standing) -> barred.add(standing.why());
                            }
                    }
                }
                yield !barred.isEmpty()
                        ? Notice.careful(t("customers.consent.record.barred", String.join(" ", barred)))
                        : !waiting.isEmpty()
                                ? Notice.careful(t("customers.consent.record.waiting"))
                                : Notice.done(t("customers.consent.record.done"));
            }
        };
    }
}
