package dev.perennial.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;
import org.owasp.html.ElementPolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// HTML of strangers, brought down to what only shows: text, lists, tables, pictures, links. No styles, no scripts, no
/// forms, nothing that is fetched without being asked for.
///
/// Stored HTML is clean already and is cleaned again whenever it is shown, by the same list: what an older version let
/// through does not stay.
public final class SafeHtml {
    /// In letters; what is longer is cut.
    public static final int MOST = 2_000_000;

    private static final Pattern REMOTE = Pattern.compile("https?://[^\\s\"'<>\\\\]{1,4000}", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCLOSED = Pattern.compile("cid:[^\\s\"'<>]{1,400}", Pattern.CASE_INSENSITIVE);
    private static final Pattern PICTURE =
            Pattern.compile("data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\\s]+", Pattern.CASE_INSENSITIVE);

    /// How mail programs mark what they quote and what they sign with.
    private static final Set<String> MARKS = Set.of(
            "gmail_quote",
            "gmail_attr",
            "gmail_signature",
            "yahoo_quoted",
            "protonmail_quote",
            "protonmail_signature_block",
            "moz-cite-prefix",
            "moz-signature",
            "moz-forward-container");
    private static final Set<String> PLACES = Set.of(
            "divRplyFwdMsg",
            "appendonsend",
            "mail-editor-reference-message-container",
            "ms-outlook-mobile-signature",
            "Signature");

    private static final PolicyFactory CLEANED = policy((name, attributes) -> name);

    private SafeHtml() {}

    /// Safe to store and to show. Remote pictures carry `data-src`, enclosed ones `cid:`.
    public static String clean(String html) {
        return CLEANED.sanitize(html.length() > MOST ? html.substring(0, MOST) : html);
    }

    /// @param file where the enclosed picture with this Content-ID is shown, if there is one
    /// @param showRemote whether pictures are fetched from elsewhere, which tells their owner who looks and when
    public static String forDisplay(String html, boolean showRemote, Function<String, Optional<String>> file) {
        return policy((name, attributes) -> {
                    if (name.equals("img")) show(attributes, showRemote, file);
                    return name;
                })
                .sanitize(html.length() > MOST ? html.substring(0, MOST) : html);
    }

    /// Whether there are pictures that wait to be asked for.
    public static boolean waitsForPictures(String cleaned) {
        return cleaned.contains(" data-src=\"");
    }

    private static void show(List<String> attributes, boolean showRemote, Function<String, Optional<String>> file) {
        for (int i = 0; i < attributes.size(); i += 2) {
            var value = attributes.get(i + 1);
            if (attributes.get(i).equals("data-src") && showRemote) attributes.set(i, "src");
            if (attributes.get(i).equals("src")
                    && value.toLowerCase(Locale.ROOT).startsWith("cid:")) {
                var link = file.apply(contentId(value));
                if (link.isPresent()) attributes.set(i + 1, link.get());
                else attributes.subList(i, i + 2).clear();
            }
        }
    }

    private static String contentId(String source) {
        try {
            return java.net.URLDecoder.decode(
                    source.substring(4).replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return source.substring(4);
        }
    }

    private static PolicyFactory policy(ElementPolicy pictures) {
        return new HtmlPolicyBuilder()
                .allowElements(
                        "p",
                        "div",
                        "span",
                        "br",
                        "hr",
                        "center",
                        "b",
                        "i",
                        "u",
                        "em",
                        "strong",
                        "s",
                        "strike",
                        "del",
                        "ins",
                        "small",
                        "big",
                        "sub",
                        "sup",
                        "tt",
                        "code",
                        "pre",
                        "kbd",
                        "samp",
                        "q",
                        "cite",
                        "abbr",
                        "font",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "ul",
                        "ol",
                        "li",
                        "dl",
                        "dt",
                        "dd",
                        "blockquote",
                        "table",
                        "caption",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "td",
                        "th",
                        "address")
                .allowElements(SafeHtml::link, "a")
                .allowElements((name, attributes) -> pictures.apply(name, picture(attributes)), "img")
                .allowWithoutAttributes("a", "font", "span", "img")
                .allowUrlProtocols("http", "https", "mailto", "tel", "cid", "data")
                .allowAttributes("href")
                .matching(SafeHtml::address)
                .onElements("a")
                .allowAttributes("src")
                .matching(SafeHtml::source)
                .onElements("img")
                .allowAttributes("data-src")
                .matching(REMOTE)
                .onElements("img")
                .allowAttributes("alt", "title")
                .globally()
                .allowAttributes("dir")
                .matching(Pattern.compile("(?i)ltr|rtl|auto"))
                .globally()
                .allowAttributes("align", "valign")
                .matching(Pattern.compile("(?i)left|right|center|justify|top|middle|bottom"))
                .onElements("p", "div", "td", "th", "tr", "table", "img", "h1", "h2", "h3", "h4", "h5", "h6")
                .allowAttributes("width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan")
                .matching(Pattern.compile("\\d{1,4}%?"))
                .onElements("img", "table", "td", "th", "tr")
                .allowAttributes("color", "bgcolor")
                .matching(Pattern.compile("#?[A-Za-z0-9]{1,20}"))
                .onElements("font", "table", "td", "th", "tr")
                .allowAttributes("start")
                .matching(Pattern.compile("\\d{1,6}"))
                .onElements("ol")
                .allowAttributes("type")
                .matching(Pattern.compile("(?i)cite|[1ai]|disc|circle|square"))
                .onElements("ol", "ul", "blockquote")
                .allowAttributes("class")
                .matching(SafeHtml::mark)
                .onElements("div", "blockquote", "span", "pre", "table", "a")
                .allowAttributes("id")
                .matching(place())
                .onElements("div")
                .allowAttributes("name")
                .matching(Pattern.compile("quote"))
                .onElements("div")
                .disallowTextIn("title", "head", "noscript", "template", "svg", "math", "select", "object", "iframe")
                .toFactory();
    }

    private static AttributePolicy place() {
        return (_, _, value) -> PLACES.contains(value) ? value : null;
    }

    private static @Nullable String mark(String element, String attribute, String value) {
        var known =
                Arrays.stream(value.split("\\s+", 50)).filter(MARKS::contains).collect(Collectors.joining(" "));
        return known.isEmpty() ? null : known;
    }

    private static @Nullable String address(String element, String attribute, String value) {
        var scheme = value.strip().toLowerCase(Locale.ROOT);
        return scheme.startsWith("http://")
                        || scheme.startsWith("https://")
                        || scheme.startsWith("mailto:")
                        || scheme.startsWith("tel:")
                ? value.strip()
                : null;
    }

    private static @Nullable String source(String element, String attribute, String value) {
        var source = value.strip();
        return REMOTE.matcher(source).matches()
                        || ENCLOSED.matcher(source).matches()
                        || PICTURE.matcher(source).matches()
                ? source
                : null;
    }

    private static @Nullable String link(String name, List<String> attributes) {
        attributes.addAll(List.of("target", "_blank", "rel", "noopener noreferrer nofollow"));
        return name;
    }

    private static List<String> picture(List<String> attributes) {
        for (int i = 0; i < attributes.size(); i += 2)
            if (attributes.get(i).equals("src")
                    && REMOTE.matcher(attributes.get(i + 1)).matches()) attributes.set(i, "data-src");
        return attributes;
    }
}
