package dev.perennial.feedback.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What booking the file would do.
///
/// @param known answers that are here already; they stay as they are
/// @param anonymous submissions of nobody who can be told by number, e-mail address or phone
/// @param questions what is answered, as the file has it
public record Expected(
        long rows,
        long submissions,
        long answers,
        long known,
        long customersNew,
        long customersKnown,
        long anonymous,
        long rejected,
        @Nullable Instant first,
        @Nullable Instant last,
        List<Sum> questions) {

    public Expected {
        questions = List.copyOf(questions);
    }

    /// @param mean of numbers, else null
    public record Sum(int asked, long answers, @Nullable Double mean) {}
}
