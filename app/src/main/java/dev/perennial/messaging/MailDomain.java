package dev.perennial.messaging;

import java.net.IDN;
import java.util.Locale;

/// What stands behind the @ of an address of ours, in the one form that mail and DNS know: small letters, umlauts
/// written out for machines.
public final class MailDomain {
    private MailDomain() {}

    /// @param address a whole one, or its domain alone
    public static String of(String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1);
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return domain.toLowerCase(Locale.ROOT);
        }
    }
}
