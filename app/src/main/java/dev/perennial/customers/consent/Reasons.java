package dev.perennial.customers.consent;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Standing;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.customers.consent.Grounds.Decided;
import dev.perennial.platform.Businesses;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/// Says in a sentence why somebody may be contacted, or not.
@Component
public class Reasons {
    private final Businesses businesses;

    Reasons(Businesses businesses) {
        this.businesses = businesses;
    }

    public Standing standing(Decided it) {
        var address = it.address();
        var because = it.because();
        var bar = it.bar();
        return new Standing(
                it.purpose(),
                it.channel(),
                it.verdict(),
                address == null ? null : address.value(),
                bar != null ? bar.since() : because == null ? null : because.countsAt(),
                sentence(it));
    }

    private String sentence(Decided it) {
        var bar = it.bar();
        if (bar != null) return t("customers.consent.why.bar." + bar.reason(), on(bar.since()));
        var said = it.because();
        if (said == null || it.verdict() == Verdict.UNREACHABLE)
            return t(
                    "customers.consent.why." + it.verdict(),
                    t("customers.consent.channel." + it.channel()),
                    t("customers.consent.purpose." + it.purpose()));
        return t(
                "customers.consent.why." + it.verdict() + ".said",
                on(said.countsAt()),
                t("customers.consent.way." + said.way()));
    }

    private String on(Instant at) {
        return day(LocalDate.ofInstant(at, businesses.current().zone()));
    }
}
