package dev.perennial.messaging.reading;

import dev.perennial.ui.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns bytes into letters, whatever the mail says they are: names of character sets are often wrong, and a wrong
/// letter is better than a lost mail.
final class Letters {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /// What programs mean when they say the name on the left; most are supersets of what they name.
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf-8mb4", "UTF-8"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("cp-1252", "windows-1252"),
            Map.entry("ansi_x3.110-1983", "windows-1252"));

    private Letters() {}

    static String decode(byte[] bytes, @Nullable String named) {
        return storable(decode(bytes, named == null ? null : charset(named)));
    }

    private static String decode(byte[] bytes, @Nullable Charset charset) {
        if (charset == null || isLatin(charset)) {
            if (isJapaneseByEscapes(bytes)) return lenient(bytes, Charset.forName("x-windows-iso2022jp"));
            var strict = strict(bytes, StandardCharsets.UTF_8);
            return strict == null ? lenient(bytes, WINDOWS) : strict;
        }
        var strict = strict(bytes, charset);
        if (strict != null) return strict;
        return charset.equals(StandardCharsets.UTF_8) && !hasSomeUtf8(bytes)
                ? lenient(bytes, WINDOWS)
                : lenient(bytes, charset);
    }

    /// Null when nobody knows it: then it is guessed.
    private static @Nullable Charset charset(String named) {
        var name = named.strip().replaceAll("[\"';]", "").toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(MEANT.getOrDefault(name, name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isLatin(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII)
                || charset.equals(StandardCharsets.ISO_8859_1)
                || charset.equals(WINDOWS);
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static String lenient(byte[] bytes, Charset charset) {
        return new String(bytes, charset);
    }

    private static boolean hasSomeUtf8(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++)
            if ((bytes[i] & 0xe0) == 0xc0 && (bytes[i + 1] & 0xc0) == 0x80
                    || (bytes[i] & 0xf0) == 0xe0 && (bytes[i + 1] & 0xc0) == 0x80) return true;
        return false;
    }

    private static boolean isJapaneseByEscapes(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++)
            if (bytes[i] == 0x1b && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) return true;
        return false;
    }

    /// Without what can be neither stored nor shown.
    static String storable(String text) {
        if (Texts.isStorable(text)) return text.startsWith("\ufeff") ? text.substring(1) : text;
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(Texts::isStorable).forEach(kept::appendCodePoint);
        return storable(kept.toString());
    }
}
