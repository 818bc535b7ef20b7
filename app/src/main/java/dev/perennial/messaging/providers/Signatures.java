package dev.perennial.messaging.providers;

import dev.perennial.messaging.ServiceAccess;
import dev.perennial.platform.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Whether a call is the provider's: each shows it in a way of its own. All are compared in constant time.
@Component
class Signatures {
    private final PublicAddress address;

    Signatures(PublicAddress address) {
        this.address = address;
    }

    boolean isGenuine(ServiceAccess access, HttpServletRequest request, byte[] body) {
        return switch (access.account().kind()) {
            case SMS ->
                address.of(HookAddress.path(access.account().id(), request.getQueryString()))
                        .filter(url -> same(
                                ofCall(access.signing(), url, FormBody.read(body)),
                                header(request, "X-Twilio-Signature")))
                        .isPresent();
            case TELEGRAM -> same(access.signing(), header(request, "X-Telegram-Bot-Api-Secret-Token"));
            case WHATSAPP ->
                same(
                        "sha256=" + HexFormat.of().formatHex(mac("HmacSHA256", access.signing(), body)),
                        header(request, "X-Hub-Signature-256"));
            case EMAIL -> false;
        };
    }

    /// What WhatsApp has to say when it greets us.
    static String greeting(String signing) {
        return HexFormat.of()
                .formatHex(mac("HmacSHA256", signing, "greeting".getBytes(StandardCharsets.US_ASCII)))
                .substring(0, 32);
    }

    /// The address that was called, then each field and its value, by name.
    static String ofCall(String secret, String url, FormBody form) {
        var signed = new StringBuilder(url);
        new TreeMap<>(form.fields())
                .forEach((name, value) -> signed.append(name).append(value));
        return Base64.getEncoder()
                .encodeToString(mac("HmacSHA1", secret, signed.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static boolean same(String ours, String theirs) {
        return !ours.isEmpty()
                && MessageDigest.isEqual(
                        ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }

    private static byte[] mac(String algorithm, String secret, byte[] signed) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
