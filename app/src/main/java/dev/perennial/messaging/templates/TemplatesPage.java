package dev.perennial.messaging.templates;

import dev.perennial.messaging.Template;
import dev.perennial.ui.View;
import java.util.List;

public record TemplatesPage(List<Template> templates) implements View {}
