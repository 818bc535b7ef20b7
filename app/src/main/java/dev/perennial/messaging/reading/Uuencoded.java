package dev.perennial.messaging.reading;

import dev.perennial.messaging.reading.Mail.Enclosed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Files that lie between the lines of a text, as programs did before there were attachments.
final class Uuencoded {
    private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (\\S.{0,200})");
    private static final int MOST = 50;

    private Uuencoded() {}

    /// Takes them out of the text and leaves them with the files.
    static String take(String text, List<Enclosed> files) {
        if (!text.contains("begin ")) return text;
        var lines = text.split("\n", -1);
        var kept = new ArrayList<String>();
        for (int i = 0, taken = 0; i < lines.length; i++) {
            var begin = BEGIN.matcher(lines[i].strip());
            var file = taken < MOST && begin.matches() ? decoded(lines, i + 1) : null;
            if (file == null) {
                kept.add(lines[i]);
                continue;
            }
            files.add(new Enclosed(
                    named(begin.group(1)),
                    "application/octet-stream",
                    null,
                    () -> new ByteArrayInputStream(file.bytes())));
            i = file.end();
            taken++;
        }
        return String.join("\n", kept);
    }

    private record Decoded(byte[] bytes, int end) {}

    private static String named(String given) {
        var name = FileName.clean(given);
        return name.isEmpty() ? "file" : name;
    }

    /// Null when what follows is none.
    private static @Nullable Decoded decoded(String[] lines, int from) {
        var bytes = new ByteArrayOutputStream();
        for (int i = from; i < lines.length; i++) {
            var line = lines[i].stripTrailing();
            if (line.equals("end")) return new Decoded(bytes.toByteArray(), i);
            if (line.isEmpty() || line.equals("`")) continue;
            int count = line.charAt(0) - ' ' & 0x3f;
            if (line.charAt(0) < ' ' || line.charAt(0) > '`' || line.length() > 80) return null;
            for (int at = 1; count > 0; at += 4, count -= 3) {
                int three = 0;
                for (int k = 0; k < 4; k++)
                    three = three << 6 | (at + k < line.length() ? line.charAt(at + k) - ' ' & 0x3f : 0);
                for (int k = 0; k < Math.min(3, count); k++) bytes.write(three >> 16 - 8 * k);
            }
        }
        return null;
    }
}
