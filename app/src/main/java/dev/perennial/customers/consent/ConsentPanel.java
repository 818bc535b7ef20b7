package dev.perennial.customers.consent;

import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.ui.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a customer may be contacted for, why, and where staff write down what was said.
///
/// @param wishesLink the preference page, to hand over
/// @param today the business's own day
public record ConsentPanel(
        CustomerId customer, List<Topic> topics, List<Told> history, String wishesLink, LocalDate today)
        implements View {
    /// How staff may have heard it.
    static final List<Way> HEARD = List.of(Way.IN_PERSON, Way.BY_PHONE, Way.ON_PAPER, Way.IN_WRITING);

    /// A purpose with what people are asked for it.
    public record Topic(Purpose purpose, Wording wording, List<Line> lines) {
        /// Those anything was said about.
        public List<Line> answered() {
            return lines.stream()
                    .filter(it -> it.standing().verdict() != Verdict.NOT_ASKED)
                    .toList();
        }

        public List<Line> notAsked() {
            return lines.stream()
                    .filter(it -> it.standing().verdict() == Verdict.NOT_ASKED)
                    .toList();
        }
    }

    /// @param confirmation the link that confirms the address, or null when none is waited for
    public record Line(Standing standing, @Nullable String confirmation) {
        public String icon() {
            return switch (standing.verdict()) {
                case GRANTED, SERVICE -> "circle-check";
                case REQUESTED -> "clock";
                case NOT_ASKED, UNREACHABLE -> "help";
                case REFUSED, TOO_YOUNG, SUPPRESSED -> "ban";
            };
        }

        public String css() {
            return standing.verdict().refuses() ? "chip-clay" : standing.allowed() ? "" : "chip-gold";
        }

        public boolean canBeWithdrawn() {
            return standing.verdict() == Verdict.GRANTED || standing.verdict() == Verdict.REQUESTED;
        }
    }

    /// One row of the log in words.
    ///
    /// @param wording what stood there, or null when it is not known
    public record Told(
            Instant at,
            Purpose purpose,
            Channel channel,
            Said.Decision decision,
            Way way,
            String by,
            Said.@Nullable WordingRead wording,
            String proof) {}

    public List<Way> ways() {
        return HEARD;
    }
}
