package dev.perennial.orders;

import dev.perennial.ui.Refusal;
import java.util.List;

/// What came of recording a purchase or a refund.
///
/// @param <T> the id of what was recorded
public sealed interface Recording<T> {
    /// It is in, and was not before.
    record Recorded<T>(T id) implements Recording<T> {}

    /// The same was in already; nothing changed.
    record SeenBefore<T>(T id) implements Recording<T> {}

    /// Something else is in under the same source and number; nothing changed.
    record Contradicted<T>(T id, Refusal difference) implements Recording<T> {}

    /// It could not be taken; nothing changed.
    record Refused<T>(List<Refusal> refusals) implements Recording<T> {}

    static <T> Recording<T> refused(String field, Object value, String reason, Object... details) {
        return new Refused<>(List.of(Refusal.of("orders", field, value, reason, details)));
    }
}
