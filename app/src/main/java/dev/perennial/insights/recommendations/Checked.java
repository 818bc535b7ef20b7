package dev.perennial.insights.recommendations;

import dev.perennial.analytics.recommendation.Measured;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How good the lists were on the shop's own past: made as of `cutOn` and compared with what was bought since.
///
/// @param leftOut products beyond those that could be used
/// @param cutOn null when the past is too short or too thin for a check
/// @param next the list of what they buy next, against the next basket; `sellers` the same with best sellers
/// @param fresh the list of what is new for them, against what they tried; `freshSellers` with best sellers
public record Checked(
        LocalDate asOf,
        long customers,
        long products,
        long leftOut,
        @Nullable LocalDate cutOn,
        @Nullable Hits next,
        @Nullable Hits fresh,
        double coverage) {

    /// Of `asked` customers, the share for whom the list held something right, with its interval, and the share for
    /// whom the best sellers would have.
    public record Hits(long asked, double share, double low, double high, double sellers) {
        /// Nothing is said about fewer than 30 customers.
        static final int ENOUGH = 30;

        static @Nullable Hits of(Measured ours, Measured sellers) {
            if (ours.customers() < ENOUGH) return null;
            var rate = ours.hitRate();
            return new Hits(
                    ours.customers(),
                    rate.estimate(),
                    rate.low(),
                    rate.high(),
                    sellers.hitRate().estimate());
        }

        /// Whether best sellers lie outside of what chance explains.
        public boolean better() {
            return low > sellers;
        }
    }

    public boolean checked() {
        return next != null || fresh != null;
    }
}
