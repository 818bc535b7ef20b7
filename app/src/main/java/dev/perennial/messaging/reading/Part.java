package dev.perennial.messaging.reading;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A piece of a mail: its header, and where in the mail its body lies. Nothing is copied before it is wanted.
record Part(InternetHeaders header, byte[] mail, int from, int to) {
    private static final int LONGEST_HEADER = 512 * 1024;
    private static final int LONGEST_FIELD = 64 * 1024;
    private static final int LONGEST_BOUNDARY = 200;

    static Part of(byte[] mail, int start, int to) {
        int body = start;
        while (body < to) {
            int end = lineEnd(mail, body, to);
            var isEmpty = end == body + 1 || end == body + 2 && mail[body] == '\r';
            body = end;
            if (isEmpty) break;
        }
        return new Part(header(mail, start, Math.min(body, start + LONGEST_HEADER)), mail, body, to);
    }

    private static InternetHeaders header(byte[] mail, int from, int to) {
        var lines = new String(mail, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (lines.startsWith("\u00ef\u00bb\u00bf")) lines = lines.substring(3);
        if (lines.startsWith("From ")) lines = lines.substring(lines.indexOf('\n') + 1);
        var fields = lines.substring(firstField(lines));
        try {
            return new InternetHeaders(
                    new ByteArrayInputStream(fields.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where a line begins that goes on with no other: what is indented before the first field belongs to none.
    private static int firstField(String lines) {
        int at = 0;
        while (at < lines.length() && (lines.charAt(at) == ' ' || lines.charAt(at) == '\t')) {
            int end = lines.indexOf('\n', at);
            at = end < 0 ? lines.length() : end + 1;
        }
        return at;
    }

    /// The first header of that name in one line, one char for each byte.
    @Nullable
    String first(String name) {
        var all = header.getHeader(name);
        return all == null ? null : line(all[0]);
    }

    List<String> all(String name) {
        var all = header.getHeader(name);
        return all == null ? List.of() : Arrays.stream(all).map(Part::line).toList();
    }

    boolean has(String name) {
        return header.getHeader(name) != null;
    }

    private static String line(String folded) {
        var cut = folded.length() > LONGEST_FIELD ? folded.substring(0, LONGEST_FIELD) : folded;
        return cut.replaceAll("\\r?\\n[ \\t]?", " ").replace('\r', ' ').strip();
    }

    Field type() {
        var type = Field.parse(first("Content-Type"));
        return type.value().contains("/") ? type : new Field("text/plain", type.parameters());
    }

    Field disposition() {
        return Field.parse(first("Content-Disposition"));
    }

    /// The body as it was before it was packed for the journey; what is broken in it ends it early.
    InputStream open() {
        var packed = new ByteArrayInputStream(mail, from, to - from);
        var encoding = first("Content-Transfer-Encoding");
        try {
            return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
                case "base64" -> new Forgiving(Base64.getMimeDecoder().wrap(packed));
                case "quoted-printable" -> new Forgiving(MimeUtility.decode(packed, "quoted-printable"));
                case "x-uuencode", "uuencode", "x-uue" -> new Forgiving(MimeUtility.decode(packed, "uuencode"));
                default -> packed;
            };
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The beginning of the body.
    byte[] bytes(int most) {
        try (var body = open()) {
            return body.readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a multipart is made of; empty when it is none after all.
    ///
    /// @param most how many are looked at: one more than this comes back when there are more
    List<Part> parts(int most) {
        var boundary = type().get("boundary");
        if (boundary == null || boundary.isBlank()) boundary = boundaryFound();
        if (boundary == null || boundary.length() > LONGEST_BOUNDARY) return List.of();
        var mark = ("--" + boundary.strip()).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        var parts = new ArrayList<Part>();
        int begin = -1;
        for (int line = from; line < to && parts.size() <= most; ) {
            int end = lineEnd(mail, line, to);
            if (isMark(mark, line, end)) {
                if (begin >= 0) parts.add(of(mail, begin, withoutLineEnd(begin, line)));
                begin = end;
                if (isLast(mark, line, end)) return parts;
            }
            line = end;
        }
        if (begin >= 0 && begin < to && parts.size() <= most) parts.add(of(mail, begin, to));
        return parts;
    }

    /// Some programs forget to say it.
    private @Nullable String boundaryFound() {
        for (int line = from; line < to; line = lineEnd(mail, line, to)) {
            if (mail[line] == '-' && line + 2 < to && mail[line + 1] == '-' && mail[line + 2] > ' ') {
                var text = new String(
                                mail,
                                line + 2,
                                Math.min(lineEnd(mail, line, to) - line - 2, LONGEST_BOUNDARY),
                                java.nio.charset.StandardCharsets.ISO_8859_1)
                        .strip();
                return text;
            }
        }
        return null;
    }

    private boolean isMark(byte[] mark, int line, int end) {
        if (end - line < mark.length || !Arrays.equals(mail, line, line + mark.length, mark, 0, mark.length))
            return false;
        int rest = line + mark.length;
        if (isLast(mark, line, end)) rest += 2;
        for (; rest < end; rest++) if (mail[rest] > ' ') return false;
        return true;
    }

    private boolean isLast(byte[] mark, int line, int end) {
        int after = line + mark.length;
        return after + 1 < end && mail[after] == '-' && mail[after + 1] == '-'
                || after + 2 == to && mail[after] == '-' && mail[after + 1] == '-';
    }

    private int withoutLineEnd(int begin, int line) {
        int end = line;
        if (end > begin && mail[end - 1] == '\n') end--;
        if (end > begin && mail[end - 1] == '\r') end--;
        return end;
    }

    private static int lineEnd(byte[] mail, int from, int to) {
        for (int i = from; i < to; i++) if (mail[i] == '\n') return i + 1;
        return to;
    }

    private static final class Forgiving extends FilterInputStream {
        Forgiving(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return in.read();
            } catch (IOException _) {
                return -1;
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                return in.read(into, offset, length);
            } catch (IOException _) {
                return -1;
            }
        }
    }
}
