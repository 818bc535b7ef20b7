package dev.perennial.messaging;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text with fields in double braces: `Hello {{customer.first_name, there}}`. What follows the comma stands there
/// when
/// the field has no value; without it the field goes, and the blank before it too. There is nothing else: no
/// conditions, no nesting, and a value is never read as a field again.
public final class MergeText {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final Pattern IN_LINK = Pattern.compile("(?is).*https?://\\S*");
    private static final Pattern BEHIND_THE_HOST = Pattern.compile("(?is).*https?://[^\\s/?#{}]+[/?#]\\S*");

    private sealed interface Piece {}

    private record Literal(String text) implements Piece {}

    /// @param otherwise what stands there without a value, or empty
    /// @param inLink whether it is part of an address of a page
    private record Field(String name, String otherwise, boolean inLink) implements Piece {}

    public sealed interface Read {}

    public record Readable(MergeText text) implements Read {}

    public record Unreadable(Mistake why, String at) implements Read {}

    public enum Mistake {
        /// Two braces open and never close, or close and never opened.
        NOT_CLOSED,
        /// Braces stand within braces.
        NESTED,
        /// What stands there is not a name.
        NAME,
        /// It would decide where a link leads.
        HOST
    }

    private final List<Piece> pieces;

    private MergeText(List<Piece> pieces) {
        this.pieces = pieces;
    }

    public static Read read(String text) {
        var pieces = new ArrayList<Piece>();
        var before = new StringBuilder();
        var from = 0;
        for (int open; (open = text.indexOf("{{", from)) >= 0; ) {
            var literal = text.substring(from, open);
            if (literal.contains("}}"))
                return new Unreadable(Mistake.NOT_CLOSED, around(text, text.indexOf("}}", from)));
            var close = text.indexOf("}}", open + 2);
            if (close < 0) return new Unreadable(Mistake.NOT_CLOSED, around(text, open));
            var inside = text.substring(open + 2, close);
            if (inside.contains("{") || inside.contains("}")) return new Unreadable(Mistake.NESTED, around(text, open));
            pieces.add(new Literal(literal));
            before.append(literal);
            var comma = inside.indexOf(',');
            var name = (comma < 0 ? inside : inside.substring(0, comma)).strip();
            if (!NAME.matcher(name).matches()) return new Unreadable(Mistake.NAME, "{{" + inside + "}}");
            var inLink = IN_LINK.matcher(before).matches();
            if (inLink && !BEHIND_THE_HOST.matcher(before).matches())
                return new Unreadable(Mistake.HOST, "{{" + inside + "}}");
            pieces.add(
                    new Field(name, comma < 0 ? "" : inside.substring(comma + 1).strip(), inLink));
            before.append("x");
            from = close + 2;
        }
        if (text.indexOf("}}", from) >= 0)
            return new Unreadable(Mistake.NOT_CLOSED, around(text, text.indexOf("}}", from)));
        pieces.add(new Literal(text.substring(from)));
        return new Readable(new MergeText(List.copyOf(pieces)));
    }

    private static String around(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + 40))
                .lines()
                .findFirst()
                .orElse("");
    }

    public List<String> names() {
        return pieces.stream()
                .filter(Field.class::isInstance)
                .map(it -> ((Field) it).name())
                .distinct()
                .toList();
    }

    /// @param values by name; what is missing or blank has no value
    public Filled fill(Map<String, String> values) {
        var text = new StringBuilder();
        var foreign = new BitSet();
        var skipped = 0;
        for (var i = 0; i < pieces.size(); i++)
            switch (pieces.get(i)) {
                case Literal(var literal) ->
                    text.append(literal, Math.min(skipped, literal.length()), literal.length());
                case Field field -> {
                    var value = value(field, values);
                    skipped = value.isEmpty() ? closed(text, ((Literal) pieces.get(i + 1)).text()) : 0;
                    foreign.set(text.length(), text.length() + value.length());
                    text.append(value);
                }
            }
        return Filled.of(text.toString(), foreign);
    }

    private static String value(Field field, Map<String, String> values) {
        var value = Optional.ofNullable(values.get(field.name()))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .orElse(field.otherwise());
        return field.inLink() ? URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20") : value;
    }

    /// “Hello ,” reads as if somebody had been forgotten: the blank before what is missing goes too, and a comma or
    /// colon that has nothing left before it.
    ///
    /// @return how much of what follows goes
    private static int closed(StringBuilder text, String next) {
        if (!next.isEmpty() && Character.isLetterOrDigit(next.charAt(0))) return 0;
        while (!text.isEmpty() && " \t".indexOf(text.charAt(text.length() - 1)) >= 0) text.setLength(text.length() - 1);
        var isBegun = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
        var isDoubled = isBegun && text.charAt(text.length() - 1) == ',' && next.startsWith(",");
        if (isBegun) return isDoubled ? 1 : 0;
        var skipped = 0;
        while (skipped < next.length() && " ,:;".indexOf(next.charAt(skipped)) >= 0) skipped++;
        return skipped;
    }
}
