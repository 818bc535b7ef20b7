package dev.perennial.messaging.outbox;

import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;

public record OutboxPage(Show show, Map<Show, Integer> counts, List<Batch> batches, List<Shown> messages)
        implements View {
    public List<Show> shows() {
        return List.of(Show.values());
    }

    public int count(Show show) {
        return counts.getOrDefault(show, 0);
    }

    public boolean isCut() {
        return count(show) > messages.size();
    }
}
