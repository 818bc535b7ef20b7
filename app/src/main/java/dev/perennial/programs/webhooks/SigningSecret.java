package dev.perennial.programs.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret a receiver knows us by. It is kept as it is, for every message has to be signed with it.
record SigningSecret(String text) {
    private static final String PREFIX = "whsec_";
    private static final SecureRandom RANDOM = new SecureRandom();

    static SigningSecret make() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /// What stands in the header `webhook-signature`: one signature for each secret that still counts.
    static String signatures(List<SigningSecret> secrets, String id, Instant at, String body) {
        return secrets.stream().map(it -> it.sign(id, at, body)).collect(Collectors.joining(" "));
    }

    private String sign(String id, Instant at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), "HmacSHA256"));
            var signed = id + "." + at.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /// Never in a log.
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
