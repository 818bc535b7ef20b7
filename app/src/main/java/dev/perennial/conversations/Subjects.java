package dev.perennial.conversations;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands above a mail and below it.
final class Subjects {
    private static final int SUBJECT = 80;
    private static final int MOST_QUOTED = 10_000;
    private static final Pattern ANSWERS = Pattern.compile(
            "^(?:\\s*(?:re|aw|antw|antwort|sv|vs|rif|odp|ynt|res|rép)\\s*(?:\\[\\d+])?\\s*[:：])+\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\s\\x85\\u2028\\u2029]+");

    private Subjects() {}

    /// What it is about, without what mail programs put before it.
    static String bare(String subject) {
        return ANSWERS.matcher(subject).replaceFirst("").strip();
    }

    /// A subject for what has none: how it begins.
    static Optional<String> begin(String text) {
        return text.lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .map(it -> it.length() <= SUBJECT ? it : it.substring(0, SUBJECT - 1) + "…");
    }

    static String answer(String subject) {
        return "Re: " + bare(subject);
    }

    /// Without breaks, of which a header takes none: some writing programs put them into names and headings, unseen.
    static String inOneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    static String wrote(Instant at, String who) {
        return t("conversations.reply.wrote", moment(at), who);
    }

    static String quoted(String text) {
        var cut = text.length() > MOST_QUOTED ? text.substring(0, MOST_QUOTED) : text;
        return cut.lines().map(it -> it.startsWith(">") ? ">" + it : "> " + it).reduce("", (a, b) -> a + b + "\n");
    }
}
