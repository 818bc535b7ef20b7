package dev.perennial.feedback.answers;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.percent;
import static dev.perennial.ui.Words.t;

import dev.perennial.analytics.statistics.Interval;
import dev.perennial.feedback.Scale;
import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every question with how it stands.
///
/// @param mayImport whether whoever looks may bring in more
public record FeedbackPage(List<Row> rows, boolean mayImport) implements View {

    /// @param figure with the range it lies in, or null where there is none
    public record Row(
            String words,
            Scale.Kind kind,
            @Nullable Double high,
            boolean lowIsGood,
            long answers,
            @Nullable Interval figure) {

        public String shown() {
            if (figure == null) return "";
            return switch (kind) {
                case NPS -> t("feedback.overview.nps", number(figure.estimate(), 0));
                case YES_NO -> t("feedback.overview.yes", percent(figure.estimate()));
                case CSAT, CES, STARS, RATING ->
                    t("feedback.of", number(figure.estimate(), 2), high == null ? "" : number(high, 0));
                case NUMBER, CHOICE, DATE, TEXT -> number(figure.estimate(), 2);
            };
        }

        public String range() {
            if (figure == null) return "";
            return switch (kind) {
                case NPS -> t("feedback.overview.between", number(figure.low(), 0), number(figure.high(), 0));
                case YES_NO -> t("feedback.overview.between", percent(figure.low()), percent(figure.high()));
                case CSAT, CES, STARS, RATING, NUMBER, CHOICE, DATE, TEXT ->
                    t("feedback.overview.between", number(figure.low(), 2), number(figure.high(), 2));
            };
        }

        /// Too few for the range to say much.
        public boolean isFew() {
            return figure != null && answers < FEW;
        }
    }

    public static final int FEW = 30;
}
