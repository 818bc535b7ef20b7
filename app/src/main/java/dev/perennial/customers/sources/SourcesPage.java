package dev.perennial.customers.sources;

import dev.perennial.ui.View;
import java.util.List;

public record SourcesPage(List<Source> sources) implements View {}
