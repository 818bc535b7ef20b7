package dev.perennial.feedback.answers;

import dev.perennial.feedback.Scale;
import dev.perennial.ui.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What they said: the latest submissions, the newest first.
///
/// @param count how many submissions there are in all
public record SaidPanel(long count, List<Said> latest) implements View {

    /// @param about the product or place it was about, or null
    public record Said(Instant at, @Nullable String about, List<Answer> answers) {}

    /// @param answer in words; empty for a comment
    /// @param box how good it is, or null where the scale has no boxes
    public record Answer(
            String question,
            String answer,
            Scale.@Nullable Box box,
            @Nullable String text) {
        /// How its chip looks; the words on it say the same.
        public String css() {
            return box == null
                    ? ""
                    : switch (box) {
                        case GOOD -> "";
                        case MIDDLE -> "chip-gold";
                        case BAD -> "chip-harm";
                    };
        }
    }
}
