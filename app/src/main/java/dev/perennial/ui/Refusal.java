package dev.perennial.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why something was not taken: which field, what stood there, and what would be right.
///
/// @param module whose words tell it: the message `<module>.refusal.<reason>`
/// @param field as the sender names it: `total`, `lines[2].quantity`
/// @param value what was sent, or null when nothing was
/// @param reason what is wrong, for programs: `missing`, `linesDoNotAddUp`
/// @param details what the sentence needs besides the value
public record Refusal(String module, String field, @Nullable String value, String reason, List<Object> details) {
    private static final int SHOWN = 80;

    public static Refusal of(String module, String field, @Nullable Object value, String reason, Object... details) {
        return new Refusal(module, field, value == null ? null : shown(value.toString()), reason, List.of(details));
    }

    /// For what a form has found a sentence for already.
    public static Refusal saying(String field, @Nullable Object value, String sentence) {
        return of("ui", field, value, "unfit", sentence);
    }

    /// The whole story in one sentence, in the reader's language.
    public String sentence() {
        var words = new Object[details.size() + 2];
        words[0] = field;
        words[1] = value == null ? "" : value;
        for (var i = 0; i < details.size(); i++) words[i + 2] = details.get(i);
        return Words.t(module + ".refusal." + reason, words);
    }

    private static String shown(String value) {
        var visible = value.codePoints()
                .limit(SHOWN)
                .map(it -> Texts.isStorable(it) ? it : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return value.codePointCount(0, value.length()) > SHOWN ? visible + "…" : visible.toString();
    }
}
