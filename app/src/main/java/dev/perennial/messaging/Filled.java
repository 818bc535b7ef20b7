package dev.perennial.messaging;

import java.util.BitSet;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// A text whose fields stand filled in, for wherever it goes: each place escapes what it has to.
public final class Filled {
    private static final Pattern LINK = Pattern.compile("(?i)https?://[^\\s<>\"'`]*[^\\s<>\"'`.,;:!?)\\]]");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029\\s]+");

    private final String text;
    /// Which letters came out of a field.
    private final BitSet foreign;

    private Filled(String text, BitSet foreign) {
        this.text = text;
        this.foreign = foreign;
    }

    static Filled of(String text, BitSet foreign) {
        return new Filled(text.replace("\r\n", "\n"), foreign);
    }

    public String text() {
        return text;
    }

    /// In one line, as a subject or a name.
    public String header() {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /// Paragraphs and links; everything else is words. An address that came out of a field is not made a link.
    public String html() {
        var html = new StringBuilder();
        var matcher = LINK.matcher(text);
        var from = 0;
        while (matcher.find()) {
            if (foreign.get(matcher.start())) continue;
            html.append(HtmlUtils.htmlEscape(text.substring(from, matcher.start()), "UTF-8"));
            var link = HtmlUtils.htmlEscape(matcher.group(), "UTF-8");
            html.append("<a href=\"").append(link).append("\">").append(link).append("</a>");
            from = matcher.end();
        }
        html.append(HtmlUtils.htmlEscape(text.substring(from), "UTF-8"));
        return "<p>" + html.toString().strip().replaceAll("\n{2,}", "</p>\n<p>").replaceAll("(?<!</p>)\n", "<br>\n")
                + "</p>";
    }
}
