package dev.perennial.customers.consent;

import static dev.perennial.ui.Words.day;
import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.contacts.Folding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// What staff heard, as it was typed.
record AnswerForm(
        List<Purpose> purposes, List<Channel> channels, String way, String saidOn, String proof, String answer) {
    private static final int LONGEST_PROOF = 500;

    sealed interface Read {}

    /// @param said whether the person said yes
    record Heard(List<Purpose> purposes, List<Channel> channels, Way way, LocalDate on, String proof, boolean said)
            implements Read {}

    record Unclear(String sentence) implements Read {}

    Read read(LocalDate today) {
        var asked = purposes.stream().filter(Purpose::needsConsent).distinct().toList();
        if (asked.isEmpty()) return new Unclear(t("customers.consent.record.what.missing"));
        if (channels.isEmpty()) return new Unclear(t("customers.consent.record.channels.missing"));
        var heard =
                ConsentPanel.HEARD.stream().filter(it -> it.name().equals(way)).findFirst();
        if (heard.isEmpty()) return new Unclear(t("customers.consent.record.way.missing"));
        if (!answer.equals("yes") && !answer.equals("no"))
            return new Unclear(t("customers.consent.record.answer.missing"));
        var note = Objects.requireNonNullElse(Folding.clean(proof), "");
        if (note.length() > LONGEST_PROOF)
            return new Unclear(t("customers.consent.record.proof.long", number(LONGEST_PROOF), number(note.length())));
        LocalDate on;
        try {
            on = LocalDate.parse(saidOn.strip());
        } catch (DateTimeException _) {
            return new Unclear(t("customers.consent.record.day.wrong", saidOn));
        }
        if (on.isAfter(today)) return new Unclear(t("customers.consent.record.day.later", day(on)));
        if (on.getYear() < 1990) return new Unclear(t("customers.consent.record.day.wrong", saidOn));
        return new Heard(asked, channels.stream().distinct().toList(), heard.get(), on, note, answer.equals("yes"));
    }
}
