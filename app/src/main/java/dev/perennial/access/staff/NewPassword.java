package dev.perennial.access.staff;

import static dev.perennial.ui.Words.t;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a new password must be: long rather than odd, and no longer than bcrypt reads.
public final class NewPassword {
    static final int SHORTEST = 10;
    static final int LONGEST_BYTES = 72;

    private NewPassword() {}

    /// What is wrong with it, in a sentence.
    public static Optional<String> mistake(String password) {
        if (password.length() < SHORTEST) return Optional.of(t("access.password.short", SHORTEST, password.length()));
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES)
            return Optional.of(t("access.password.long", LONGEST_BYTES));
        return Optional.empty();
    }
}
