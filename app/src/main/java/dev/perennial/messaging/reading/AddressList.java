package dev.perennial.messaging.reading;

import dev.perennial.messaging.Received.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The people of a From, To or Cc, read as written by those who do not know the rules: commas in bare names, groups,
/// comments, addresses without brackets.
final class AddressList {
    private static final int MOST = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 320;

    private final String text;
    private final List<Party> parties = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private @Nullable String address;
    private boolean hasQuotes;

    private AddressList(String text) {
        this.text = text;
    }

    static List<Party> parse(List<String> headers) {
        return headers.stream()
                .flatMap(it -> new AddressList(it).parse().stream())
                .limit(MOST)
                .toList();
    }

    private List<Party> parse() {
        for (int at = 0; at < text.length() && parties.size() < MOST; at++) {
            switch (text.charAt(at)) {
                case '"' -> at = quoted(at + 1);
                case '(' -> at = comment(at + 1);
                case '<' -> {
                    int end = text.indexOf('>', at);
                    address = text.substring(at + 1, end < 0 ? text.length() : end);
                    at = end < 0 ? text.length() : end;
                }
                case ',' -> next(true);
                case ';' -> next(false);
                case ':' -> {
                    if (phrase.indexOf("@") < 0 && address == null) phrase.setLength(0);
                    else phrase.append(':');
                }
                default -> phrase.append(text.charAt(at));
            }
        }
        next(false);
        return parties;
    }

    private int quoted(int from) {
        hasQuotes = true;
        int at = from;
        for (; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) at++;
            phrase.append(text.charAt(at));
        }
        return at;
    }

    private int comment(int from) {
        int depth = 1;
        int at = from;
        for (; at < text.length(); at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) at++;
            else if (text.charAt(at) == '(') depth++;
            else if (text.charAt(at) == ')' && --depth == 0) break;
            comment.append(text.charAt(at));
        }
        return at;
    }

    /// @param mayGoOn whether a name without an address may be the first half of one with a comma in it
    private void next(boolean mayGoOn) {
        var bare = phrase.toString();
        if (address != null) add(address, bare.isBlank() ? comment.toString() : bare);
        else if (bare.contains("@") && !hasQuotes || bare.strip().matches("[^\\s@]+@[^\\s@]+"))
            add(bare, comment.toString());
        else if (mayGoOn && !bare.isBlank() && bare.length() <= LONGEST_NAME) {
            phrase.append(',');
            return;
        } else if (parties.isEmpty() && bare.strip().matches("[\\w.+-]+")) add(bare, "");
        phrase.setLength(0);
        comment.setLength(0);
        address = null;
        hasQuotes = false;
    }

    private void add(String raw, String name) {
        var bare = EncodedWords.decode(raw)
                .replaceAll("[\\s<>\"]", "")
                .replaceFirst("(?i)^mailto:", "")
                .replaceFirst("^@[^:]*:", "")
                .toLowerCase(Locale.ROOT);
        if (bare.isEmpty() || bare.length() > LONGEST_ADDRESS) return;
        parties.add(new Party(bare, named(name, bare)));
    }

    /// Without letters that turn the direction of writing: they make an address look like another.
    private static @Nullable String named(String raw, String address) {
        var name = EncodedWords.decode(raw)
                .replaceAll("[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f]", "")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("^['\"](.*)['\"]$", "$1")
                .strip();
        if (name.isEmpty() || name.equalsIgnoreCase(address)) return null;
        return name.length() > LONGEST_NAME ? name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2)) : name;
    }
}
