package dev.perennial.conversations.acknowledgements;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.promises.Estimate;
import dev.perennial.platform.Business;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// What is said, in the owner's words.
///
/// @param words with [#ESTIMATE] where the time is told
public record Acknowledgement(boolean active, String words) {
    public static final String ESTIMATE = "{estimate}";
    public static final int LONGEST = 2_000;

    /// Nothing the customer wrote is repeated.
    ///
    /// @param business whose hours and whose way to write them are meant
    public String text(Estimate estimate, Business business) {
        return words.replace(ESTIMATE, sentence(estimate, business));
    }

    /// How long it takes, as far as anybody can tell.
    private static String sentence(Estimate estimate, Business business) {
        var clock = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(business.locale())
                .withZone(business.zone());
        return switch (estimate) {
            case Estimate.Measured measured ->
                t("conversations.ack.measured", clock.format(measured.by()), clock.format(measured.latest()));
            case Estimate.Promised promised -> t("conversations.ack.promised", clock.format(promised.by()));
            case Estimate.Unknown _ -> t("conversations.ack.unknown");
        };
    }
}
