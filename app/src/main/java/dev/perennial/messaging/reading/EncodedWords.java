package dev.perennial.messaging.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// The words of a header by RFC 2047. Neighbours of one character set are put together before they are read, because
/// programs cut words in the middle of a letter.
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^?]*)\\?=");

    private EncodedWords() {}

    /// @param raw a header as it stands there, one char for each byte
    static String decode(String raw) {
        var text = raw.chars().allMatch(it -> it < 0x80)
                ? raw
                : Letters.decode(raw.getBytes(StandardCharsets.ISO_8859_1), null);
        var decoded = new StringBuilder(text.length());
        var bytes = new ByteArrayOutputStream();
        var charset = "";
        int end = 0;
        var words = WORD.matcher(text);
        while (words.find()) {
            var between = text.substring(end, words.start());
            var named = words.group(1).replaceFirst("\\*.*", "");
            if (charset.isEmpty() || !between.isBlank() || !named.equalsIgnoreCase(charset)) {
                if (!charset.isEmpty()) decoded.append(Letters.decode(bytes.toByteArray(), charset));
                bytes.reset();
                if (charset.isEmpty() || !between.isBlank()) decoded.append(between);
                charset = named;
            }
            bytes.writeBytes(
                    words.group(2).equalsIgnoreCase("b") ? LenientBase64.decode(words.group(3)) : q(words.group(3)));
            end = words.end();
        }
        if (!charset.isEmpty()) decoded.append(Letters.decode(bytes.toByteArray(), charset));
        return Letters.storable(decoded.append(text.substring(end)).toString());
    }

    private static byte[] q(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '_') bytes.write(' ');
            else if (c == '=' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }

    static final class LenientBase64 {
        private LenientBase64() {}

        /// What is no letter of the alphabet is passed over, a broken end is left away.
        static byte[] decode(String text) {
            var letters = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/')
                    letters.append(c);
            }
            if (letters.length() % 4 == 1) letters.setLength(letters.length() - 1);
            return Base64.getDecoder().decode(letters.toString());
        }
    }
}
