package dev.perennial.messaging.outbox;

import static dev.perennial.ui.Words.t;

import dev.perennial.messaging.Cause;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;

public record OutboxPage(
        Show show, Map<Show, Integer> counts, List<Batch> batches, List<Shown> messages, List<Cause> causes)
        implements View {
    public List<Show> shows() {
        return List.of(Show.values());
    }

    public int count(Show show) {
        return counts.getOrDefault(show, 0);
    }

    /// What people call it; its own word where it has no other.
    public String called(Batch batch) {
        return causes.stream()
                .filter(it -> it.source().equals(batch.cause()))
                .findFirst()
                .map(it -> t(it.label()))
                .orElse(batch.cause());
    }

    public boolean isCut() {
        return count(show) > messages.size();
    }
}
