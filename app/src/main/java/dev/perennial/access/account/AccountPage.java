package dev.perennial.access.account;

import dev.perennial.access.StaffMember;
import dev.perennial.ui.View;
import org.jspecify.annotations.Nullable;

/// @param wrongOld what is wrong with the old password, or empty
/// @param wrongNew what is wrong with the new one, or empty
public record AccountPage(StaffMember member, String wrongOld, String wrongNew) implements View {
    public @Nullable String oldMistake() {
        return wrongOld.isEmpty() ? null : wrongOld;
    }

    public @Nullable String newMistake() {
        return wrongNew.isEmpty() ? null : wrongNew;
    }
}
