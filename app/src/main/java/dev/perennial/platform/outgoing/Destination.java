package dev.perennial.platform.outgoing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// An address as written, taken apart and found to be of a form that is called at all.
record Destination(URI uri, String scheme, Host host, int port) {
    private static final int LONGEST = 2_000;

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
        var host = Host.of(uri.getHost());
        if (host.isEmpty()) return new Unreadable(Refused.HOST);
        var port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return port == 0 || port > 65_535
                ? new Unreadable(Refused.PORT)
                : new Readable(new Destination(uri, scheme, host.get(), port));
    }
}
