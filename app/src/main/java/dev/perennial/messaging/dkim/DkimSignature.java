package dev.perennial.messaging.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Signs a mail as coming from a domain (RFC 6376, rsa-sha256, both canonicalisations relaxed). `From` is signed once
/// more than it is there, so that nobody adds another (section 8.15); so are the headers by which people unsubscribe,
/// as RFC 8058 asks.
final class DkimSignature {
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Reply-To",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "Auto-Submitted",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private static final byte[] LINE_END = {'\r', '\n'};

    private DkimSignature() {}

    /// @param mail with lines that end in CR LF
    /// @return the header line to put on top, with its own line end
    static byte[] of(byte[] mail, String domain, String selector, PrivateKey key, Instant at) {
        var text = new String(mail, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        var headers = headers(end < 0 ? text : text.substring(0, end));
        var signed = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var name : SIGNED)
            headers.stream()
                    .filter(it -> it.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .reduce((_, last) -> last)
                    .ifPresent(header -> {
                        signed.add(relaxed(header));
                        names.add(name);
                    });
        names.add("From");
        var body = end < 0 ? new byte[0] : bytes(text.substring(end + 4));
        var start =
                "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; t=%d;\r\n h=%s;\r\n bh=%s;\r\n b="
                        .formatted(
                                domain,
                                selector,
                                at.getEpochSecond(),
                                names.stream().collect(Collectors.joining(":\r\n  ")),
                                Base64.getEncoder().encodeToString(sha256(relaxedBody(body))));
        var toSign = signed.stream().map(it -> it + "\r\n").collect(Collectors.joining()) + relaxed(start);
        return bytes(start + folded(signature(bytes(toSign), key)) + "\r\n");
    }

    /// Each header with its folded lines, as it stands.
    private static List<String> headers(String text) {
        return List.of(text.split("\r\n(?![ \t])"));
    }

    /// Section 3.4.2: name in small letters, lines unfolded, white space one space, none around the colon or at the
    /// end.
    static String relaxed(String header) {
        var colon = header.indexOf(':');
        var value = header.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ");
        return header.substring(0, colon).stripTrailing().toLowerCase(Locale.ROOT) + ":" + trimmed(value);
    }

    private static String trimmed(String value) {
        return value.replaceAll("^ | $", "");
    }

    /// Section 3.4.4: white space at the ends of lines goes, other white space is one space, empty lines at the end go.
    static byte[] relaxedBody(byte[] body) {
        var out = new ByteArrayOutputStream(body.length);
        var emptyLines = 0;
        var isBegun = false;
        var isSpaced = false;
        for (var i = 0; i < body.length; i++) {
            if (body[i] == '\r' && i + 1 < body.length && body[i + 1] == '\n') {
                if (isBegun) out.writeBytes(LINE_END);
                else emptyLines++;
                isBegun = false;
                isSpaced = false;
                i++;
            } else if (body[i] == ' ' || body[i] == '\t') {
                isSpaced = true;
            } else {
                for (; emptyLines > 0; emptyLines--) out.writeBytes(LINE_END);
                if (isSpaced) out.write(' ');
                out.write(body[i]);
                isBegun = true;
                isSpaced = false;
            }
        }
        if (isBegun) out.writeBytes(LINE_END);
        return out.toByteArray();
    }

    private static String folded(byte[] signature) {
        return Base64.getEncoder().encodeToString(signature).replaceAll("(.{70})(?!$)", "$1\r\n  ");
    }

    private static byte[] signature(byte[] toSign, PrivateKey key) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(toSign);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of ours cannot sign", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
