package dev.perennial.customers.privacy.record;

import dev.perennial.ui.View;
import java.util.List;

/// The text a business gives its customers to read.
public record NoticePage(List<Part> parts) implements View {}
