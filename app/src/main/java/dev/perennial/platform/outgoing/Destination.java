package dev.perennial.platform.outgoing;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// An address as written, taken apart and found to be of a form that is called at all.
///
/// @param host a whole name in small letters, or an address as four decimals or in square brackets
record Destination(URI uri, String scheme, String host, int port) {
    private static final int LONGEST = 2_000;
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern LAST_PART_IS_A_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
    private static final Pattern FOUR_DECIMALS =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    sealed interface Read {}

    record Readable(Destination destination) implements Read {}

    record Unreadable(Refused why) implements Read {}

    static Read of(String text) {
        if (text.length() > LONGEST) return new Unreadable(Refused.UNREADABLE);
        try {
            return of(new URI(text));
        } catch (URISyntaxException _) {
            return new Unreadable(Refused.UNREADABLE);
        }
    }

    private static Read of(URI uri) {
        if (uri.getScheme() == null) return new Unreadable(Refused.UNREADABLE);
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) return new Unreadable(Refused.SCHEME);
        if (uri.getRawUserInfo() != null
                || String.valueOf(uri.getRawAuthority()).contains("@")) return new Unreadable(Refused.USER_INFO);
        if (uri.getRawFragment() != null) return new Unreadable(Refused.FRAGMENT);
        if (uri.getHost() == null)
            return new Unreadable(uri.getRawAuthority() == null ? Refused.UNREADABLE : Refused.HOST);
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        if (!isHost(host)) return new Unreadable(Refused.HOST);
        var port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return port == 0 || port > 65_535
                ? new Unreadable(Refused.PORT)
                : new Readable(new Destination(uri, scheme, host, port));
    }

    /// What browsers and resolvers read as a number, in decimal, octal or hexadecimal, is taken only in the one form
    /// that everybody reads alike.
    private static boolean isHost(String host) {
        if (host.startsWith("[")) return !host.contains("%") && isAddress(host.substring(1, host.length() - 1));
        return LAST_PART_IS_A_NUMBER.matcher(host).matches()
                ? FOUR_DECIMALS.matcher(host).matches()
                : NAME.matcher(host).matches();
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
        return host.startsWith("[") || FOUR_DECIMALS.matcher(host).matches();
    }

    InetAddress literal() {
        return InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }

    /// As it is written in a setting: `host` or `host:port`.
    boolean isNamedBy(String allowed) {
        return allowed.equals(host) || allowed.equals(host + ":" + port);
    }
}
