package dev.perennial.customers;

import org.jspecify.annotations.Nullable;

/// One row of an [Intake] batch.
///
/// @param n the row's number within its batch; from 0; a row brought twice counts once
/// @param source the system whose numbers `person.externalId()` are
/// @param answers what the row says about being written to
public record IntakeRow(int n, String source, Person person, Answers answers) {
    public IntakeRow(int n, String source, Person person) {
        this(n, source, person, Answers.NONE);
    }

    /// @param newsByEmail null when it says nothing
    /// @param newsBySms null when it says nothing
    /// @param proof where it stands: the file and the line
    public record Answers(
            @Nullable Boolean newsByEmail,
            @Nullable Boolean newsBySms,
            @Nullable String proof) {
        static final Answers NONE = new Answers(null, null, null);
    }
}
