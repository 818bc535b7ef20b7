package dev.perennial.messaging.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A header that has parameters: `text/plain; charset=utf-8`. Read as written by those who do not know the rules:
/// names with spaces and without quotes, parameters in pieces, words encoded where they must not be.
///
/// @param value in small letters
/// @param parameters by their names in small letters
record Field(String value, Map<String, String> parameters) {
    private static final int MOST = 100;

    static Field parse(@Nullable String header) {
        if (header == null) return new Field("", Map.of());
        var raw = new LinkedHashMap<String, String>();
        int at = header.indexOf(';');
        var value = (at < 0 ? header : header.substring(0, at)).strip().toLowerCase(Locale.ROOT);
        while (at >= 0 && at < header.length() && raw.size() < MOST) {
            int equals = header.indexOf('=', at);
            if (equals < 0) break;
            var name = header.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            name = name.substring(name.lastIndexOf(';') + 1).strip();
            var text = new StringBuilder();
            at = equals + 1;
            while (at < header.length() && Character.isWhitespace(header.charAt(at))) at++;
            if (at < header.length() && header.charAt(at) == '"') at = quoted(header, at + 1, text);
            int end = header.indexOf(';', at);
            if (text.isEmpty())
                text.append(
                        header.substring(at, end < 0 ? header.length() : end).strip());
            raw.putIfAbsent(name, text.toString());
            at = end;
        }
        return new Field(value, joined(raw));
    }

    @Nullable
    String get(String name) {
        return parameters.get(name);
    }

    private static int quoted(String header, int from, StringBuilder text) {
        int at = from;
        for (; at < header.length() && header.charAt(at) != '"'; at++) {
            if (header.charAt(at) == '\\' && at + 1 < header.length()) at++;
            text.append(header.charAt(at));
        }
        return Math.min(at + 1, header.length());
    }

    /// By RFC 2231: `name*0`, `name*1*` and `name*=utf-8''…` become `name`.
    private static Map<String, String> joined(Map<String, String> raw) {
        var joined = new LinkedHashMap<String, String>();
        raw.forEach((key, text) -> {
            int star = key.indexOf('*');
            if (star < 0) joined.putIfAbsent(key, EncodedWords.decode(text));
            else if (key.length() == star + 1 || key.startsWith("*0", star))
                joined.put(key.substring(0, star), inPieces(raw, key.substring(0, star)));
        });
        return joined;
    }

    private static String inPieces(Map<String, String> raw, String name) {
        var whole = raw.get(name + "*");
        if (whole != null) return extended(whole);
        var bytes = new ByteArrayOutputStream();
        String charset = null;
        for (int i = 0; i < MOST; i++) {
            var encoded = raw.get(name + "*" + i + "*");
            var plain = raw.get(name + "*" + i);
            if (encoded == null) {
                if (plain == null) break;
                bytes.writeBytes(plain.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                var ticks = encoded.split("'", 3);
                if (i == 0 && ticks.length == 3) charset = ticks[0];
                bytes.writeBytes(percent(i == 0 && ticks.length == 3 ? ticks[2] : encoded));
            }
        }
        return Letters.decode(bytes.toByteArray(), charset);
    }

    private static String extended(String text) {
        var ticks = text.split("'", 3);
        return ticks.length == 3 ? Letters.decode(percent(ticks[2]), ticks[0]) : Letters.decode(percent(text), "utf-8");
    }

    private static byte[] percent(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '%'
                    && i + 2 < text.length()
                    && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0) {
                bytes.write(Character.digit(text.charAt(i + 1), 16) * 16 + Character.digit(text.charAt(i + 2), 16));
                i += 2;
            } else bytes.write(c);
        }
        return bytes.toByteArray();
    }
}
