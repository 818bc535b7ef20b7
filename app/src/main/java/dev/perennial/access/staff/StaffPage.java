package dev.perennial.access.staff;

import dev.perennial.access.StaffId;
import dev.perennial.ui.Choice;
import dev.perennial.ui.View;
import dev.perennial.ui.Words;
import java.util.Arrays;
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
        return Arrays.stream(Scope.values())
                .map(it -> new Choice(it.name(), Words.t("access.scope." + it)))
                .toList();
    }

    public Scope scope(StaffAccounts.Account account) {
        return Scope.of(account.role(), account.ownOnly());
    }
}
