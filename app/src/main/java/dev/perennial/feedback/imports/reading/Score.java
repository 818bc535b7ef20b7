package dev.perennial.feedback.imports.reading;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A score as people write it: `4`, `4,5`, `4/5`, `4 of 5 stars`, `★★★★☆`. No score has thousands, so point and comma
/// both mean a fraction.
final class Score {
    private static final Pattern FIGURES = Pattern.compile(
            "([-−]?\\d{1,9})(?:[.,](\\d{1,6}))?(?:\\s*(?:/|of|out of|von|sur|de)\\s*\\d{1,4})?"
                    + "\\s*(?:stars?|sterne?n?|étoiles?|estrellas?|points?|punkte?)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern STARS = Pattern.compile("[★⭐🌟]️?(?:[★⭐🌟]️?)*[☆✩]*");

    private Score() {}

    static @Nullable Double read(String text) {
        var found = FIGURES.matcher(text);
        if (found.matches()) {
            var whole = found.group(1).replace('−', '-');
            // plus zero, for a zero has no minus
            return Double.valueOf(found.group(2) == null ? whole : whole + "." + found.group(2)) + 0.0;
        }
        return STARS.matcher(text).matches()
                ? (Double) (double) text.codePoints().filter(Score::isFull).count()
                : null;
    }

    private static boolean isFull(int sign) {
        return sign == '★' || sign == '⭐' || sign == 0x1F31F;
    }
}
