package dev.perennial.customers.duplicates;

import dev.perennial.ui.View;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the search is; asks for itself again until it is through.
///
/// @param share how far, between 0 and 1
/// @param lastAt when the last one was through, or null
/// @param lastSeconds how long it took
public record SearchProgress(
        boolean pending, double share, @Nullable Instant lastAt, long lastSeconds) implements View {
    public int percent() {
        return (int) Math.round(share * 100);
    }
}
