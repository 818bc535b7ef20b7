/// What people say when they are asked, and unasked: ratings, scores and comments, one row for each answered question.
///
/// - tells [AnswersGiven], and [AnswersImported] once for a file
/// - never changes an answer, never counts one twice, and never mixes two scales in one series
/// - above it, `feedback.api_answer` and `feedback.api_question` are read; [Answers] is how answers come in
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "tables",
            "ui",
            "access",
            "programs",
            "imports",
            "customers",
            "today",
            "orders"
        })
package dev.perennial.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
