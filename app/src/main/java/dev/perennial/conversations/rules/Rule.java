package dev.perennial.conversations.rules;

import static dev.perennial.ui.Words.t;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When something happens, and if all of this holds, then that.
///
/// @param after open hours for WAITS, days for SILENT; null for the others
public record Rule(UUID id, Trigger trigger, @Nullable Integer after, List<If> ifs, List<Then> thens, boolean active) {
    public enum Trigger {
        /// A person writes.
        MESSAGE,
        OPENED,
        CLOSED,
        /// Somebody waits for so many open hours.
        WAITS,
        /// The customer says nothing for so many days.
        SILENT;

        public boolean takesTime() {
            return this == WAITS || this == SILENT;
        }
    }

    public enum Fact {
        /// The way they wrote, one of [dev.perennial.conversations.Via].
        VIA,
        /// Any of these words in subject or text; between them commas.
        WORDS,
        /// An address, or `@domain`.
        SENDER,
        LABEL,
        /// The shop is closed; takes no value.
        CLOSED_NOW,
        /// A trait of the customer’s has a value: `loyalty.tier = gold`, `insights.churn_risk > 0.7`.
        TRAIT
    }

    public enum Act {
        LABEL,
        /// By the name of somebody of the staff.
        ASSIGN,
        PRIORITY,
        /// Words that go to the customer, once.
        ANSWER,
        NOTE,
        CLOSE,
        /// Until the shop opens again.
        SLEEP
    }

    public record If(Fact fact, String value) {}

    public record Then(Act act, String value) {}

    /// As one says it.
    public String sentence() {
        var when = trigger.takesTime()
                ? t("conversations.rule.when." + trigger, after == null ? 0 : after)
                : t("conversations.rule.when." + trigger);
        var conditions = ifs.stream()
                .map(it -> t("conversations.rule.if." + it.fact() + ".said", said(it)))
                .collect(Collectors.joining(" " + t("conversations.rule.and") + " "));
        var acts = thens.stream()
                .map(it -> t("conversations.rule.then." + it.act() + ".said", said(it)))
                .collect(Collectors.joining(", "));
        return conditions.isEmpty()
                ? t("conversations.rule.sentence", when, acts)
                : t("conversations.rule.sentence.if", when, conditions, acts);
    }

    private static String said(If part) {
        return part.fact() == Fact.VIA ? t("conversations.via." + part.value()) : part.value();
    }

    private static String said(Then part) {
        return part.act() == Act.PRIORITY ? t("conversations.priority." + part.value()) : part.value();
    }
}
