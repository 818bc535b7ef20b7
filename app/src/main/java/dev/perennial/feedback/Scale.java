package dev.perennial.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What answers to a question look like and which of them are good. Two questions of different scales are two series:
/// effort where low is good and ease where high is good are never averaged.
///
/// @param low the least answer, of scales that have one; null with `high`
/// @param goodAt answers from here on are good, in the direction `polarity` names; null with `badAt` when nothing is
/// @param badAt answers from here on, the other way, are bad
public record Scale(
        Kind kind,
        @Nullable Double low,
        @Nullable Double high,
        Polarity polarity,
        @Nullable Double goodAt,
        @Nullable Double badAt) {

    public enum Kind {
        /// How likely somebody is to recommend, 0 to 10.
        NPS,
        /// How satisfied.
        CSAT,
        /// How much effort, or how easy.
        CES,
        STARS,
        /// Any other scale with a least and a highest answer.
        RATING,
        /// A number without bounds.
        NUMBER,
        YES_NO,
        CHOICE,
        DATE,
        TEXT;

        public boolean isRated() {
            return switch (this) {
                case NPS, CSAT, CES, STARS, RATING -> true;
                case NUMBER, YES_NO, CHOICE, DATE, TEXT -> false;
            };
        }
    }

    public enum Polarity {
        HIGH_IS_GOOD,
        LOW_IS_GOOD,
        NEITHER
    }

    public enum Box {
        GOOD,
        MIDDLE,
        BAD
    }

    public static final Scale NPS = new Scale(Kind.NPS, 0.0, 10.0, Polarity.HIGH_IS_GOOD, 9.0, 6.0);
    public static final Scale CSAT = new Scale(Kind.CSAT, 1.0, 5.0, Polarity.HIGH_IS_GOOD, 4.0, 2.0);
    public static final Scale STARS = new Scale(Kind.STARS, 1.0, 5.0, Polarity.HIGH_IS_GOOD, 4.0, 2.0);
    /// “How much effort did it take?”, 1 to 5: low is good.
    public static final Scale EFFORT = new Scale(Kind.CES, 1.0, 5.0, Polarity.LOW_IS_GOOD, 2.0, 4.0);
    /// “It was made easy for me”, 1 to 7: high is good.
    public static final Scale EASE = new Scale(Kind.CES, 1.0, 7.0, Polarity.HIGH_IS_GOOD, 5.0, 3.0);
    public static final Scale NUMBER = plain(Kind.NUMBER);
    public static final Scale YES_NO = plain(Kind.YES_NO);
    public static final Scale CHOICE = plain(Kind.CHOICE);
    public static final Scale DATE = plain(Kind.DATE);
    public static final Scale TEXT = plain(Kind.TEXT);

    public Scale {
        if ((low == null) != (high == null) || kind.isRated() && low == null)
            throw new IllegalArgumentException("a scale has both ends or none");
        if (low != null && high != null && !(low < high)) throw new IllegalArgumentException("low is below high");
        if ((goodAt == null) != (badAt == null)) throw new IllegalArgumentException("a scale has both boxes or none");
    }

    private static Scale plain(Kind kind) {
        return new Scale(kind, null, null, Polarity.NEITHER, null, null);
    }

    /// A scale of whole steps. The good box is the top one of up to 3 steps, the top two of up to 7, and the top
    /// three of more; the bad box is as large at the other end, and of eleven steps those that detract.
    public static Scale rating(double low, double high, Polarity polarity) {
        if (polarity == Polarity.NEITHER) return new Scale(Kind.RATING, low, high, polarity, null, null);
        var steps = high - low + 1;
        var box = steps <= 3 ? 0 : steps <= 7 ? 1 : 2;
        var top = high - box;
        var bottom = low + box;
        return polarity == Polarity.HIGH_IS_GOOD
                ? new Scale(Kind.RATING, low, high, polarity, top, bottom)
                : new Scale(Kind.RATING, low, high, polarity, bottom, top);
    }

    /// From a row of `feedback.question`.
    public static Scale read(ResultSet row) throws SQLException {
        return new Scale(
                Kind.valueOf(row.getString("kind")),
                row.getObject("low", Double.class),
                row.getObject("high", Double.class),
                Polarity.valueOf(row.getString("polarity")),
                row.getObject("good_at", Double.class),
                row.getObject("bad_at", Double.class));
    }

    /// The scale that goes by these words; the ends and the direction are asked for only where the kind leaves them
    /// open, and must fit where it does not.
    ///
    /// @return nothing when the words name no scale
    public static Optional<Scale> named(
            Kind kind, @Nullable Double low, @Nullable Double high, @Nullable Polarity polarity) {
        return switch (kind) {
            case NPS -> fitting(NPS, low, high, polarity);
            case CSAT -> fitting(CSAT, low, high, polarity);
            case STARS -> fitting(STARS, low, high, polarity);
            case CES ->
                polarity == null
                        ? Optional.empty()
                        : fitting(polarity == Polarity.LOW_IS_GOOD ? EFFORT : EASE, low, high, polarity);
            case RATING ->
                low == null || high == null || polarity == null || !(low < high)
                        ? Optional.empty()
                        : Optional.of(rating(low, high, polarity));
            case NUMBER, YES_NO, CHOICE, DATE, TEXT -> fitting(plain(kind), low, high, polarity);
        };
    }

    private static Optional<Scale> fitting(
            Scale scale, @Nullable Double low, @Nullable Double high, @Nullable Polarity polarity) {
        var fits = (low == null || low.equals(scale.low))
                && (high == null || high.equals(scale.high))
                && (polarity == null || polarity == scale.polarity);
        return fits ? Optional.of(scale) : Optional.empty();
    }

    public boolean holds(double number) {
        return Double.isFinite(number) && (low == null || high == null || number >= low && number <= high);
    }

    /// Empty where nothing is good or bad.
    public @Nullable Box box(double number) {
        if (goodAt == null || badAt == null) return null;
        return switch (polarity) {
            case HIGH_IS_GOOD -> number >= goodAt ? Box.GOOD : number <= badAt ? Box.BAD : Box.MIDDLE;
            case LOW_IS_GOOD -> number <= goodAt ? Box.GOOD : number >= badAt ? Box.BAD : Box.MIDDLE;
            case NEITHER -> null;
        };
    }

    /// Whether answers on both can stand in one series.
    public boolean isSameSeries(Scale other) {
        return kind == other.kind
                && polarity == other.polarity
                && Objects.equals(low, other.low)
                && Objects.equals(high, other.high);
    }
}
