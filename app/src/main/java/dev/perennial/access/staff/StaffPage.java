package dev.perennial.access.staff;

import dev.perennial.access.Role;
import dev.perennial.access.StaffId;
import dev.perennial.ui.Choice;
import dev.perennial.ui.View;
import dev.perennial.ui.Words;
import java.util.List;
import java.util.Map;

/// @param self who looks; nobody closes their own account
/// @param fields what was written into the form for a new account
/// @param mistakes field to sentence
public record StaffPage(
        List<StaffAccounts.Account> accounts, StaffId self, Map<String, String> fields, Map<String, String> mistakes)
        implements View {

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    public List<Choice> roles() {
        return List.of(role(Role.STAFF), role(Role.MANAGER));
    }

    private static Choice role(Role role) {
        return new Choice(role.name(), Words.t("access.role." + role.name() + ".long"));
    }
}
