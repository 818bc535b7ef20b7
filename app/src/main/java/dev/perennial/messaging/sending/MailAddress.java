package dev.perennial.messaging.sending;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Exactly one mail address, in the one form that every server reads alike: no display name, no comment, no quotes, no
/// route, no second address.
///
/// @param domain in letters that travel everywhere
record MailAddress(String local, String domain) {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    static Optional<MailAddress> of(String text) {
        var at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || !LOCAL.matcher(text.substring(0, at)).matches()) return Optional.empty();
        try {
            var domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(domain).matches()
                    ? Optional.of(new MailAddress(text.substring(0, at), domain))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// With a word behind a plus sign, by which the answer is known.
    MailAddress tagged(String tag) {
        return new MailAddress(local + "+" + tag, domain);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
