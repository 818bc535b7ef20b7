package dev.perennial.messaging.reading;

import static java.util.stream.Collectors.joining;

import dev.perennial.messaging.SafeHtml;
import dev.perennial.messaging.reading.Mail.Enclosed;
import dev.perennial.messaging.reading.Reading.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Walks through the parts of a mail and sorts them into what is read and what is enclosed.
final class Content {
    private static final int DEEPEST = 30;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_BYTES = 4_000_000;
    private static final Pattern DECLARED = Pattern.compile("(?i)<meta[^>]{0,200}charset=[\"']?([\\w:.-]{1,40})");
    private static final Set<String> READ = Set.of("text/plain", "text/html");

    /// Of no use to anybody who reads the mail.
    private static final Set<String> LEFT_AWAY = Set.of(
            "text/x-amp-html",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "application/pgp-signature",
            "application/pgp-keys");

    private final List<Body> bodies = new ArrayList<>();
    private final List<Enclosed> enclosed = new ArrayList<>();
    private final List<Enclosed> unnamed = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /// What one part of it says, in one form or in both.
    private record Body(@Nullable String text, @Nullable String html) {
        String asText() {
            if (text != null && (!text.isBlank() || html == null)) return text;
            return html == null ? "" : PlainText.of(html);
        }

        String asHtml() {
            if (html != null) return html;
            return text == null || text.isBlank()
                    ? ""
                    : "<p>" + SafeHtml.clean(escaped(text)).replace("\n", "<br />\n") + "</p>";
        }

        /// One after the other: in a form in which not all is said, nothing is.
        static Body joined(List<Body> pieces) {
            var isAllText = pieces.stream().allMatch(it -> it.text() != null);
            var hasHtml = pieces.stream().anyMatch(it -> it.html() != null);
            return new Body(
                    isAllText ? pieces.stream().map(Body::asText).collect(joining("\n\n")) : null,
                    hasHtml ? pieces.stream().map(Body::asHtml).collect(joining("\n")) : null);
        }

        private static String escaped(String text) {
            return text.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    }

    static Content of(Part mail) throws Unreadable {
        var content = new Content();
        content.walk(mail, 0, false);
        return content;
    }

    /// Why a mail cannot be read.
    static final class Unreadable extends Exception {
        final Reason why;

        Unreadable(Reason why) {
            super(why.name(), null, false, false);
            this.why = why;
        }
    }

    List<Part> parts() {
        return parts;
    }

    /// An invitation comes twice, for programs and for people: once is enough.
    List<Enclosed> enclosed() {
        var isThereAnother = enclosed.stream().filter(Content::isCalendar).count() > 1;
        return enclosed.stream()
                .filter(it -> !isThereAnother || !isCalendar(it) || !unnamed.contains(it))
                .toList();
    }

    private static boolean isCalendar(Enclosed file) {
        return file.type().equals("text/calendar") || file.type().equals("application/ics");
    }

    String text() {
        var texts = bodies.stream()
                .map(it -> it.asText().strip())
                .filter(it -> !it.isEmpty())
                .toList();
        return String.join("\n\n", texts);
    }

    @Nullable
    String html() {
        if (bodies.stream().allMatch(it -> it.html() == null)) return null;
        var html = new StringBuilder();
        for (var body : bodies) html.append(body.asHtml()).append('\n');
        return html.toString().strip();
    }

    private void walk(Part part, int depth, boolean isEnclosed) throws Unreadable {
        if (depth > DEEPEST) throw new Unreadable(Reason.TOO_DEEP);
        if (parts.size() >= MOST_PARTS) throw new Unreadable(Reason.TOO_MANY_PARTS);
        parts.add(part);
        var type = part.type().value();
        var children = type.startsWith("multipart/") ? part.parts(MOST_PARTS) : List.<Part>of();
        if (children.size() > MOST_PARTS) throw new Unreadable(Reason.TOO_MANY_PARTS);
        if (!children.isEmpty()) {
            switch (type) {
                case "multipart/alternative" -> alternatives(children, depth, isEnclosed);
                case "multipart/related" -> related(part, children, depth, isEnclosed);
                case "multipart/report" -> report(children, depth);
                default -> {
                    for (var child : children) walk(child, depth + 1, isEnclosed);
                }
            }
        } else if (LEFT_AWAY.contains(type)) return;
        else if (isEnclosed || isFile(part)) enclose(part);
        else read(part);
    }

    /// The same said twice: the best of each form is read, what is neither text nor HTML is a file.
    private void alternatives(List<Part> children, int depth, boolean isEnclosed) throws Unreadable {
        if (isEnclosed) {
            for (var child : children) walk(child, depth + 1, true);
            return;
        }
        int before = bodies.size();
        String text = null;
        String html = null;
        for (var child : children) {
            int from = bodies.size();
            walk(child, depth + 1, false);
            if (from == bodies.size()) continue;
            var said = Body.joined(bodies.subList(from, bodies.size()));
            if (said.text() != null) text = said.text();
            if (said.html() != null) html = said.html();
        }
        var said = bodies.subList(before, bodies.size());
        if (said.size() < 2) return;
        said.clear();
        bodies.add(new Body(text, html));
    }

    /// The first (or the one that is named) is read, the others belong into it.
    private void related(Part part, List<Part> children, int depth, boolean isEnclosed) throws Unreadable {
        var start = part.type().get("start");
        var root = children.stream()
                .filter(it -> start != null && start.equals(it.first("Content-ID")))
                .findFirst()
                .orElse(children.getFirst());
        walk(root, depth + 1, isEnclosed);
        for (var child : children) if (child != root) walk(child, depth + 1, true);
    }

    /// The words for people are read; what is for programs is neither read nor a file.
    private void report(List<Part> children, int depth) throws Unreadable {
        for (var child : children) {
            var type = child.type().value();
            if (type.startsWith("message/") || type.equals("text/rfc822-headers")) parts.add(child);
            else walk(child, depth + 1, false);
        }
    }

    private static boolean isFile(Part part) {
        if (!READ.contains(part.type().value())) return true;
        return part.disposition().value().equals("attachment") || nameOf(part) != null;
    }

    private static @Nullable String nameOf(Part part) {
        var name = part.disposition().get("filename");
        return name == null || name.isBlank() ? part.type().get("name") : name;
    }

    private void read(Part part) {
        var type = part.type();
        var bytes = part.bytes(MOST_BYTES);
        var charset = type.get("charset");
        if (type.value().equals("text/html")) {
            if (charset == null) charset = declared(bytes);
            bodies.add(new Body(null, SafeHtml.clean(Letters.decode(bytes, charset))));
        } else {
            var text = Letters.decode(bytes, charset).replace("\r\n", "\n").replace('\r', '\n');
            if ("flowed".equalsIgnoreCase(type.get("format")))
                text = Flowed.joined(text, "yes".equalsIgnoreCase(type.get("delsp")));
            bodies.add(new Body(Uuencoded.take(text, enclosed), null));
        }
    }

    private static @Nullable String declared(byte[] html) {
        var beginning = new String(html, 0, Math.min(html.length, 2_048), java.nio.charset.StandardCharsets.ISO_8859_1);
        var found = DECLARED.matcher(beginning);
        return found.find() ? found.group(1) : null;
    }

    private void enclose(Part part) {
        var id = part.first("Content-ID");
        var contentId = id == null ? null : EncodedWords.decode(id).replaceAll("[<>\\s]", "");
        var type = part.type().value();
        var given = nameOf(part);
        var file = new Enclosed(
                FileName.of(given, type, part),
                type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}") ? type : "application/octet-stream",
                contentId == null || contentId.isEmpty() ? null : contentId,
                part::open);
        enclosed.add(file);
        if (given == null) unnamed.add(file);
    }
}
