package dev.perennial.customers.wishes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What was just done, said at the top of the page; an address carries its name only.
enum Done {
    SAVED,
    /// Saved, but for an e-mail address that is to be confirmed first.
    WAITING,
    /// Nothing could be opened: somebody of the shop is signed in here.
    STAFF,
    STOPPED,
    ASKED;

    static @Nullable String key(@Nullable String name) {
        return Arrays.stream(values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .map(it -> "customers.wishes.done." + it)
                .orElse(null);
    }
}
