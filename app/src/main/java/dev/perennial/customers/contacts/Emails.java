package dev.perennial.customers.contacts;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What e-mail addresses are compared by: lower case, otherwise as written.
public final class Emails {
    private static final int LONGEST = 320;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>.]+(\\.[^\\s@,;<>.]+)*");

    private Emails() {}

    /// @return null for what cannot be an address
    public static @Nullable String key(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : null;
    }
}
