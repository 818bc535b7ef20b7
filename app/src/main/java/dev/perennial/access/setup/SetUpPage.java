package dev.perennial.access.setup;

import dev.perennial.access.business.BusinessFields;
import dev.perennial.ui.View;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param mistakes field to sentence
public record SetUpPage(String token, SetUpForm form, Map<String, String> mistakes) implements View {
    public @Nullable String mistake(String field) {
        return mistakes.get(field);
    }

    public BusinessFields business() {
        return new BusinessFields(form.business(), mistakes);
    }
}
