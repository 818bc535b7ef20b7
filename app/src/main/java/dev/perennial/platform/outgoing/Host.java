package dev.perennial.platform.outgoing;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whom to call.
///
/// @param name a whole name in small letters, or an address as four decimals or in square brackets
record Host(String name) {
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern LAST_PART_IS_A_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
    private static final Pattern FOUR_DECIMALS =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    /// What browsers and resolvers read as a number, in decimal, octal or hexadecimal, is taken only in the one form
    /// that everybody reads alike.
    static Optional<Host> of(String text) {
        var name = text.toLowerCase(Locale.ROOT);
        return isHost(name) ? Optional.of(new Host(name)) : Optional.empty();
    }

    private static boolean isHost(String name) {
        if (name.startsWith("["))
            return name.endsWith("]") && !name.contains("%") && isAddress(name.substring(1, name.length() - 1));
        return LAST_PART_IS_A_NUMBER.matcher(name).matches()
                ? FOUR_DECIMALS.matcher(name).matches()
                : NAME.matcher(name).matches();
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    boolean isLiteral() {
        return name.startsWith("[") || FOUR_DECIMALS.matcher(name).matches();
    }

    /// Only to be asked when it is one.
    InetAddress literal() {
        return InetAddress.ofLiteral(name.startsWith("[") ? name.substring(1, name.length() - 1) : name);
    }

    boolean isWholeName() {
        return isLiteral() || name.contains(".");
    }
}
