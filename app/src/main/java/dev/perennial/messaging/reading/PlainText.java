package dev.perennial.messaging.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// HTML as plain text: lists stay lists, rows stay rows, and what another program marked as quoted is marked as mails
/// in
/// plain text do it.
final class PlainText implements NodeVisitor {
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote");
    private static final Set<String> LINES =
            Set.of("div", "center", "li", "dt", "dd", "tr", "address", "caption", "hr", "thead", "tbody", "tfoot");
    private static final int LONGEST_LINK = 300;
    private static final int INDENT = 4;

    private final StringBuilder text = new StringBuilder();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private int quoted;
    private int indented;
    private int preformatted;
    private int linesWanted;
    private boolean spaceWanted;
    private boolean isLineBegun;
    private boolean isItemBegun;

    private PlainText() {}

    /// @param clean as [dev.perennial.messaging.SafeHtml] leaves it
    static String of(String clean) {
        var writer = new PlainText();
        Jsoup.parseBodyFragment(clean).body().traverse(writer);
        return writer.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            if (preformatted > 0) lines(words.getWholeText());
            else words(words.getWholeText());
        } else if (node instanceof Element element) begin(element);
    }

    private void begin(Element element) {
        var name = element.normalName();
        if (PARAGRAPHS.contains(name)) want(element.parents().is("li") ? 1 : 2);
        else if (LINES.contains(name)) want(1);
        if (isSignature(element)) {
            want(1);
            write("-- ");
            want(1);
        }
        switch (name) {
            case "br" -> {
                if (isLineBegun || linesWanted > 0) want(Math.min(linesWanted + 1, 2));
                else text.append('\n');
                isLineBegun = false;
            }
            case "ul" -> numbers.push(-1);
            case "ol" -> numbers.push(start(element));
            case "li" -> {
                write("  ".repeat(Math.max(0, Math.min(numbers.size(), 10) - 1)) + item());
                isItemBegun = true;
            }
            case "td", "th" -> spaceWanted = isLineBegun;
            case "pre" -> preformatted++;
            case "blockquote" -> {
                if (isQuote(element)) quoted++;
                else indented++;
            }
            case "img" -> {
                var alt = element.attr("alt").strip();
                if (!alt.isEmpty()) words("[" + alt + "]");
            }
            default -> {
                if (isQuotedPlace(element)) quoted++;
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) return;
        var name = element.normalName();
        switch (name) {
            case "ul", "ol" -> numbers.poll();
            case "pre" -> preformatted--;
            case "blockquote" -> {
                if (isQuote(element)) quoted--;
                else indented--;
            }
            case "a" -> link(element);
            default -> {
                if (isQuotedPlace(element)) quoted--;
            }
        }
        if (PARAGRAPHS.contains(name)) want(element.parents().is("li") ? 1 : 2);
        else if (LINES.contains(name)) want(1);
    }

    private String item() {
        if (numbers.isEmpty() || numbers.peek() < 0) return "- ";
        int number = numbers.pop();
        numbers.push(number + 1);
        return number + ". ";
    }

    private static int start(Element list) {
        try {
            return Math.max(0, Integer.parseInt(list.attr("start")));
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    private void link(Element element) {
        var address = element.attr("href");
        var words = element.text();
        if (!address.startsWith("http") || address.length() > LONGEST_LINK || words.isBlank()) return;
        var bare = address.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
        if (!words.contains(bare)) words(" <" + address + ">");
    }

    /// Programs also indent by `blockquote`; only what they mark is quoted.
    private static boolean isQuote(Element element) {
        return element.attr("type").equals("cite")
                || element.hasClass("gmail_quote")
                || element.hasClass("protonmail_quote");
    }

    private static boolean isQuotedPlace(Element element) {
        return element.hasClass("yahoo_quoted")
                || element.normalName().equals("div") && element.attr("name").equals("quote");
    }

    private static boolean isSignature(Element element) {
        if (element.text().startsWith("--")) return false;
        return element.hasClass("gmail_signature")
                || element.hasClass("protonmail_signature_block") && element.hasText()
                || element.hasClass("moz-signature");
    }

    private void want(int lines) {
        if (isItemBegun) return;
        linesWanted = Math.max(linesWanted, lines);
    }

    private void words(String raw) {
        var words = raw.replaceAll("[ \\t\\n\\r\\f]+", " ");
        if (words.startsWith(" ")) spaceWanted = true;
        var bare = words.strip();
        if (bare.isEmpty()) return;
        if (bare.chars().allMatch(it -> it == '\u00a0' || it == ' ')) {
            if (linesWanted > 0) want(2);
            return;
        }
        write(bare);
        spaceWanted = words.endsWith(" ");
    }

    private void lines(String raw) {
        var lines = raw.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                if (linesWanted == 0) linesWanted = 1;
                else linesWanted++;
            }
            if (!lines[i].isEmpty()) write(lines[i]);
        }
    }

    private void write(String words) {
        if (text.isEmpty()) linesWanted = 0;
        for (int i = 0; i < linesWanted; i++) {
            text.append('\n');
            if (i + 1 < linesWanted && quoted > 0) text.append(">");
        }
        var isNewLine = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        if (isNewLine) text.append(">".repeat(Math.min(quoted, 20))).append(quoted > 0 ? " " : "");
        if (isNewLine) text.append(" ".repeat(INDENT * Math.min(indented, 5)));
        if (!isNewLine && spaceWanted) text.append(' ');
        text.append(words);
        linesWanted = 0;
        spaceWanted = false;
        isLineBegun = true;
        isItemBegun = false;
    }
}
