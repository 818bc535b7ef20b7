package dev.perennial.messaging.templates;

import dev.perennial.messaging.MergeField;
import dev.perennial.messaging.TemplateId;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param id null for one that is not saved yet
/// @param mistakes input name to what is wrong with it
/// @param examples how it reads, or empty while something is wrong
public record TemplatePage(
        @Nullable TemplateId id,
        TemplateForm form,
        Map<String, String> mistakes,
        List<MergeField> fields,
        List<Example> examples)
        implements View {
    public String action() {
        return id == null ? "/messaging/templates" : "/messaging/templates/" + id;
    }

    /// “{{customer.first_name}}”
    public String written(MergeField field) {
        return "{{" + field.name() + "}}";
    }
}
