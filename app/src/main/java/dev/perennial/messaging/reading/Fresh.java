package dev.perennial.messaging.reading;

import dev.perennial.messaging.reading.QuoteWords.Label;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wrote now. Quoted mail goes, wherever it stands; answers between quoted lines stay; a signature goes;
/// what is forwarded stays whole. In doubt it stays: the reader can skip a line, but cannot miss one that is gone.
final class Fresh {
    private static final int MOST_LINES = 10_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_ATTRIBUTION = 5;
    private static final int LONGEST_HEADER = 9;
    private static final int LONGEST_HINT = 600;

    private final List<String> lines;
    private final boolean isAnswer;

    private Fresh(List<String> lines, boolean isAnswer) {
        this.lines = lines;
        this.isAnswer = isAnswer;
    }

    static String of(String text, @Nullable String subject) {
        var whole = text.strip();
        if (subject != null && QuoteWords.isForwardedSubject(subject)) return whole;
        var lines = whole.replace('\u00a0', ' ').lines().toList();
        if (lines.size() > MOST_LINES) return whole;
        var isAnswer = subject != null && subject.matches("(?i)\\p{L}{1,12}(\\[\\d+])?\\s?[:：].*");
        var fresh = new Fresh(lines, isAnswer).written();
        return fresh.isEmpty() ? whole : fresh;
    }

    private String written() {
        int end = lines.size();
        for (int i = 0; i < end; i++) {
            if (QuoteWords.isForwarded(lines.get(i)))
                return String.join("\n", lines).strip();
            if (isOldFrom(i)) {
                end = i;
                break;
            }
        }
        var above = String.join("\n", withoutQuotes(end)).strip();
        var isHint = end < lines.size()
                && above.length() <= LONGEST_HINT
                && QuoteWords.saysAnsweredBelow(above)
                && !hasQuotedLine(end);
        return isHint ? String.join("\n", lines).strip() : above;
    }

    /// Whether from here on nothing but an older mail follows, without marks at its lines.
    private boolean isOldFrom(int at) {
        var line = lines.get(at);
        if (line.isBlank() || isQuoted(line) || line.length() > LONGEST_LINE) return false;
        if (QuoteWords.isReplyAbove(line)) return true;
        if (QuoteWords.isOriginal(line)) return !isFollowedByQuote(at + 1);
        if (isHeader(at)) return true;
        int length = attribution(at);
        return length > 0 && !isFollowedByQuote(at + length);
    }

    /// A copied header: who, when, to whom, about what.
    private boolean isHeader(int at) {
        var first = QuoteWords.label(lines.get(at));
        if (first == null || first == Label.TO || first == Label.COPY) return false;
        var found = EnumSet.noneOf(Label.class);
        var hasAddress = false;
        int unknown = 0;
        for (int i = at; i < Math.min(lines.size(), at + LONGEST_HEADER); i++) {
            var line = lines.get(i);
            if (line.length() > LONGEST_LINE) break;
            var label = QuoteWords.label(line);
            if (label == null && (line.isBlank() ? found.size() > 1 : ++unknown > 3)) break;
            if (label == null) continue;
            found.add(label);
            hasAddress |= label == Label.FROM && QuoteWords.hasAddress(line);
        }
        if (!found.contains(Label.FROM) || !found.contains(Label.SENT) && !found.contains(Label.TO)) return false;
        return found.contains(Label.SUBJECT) || hasAddress && found.contains(Label.SENT);
    }

    /// How many lines say who wrote what follows; 0 when they do not.
    private int attribution(int at) {
        var joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + LONGEST_ATTRIBUTION); i++) {
            var line = lines.get(i);
            if (line.isBlank() || isQuoted(line) || line.length() > LONGEST_LINE) return 0;
            joined.append(line.strip()).append(' ');
            if (endsWithColon(line) && QuoteWords.isAttribution(joined.toString())) return i - at + 1;
        }
        return 0;
    }

    /// Marks of the direction of writing may stand behind it.
    private static boolean endsWithColon(String line) {
        for (int i = line.length() - 1; i >= 0; i--) {
            var c = line.charAt(i);
            if (c == ':' || c == '：') return true;
            if (!Character.isWhitespace(c) && Character.getType(c) != Character.FORMAT) return false;
        }
        return false;
    }

    private boolean isFollowedByQuote(int from) {
        for (int i = from, blank = 0; i < lines.size() && blank < 3; i++) {
            if (isQuoted(lines.get(i))) return true;
            if (lines.get(i).isBlank()) blank++;
            else if (attribution(i) == 0) return false;
            else i += attribution(i) - 1;
        }
        return false;
    }

    private boolean hasQuotedLine(int end) {
        return lines.subList(0, end).stream().anyMatch(Fresh::isQuoted);
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">") || line.startsWith(" >") || line.startsWith("|>");
    }

    /// The lines before `end` that are nobody else's; each stretch without its signature.
    private List<String> withoutQuotes(int end) {
        var kept = new ArrayList<String>();
        var stretch = new ArrayList<String>();
        for (int i = 0; i < end; i++) {
            if (isQuoted(lines.get(i)) && isQuote(i, end, stretch)) {
                take(withoutAttribution(stretch), kept);
                stretch.clear();
                while (i + 1 < end && isQuoted(lines.get(i + 1))) i++;
            } else stretch.add(lines.get(i));
        }
        take(withoutRuler(stretch), kept);
        return kept;
    }

    /// A lone line that begins with the mark may be somebody's own way of writing.
    private boolean isQuote(int at, int end, List<String> above) {
        return isAnswer
                || at + 1 < end && isQuoted(lines.get(at + 1))
                || withoutAttribution(above).size() < withoutRuler(above).size();
    }

    private static void take(List<String> stretch, List<String> kept) {
        var words = Signatures.without(stretch);
        if (words.stream().allMatch(String::isBlank)) return;
        if (!kept.isEmpty()) kept.add("");
        int from = 0;
        while (words.get(from).isBlank()) from++;
        for (var line : words.subList(from, words.size()))
            if (!line.isBlank() || !kept.isEmpty() && !kept.getLast().isBlank()) kept.add(line);
    }

    private static List<String> withoutAttribution(List<String> stretch) {
        int end = stretch.size();
        while (end > 0 && stretch.get(end - 1).isBlank()) end--;
        var joined = "";
        for (int i = end - 1; i >= 0 && i >= end - LONGEST_ATTRIBUTION; i--) {
            if (stretch.get(i).isBlank()) break;
            joined = stretch.get(i).strip() + " " + joined;
            if (QuoteWords.isAttribution(joined) || i == end - 1 && QuoteWords.isLikeAttribution(joined))
                return withoutRuler(stretch.subList(0, i));
        }
        return withoutRuler(stretch.subList(0, end));
    }

    /// Without the line that programs draw above what they quote.
    private static List<String> withoutRuler(List<String> stretch) {
        int end = stretch.size();
        while (end > 0
                && (stretch.get(end - 1).isBlank()
                        || stretch.get(end - 1).strip().matches("[_-]{5,}")
                        || QuoteWords.isOriginal(stretch.get(end - 1)))) end--;
        return stretch.subList(0, end);
    }
}
