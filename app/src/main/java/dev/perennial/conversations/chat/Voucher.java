package dev.perennial.conversations.chat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the shop's sign-in says of a visitor, signed with a secret we share: a JWT by HS256 that lasts ten minutes at
/// the most. Nothing it says of its own algorithm counts.
record Voucher(
        String subject, @Nullable String email, @Nullable String name) {
    static final Duration LASTS = Duration.ofMinutes(10);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
    private static final int LONGEST = 4_000;
    private static final int LONGEST_CLAIM = 200;

    /// Why it proves nothing; the message is `conversations.chat.voucher.<name>`.
    enum Flaw {
        UNREADABLE,
        WRONG_KIND,
        NOT_OURS,
        TOO_OLD,
        TOO_LONG,
        NOBODY
    }

    sealed interface Read {}

    record Sound(Voucher voucher) implements Read {}

    record Flawed(Flaw flaw) implements Read {}

    static Read read(String text, List<String> secrets, Instant now) {
        if (text.length() > LONGEST) return new Flawed(Flaw.UNREADABLE);
        try {
            var jwt = SignedJWT.parse(text);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())) return new Flawed(Flaw.WRONG_KIND);
            if (!isSigned(jwt, secrets)) return new Flawed(Flaw.NOT_OURS);
            return read(jwt.getJWTClaimsSet(), now);
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return new Flawed(Flaw.UNREADABLE);
        }
    }

    private static Read read(JWTClaimsSet claims, Instant now) throws ParseException {
        var ends = claims.getExpirationTime();
        if (ends == null || ends.toInstant().isAfter(now.plus(LASTS).plus(CLOCKS_DIFFER)))
            return new Flawed(Flaw.TOO_LONG);
        if (!ends.toInstant().isAfter(now)) return new Flawed(Flaw.TOO_OLD);
        var subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > LONGEST_CLAIM) return new Flawed(Flaw.NOBODY);
        var verified = claims.getClaim("email_verified");
        var doubted = verified != null && !verified.toString().equalsIgnoreCase("true");
        return new Sound(new Voucher(
                subject.strip(),
                doubted ? null : LeftAddress.read(text(claims, "email")).orElse(null),
                Typed.name(text(claims, "name"))));
    }

    private static String text(JWTClaimsSet claims, String name) throws ParseException {
        var text = claims.getStringClaim(name);
        return text == null ? "" : text;
    }

    private static boolean isSigned(SignedJWT jwt, List<String> secrets) throws JOSEException {
        for (var secret : secrets)
            if (jwt.verify(new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)))) return true;
        return false;
    }
}
