package dev.perennial.messaging.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// By the rules of RFC 6376, checked by a verifier that is written after the text of the standard and shares nothing
/// with the signer.
class DkimSignatureTests {
    private static final String MAIL = """
        From: =?UTF-8?Q?Ada=E2=80=99s?= <orders@bakery.example>
        To: cleo@example.org
        Subject: Your   rye
         is ready
        Message-ID: <1@bakery.example>
        List-Unsubscribe: <https://perennial.bakery.example/x>
        List-Unsubscribe-Post: List-Unsubscribe=One-Click

        Hello \t Cleo \s
        \s
        your rye is ready.


        """.replace("\n", "\r\n");

    private static KeyPair keys;

    @BeforeAll
    static void make() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @Test
    void whatIsSignedIsFoundGenuine() throws GeneralSecurityException {
        assertThat(verify(signed(MAIL))).isEqualTo("pass");
    }

    @ParameterizedTest
    @CsvSource({
        "your rye is ready, your rye is gone",
        "To: cleo@, To: bob@",
        "https://perennial.bakery.example/x, https://evil.example/x",
        "List-Unsubscribe=One-Click, List-Unsubscribe=Two-Click",
        "<1@bakery, <2@bakery",
    })
    void whatIsChangedOnTheWayIsNot(String from, String to) throws GeneralSecurityException {
        var changed = signed(MAIL).replace(from, to);
        assertThat(changed).isNotEqualTo(signed(MAIL));
        assertThat(verify(changed)).startsWith("fail");
    }

    @Test
    void aSecondSenderPutOnTopIsNotCovered() throws GeneralSecurityException {
        assertThat(verify(signed(MAIL).replace("To: cleo", "From: evil@evil.example\r\nTo: cleo")))
                .startsWith("fail");
    }

    /// Section 3.4: relays may fold headers anew, change white space and add empty lines at the end.
    @ParameterizedTest
    @ValueSource(strings = {"fold", "spaces", "tail", "case"})
    void whatRelaysMayChangeDoesNotMatter(String how) throws GeneralSecurityException {
        var signed = signed(MAIL);
        var changed = switch (how) {
            case "fold" -> signed.replace("Subject: Your   rye\r\n is ready", "Subject: Your rye is\r\n\tready");
            case "spaces" -> signed.replace("Hello \t Cleo  \r\n", "Hello Cleo\r\n");
            case "tail" -> signed + "\r\n\r\n";
            default -> signed.replace("\r\nSubject: ", "\r\nSUBJECT: ");
        };
        assertThat(changed).isNotEqualTo(signed);
        assertThat(verify(changed)).isEqualTo("pass");
    }

    /// The examples of section 3.4.5.
    @Test
    void theExamplesOfTheStandardComeOutAsItSays() {
        assertThat(DkimSignature.relaxed("A: X")).isEqualTo("a:X");
        assertThat(DkimSignature.relaxed("B : Y\t\r\n\tZ  ")).isEqualTo("b:Y Z");
        assertThat(new String(
                        DkimSignature.relaxedBody(" C \r\nD \t E\r\n\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.US_ASCII))
                .isEqualTo(" C\r\nD E\r\n");
        assertThat(DkimSignature.relaxedBody(new byte[0])).isEmpty();
        assertThat(DkimSignature.relaxedBody("\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(new String(
                        DkimSignature.relaxedBody("x".getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII))
                .isEqualTo("x\r\n");
    }

    @Test
    void itsLinesAreShort() {
        var header = new String(header(MAIL), StandardCharsets.US_ASCII);
        assertThat(header).endsWith("\r\n");
        assertThat(header.split("\r\n")).allMatch(it -> it.length() < 100);
    }

    private static byte[] header(String mail) {
        return DkimSignature.of(
                mail.getBytes(StandardCharsets.US_ASCII),
                "bakery.example",
                "perennial",
                keys.getPrivate(),
                Instant.parse("2026-11-22T09:00:00Z"));
    }

    private static String signed(String mail) {
        return new String(header(mail), StandardCharsets.US_ASCII) + mail;
    }

    private static String verify(String mail) throws GeneralSecurityException {
        var split = mail.indexOf("\r\n\r\n");
        var headers = new ArrayList<String>();
        for (var line : mail.substring(0, split).split("\r\n"))
            if (line.startsWith(" ") || line.startsWith("\t"))
                headers.set(headers.size() - 1, headers.getLast() + "\r\n" + line);
            else headers.add(line);
        var signature = headers.stream()
                .filter(it -> it.toLowerCase().startsWith("dkim-signature:"))
                .findFirst()
                .orElseThrow();
        headers.remove(signature);
        Map<String, String> tags = new HashMap<>();
        for (var tag : signature.substring(signature.indexOf(':') + 1).split(";")) {
            var parts = tag.strip().split("=", 2);
            tags.put(parts[0], parts[1].replaceAll("\\s", ""));
        }
        var body = canonicalBody(mail.substring(split + 4));
        var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.US_ASCII));
        if (!Base64.getEncoder().encodeToString(digest).equals(tags.get("bh"))) return "fail: body";
        var toVerify = new StringBuilder();
        var left = new ArrayList<>(headers);
        for (var name : tags.get("h").split(":"))
            for (var i = left.size() - 1; i >= 0; i--)
                if (left.get(i).toLowerCase().startsWith(name.toLowerCase() + ":")) {
                    toVerify.append(canonical(left.remove(i))).append("\r\n");
                    break;
                }
        toVerify.append(canonical(signature.replaceFirst("(?s)b=[A-Za-z0-9+/=\\s]*$", "b=")));
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(keys.getPublic());
        verifier.update(toVerify.toString().getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(Base64.getDecoder().decode(tags.get("b"))) ? "pass" : "fail: signature";
    }

    private static String canonical(String header) {
        var parts = header.split(":", 2);
        return parts[0].strip().toLowerCase() + ":"
                + String.join(" ", List.of(parts[1].replace("\r\n", "").strip().split("[ \t]+")));
    }

    private static String canonicalBody(String body) {
        var lines = new ArrayList<>(Arrays.asList(body.split("\r\n", -1)));
        lines.replaceAll(it -> it.replaceAll("[ \t]+", " ").replaceAll(" $", ""));
        while (!lines.isEmpty() && lines.getLast().isEmpty()) lines.removeLast();
        return lines.isEmpty() ? "" : String.join("\r\n", lines) + "\r\n";
    }
}
