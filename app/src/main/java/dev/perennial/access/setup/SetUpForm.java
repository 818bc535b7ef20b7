package dev.perennial.access.setup;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.business.BusinessForm;
import dev.perennial.access.staff.NewPassword;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the first visitor wrote, as text; [#mistakes] says what to mend, field by field.
public record SetUpForm(Map<String, String> fields) {
    public String get(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /// The password as typed, spaces included.
    String password() {
        return fields.getOrDefault("password", "");
    }

    public BusinessForm business() {
        return new BusinessForm(fields);
    }

    /// Field to sentence, in the order of the form; empty when all is well.
    Map<String, String> mistakes() {
        var found = new LinkedHashMap<String, String>();
        if (get("name").isEmpty()) found.put("name", t("access.setup.name.missing"));
        if (!get("email").matches("[^@\\s]+@[^@\\s]+")) found.put("email", t("access.email.wrong", get("email")));
        NewPassword.mistake(password()).ifPresent(sentence -> found.put("password", sentence));
        found.putAll(business().mistakes());
        return found;
    }
}
