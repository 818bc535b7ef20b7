package dev.perennial.imports;

import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a file is dropped, and what was brought so far.
public record ImportsPage(
        ImportKind kind,
        List<? extends FileImport> imports,
        boolean mayImport,
        long mostMegabytes,
        @Nullable String mistake)
        implements View {
    @Override
    public int status() {
        return mistake == null ? 200 : 422;
    }
}
