package dev.perennial.access.export;

import dev.perennial.ui.View;
import java.time.Instant;
import java.util.List;

public record ExportPage(List<Export> exports, Instant now) implements View {
    public boolean isPending() {
        return exports.stream().anyMatch(Export::isPending);
    }
}
