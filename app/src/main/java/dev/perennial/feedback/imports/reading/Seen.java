package dev.perennial.feedback.imports.reading;

import dev.perennial.tables.YesNo;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the answers to one question look like, over the whole file.
///
/// @param least the lowest number, of `numbers` many
/// @param yesNos how many are words for yes or no
/// @param different how many different answers there are, counted up to [#MOST_DIFFERENT]
public record Seen(long count, long numbers, double least, double most, boolean whole, long yesNos, int different) {
    static final int MOST_DIFFERENT = 30;

    public static final Seen NOTHING = new Seen(0, 0, 0, 0, true, 0, 0);

    /// Whether nearly all are numbers: a stray word is for mending.
    boolean isNumeric() {
        return count > 0 && numbers >= 0.9 * count;
    }

    boolean isYesOrNo() {
        return count > 0 && yesNos >= 0.9 * count && different <= 6;
    }

    boolean isWithin(double low, double high) {
        return isNumeric() && least >= low && most <= high;
    }

    /// Counts answers as they come.
    static final class Counting {
        private long count;
        private long numbers;
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;
        private boolean whole = true;
        private long yesNos;
        private final Set<String> different = new HashSet<>();

        void see(String text) {
            if (text.isEmpty()) return;
            count++;
            if (different.size() < MOST_DIFFERENT) different.add(text.length() > 80 ? text.substring(0, 80) : text);
            if (YesNo.read(text) != null) yesNos++;
            @Nullable Double number = Score.read(text);
            if (number == null) return;
            numbers++;
            least = Math.min(least, number);
            most = Math.max(most, number);
            whole &= number == Math.rint(number);
        }

        Seen seen() {
            return numbers == 0
                    ? new Seen(count, 0, 0, 0, true, yesNos, different.size())
                    : new Seen(count, numbers, least, most, whole, yesNos, different.size());
        }
    }
}
