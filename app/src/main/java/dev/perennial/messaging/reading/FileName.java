package dev.perennial.messaging.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an enclosed file may be called: its last name without folders, without letters that hide what it is.
public final class FileName {
    private static final int LONGEST = 150;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("image/png", ".png"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/webp", ".webp"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("text/calendar", ".ics"),
            Map.entry("text/vcard", ".vcf"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".html"),
            Map.entry("application/ms-tnef", ".dat"),
            Map.entry("message/rfc822", ".eml"));

    private FileName() {}

    static String of(@Nullable String given, String type, Part part) {
        var name = given == null ? "" : clean(given);
        if (!name.isEmpty()) return name;
        var ending = ENDINGS.getOrDefault(type, "");
        if (!type.equals("message/rfc822")) return (type.equals("text/calendar") ? "invite" : "file") + ending;
        var bytes = part.bytes(64 * 1024);
        var subject = Part.of(bytes, 0, bytes.length).first("Subject");
        var called = subject == null ? "" : clean(EncodedWords.decode(subject).replaceAll("[/\\\\]", " "));
        return (called.isEmpty() ? "message" : called) + ending;
    }

    public static String clean(String given) {
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff<>:\"|?*]", "")
                .replaceAll("\\s+", " ")
                .replaceFirst("^[. ]+", "")
                .replaceFirst("[. ]+$", "");
        if (name.codePointCount(0, name.length()) <= LONGEST) return name;
        int dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }
}
