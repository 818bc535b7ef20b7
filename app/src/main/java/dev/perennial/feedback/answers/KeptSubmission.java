package dev.perennial.feedback.answers;

import dev.perennial.customers.CustomerId;
import dev.perennial.feedback.Given;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Submission;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody answered at one time, as it is kept: without its number, which nobody can read any more.
///
/// @param first the answer that came in first, by which submissions are in order
record KeptSubmission(
        UUID id,
        UUID first,
        Instant at,
        @Nullable CustomerId customer,
        Submission.Type type,
        String source,
        @Nullable String product,
        @Nullable String place,
        @Nullable String channel,
        @Nullable String language,
        List<Answered> answers) {

    record Answered(Question question, Given given) {}

    KeptSubmission saying(List<Answered> all) {
        return new KeptSubmission(id, first, at, customer, type, source, product, place, channel, language, all);
    }
}
