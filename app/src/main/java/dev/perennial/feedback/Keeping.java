package dev.perennial.feedback;

import dev.perennial.ui.Refusal;
import java.util.List;
import java.util.UUID;

/// What came of keeping a submission.
public sealed interface Keeping {
    /// All of it is in, some of it only now.
    record Kept(UUID submission) implements Keeping {}

    /// It was in already, or was taken out because a person asked to be forgotten; nothing changed.
    record SeenBefore(UUID submission) implements Keeping {}

    /// Something else is answered under its number already; nothing changed.
    record Contradicted(UUID submission, Refusal difference) implements Keeping {}

    /// It could not be taken; nothing changed.
    record Refused(List<Refusal> refusals) implements Keeping {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
