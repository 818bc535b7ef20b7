package dev.perennial.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.messaging.MergeText.Mistake;
import dev.perennial.messaging.MergeText.Readable;
import dev.perennial.messaging.MergeText.Unreadable;
import java.util.Map;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTextTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Hello {{customer.first_name}},|Hello Ada,|Hello,",
                "Hello {{customer.first_name, there}},|Hello Ada,|Hello there,",
                "Hello {{ customer.first_name , dear guest }}!|Hello Ada!|Hello dear guest!",
                "Hello {{customer.first_name}}|Hello Ada|Hello",
                "{{customer.first_name}}: it is ready|Ada: it is ready|it is ready",
                "Thank you, {{customer.first_name}}, for coming|Thank you, Ada, for coming|Thank you, for coming",
                "Thank you {{customer.first_name}} for coming|Thank you Ada for coming|Thank you for coming",
                "a{{customer.first_name}}b|aAdab|ab",
                "no field|no field|no field",
                "one { brace } each|one { brace } each|one { brace } each",
            })
    void whatIsMissingLeavesNoGap(String text, String withName, String without) {
        assertThat(fill(text, Map.of("customer.first_name", "Ada"))).isEqualTo(withName);
        assertThat(fill(text, Map.of())).isEqualTo(without);
        assertThat(fill(text, Map.of("customer.first_name", "  "))).isEqualTo(without);
    }

    @Test
    void whatStandsInAValueIsNeverReadAsAField() {
        assertThat(fill(
                        "Dear {{customer.name}} of {{customer.city}}",
                        Map.of("customer.name", "{{customer.city}}", "customer.city", "Graz")))
                .isEqualTo("Dear {{customer.city}} of Graz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello {{customer.name|NOT_CLOSED",
                "Hello customer.name}}|NOT_CLOSED",
                "Hello {{customer.name}} }}|NOT_CLOSED",
                "{{customer.{{customer.name}}}}|NESTED",
                "{{customer.name, {there}}}|NESTED",
                "{{name}}|NAME",
                "{{Customer.Name}}|NAME",
                "{{customer.name.toString()}}|NAME",
                "{{7*7}}|NAME",
                "{{}}|NAME",
                "{{customer.class, x}} {{java.lang.System.exit(0)}}|NAME",
                "https://{{customer.city}}/|HOST",
                "https://shop.{{customer.city}}.example/|HOST",
                "https://shop.example{{customer.city}}|HOST",
            })
    void whatCannotBeReadIsSaidWhenItIsWritten(String text, Mistake mistake) {
        assertThat(MergeText.read(text))
                .isInstanceOfSatisfying(
                        Unreadable.class, it -> assertThat(it.why()).isEqualTo(mistake));
    }

    @Test
    void inAnAddressAValueIsWrittenAsAddressesAre() {
        assertThat(fill(
                        "See https://shop.example/hello?name={{customer.name}}&x=1 now",
                        Map.of("customer.name", "Ada & Bo/#?=ü")))
                .isEqualTo("See https://shop.example/hello?name=Ada%20%26%20Bo%2F%23%3F%3D%C3%BC&x=1 now");
    }

    @Test
    void inASubjectThereIsOneLine() {
        assertThat(filled("Hello {{customer.name}}", Map.of("customer.name", "Ada\r\nBcc: x@example.org\u2028y"))
                        .header())
                .isEqualTo("Hello Ada Bcc: x@example.org y");
    }

    @Test
    void inHtmlThereAreParagraphsLinksAndWordsAndNothingElse() {
        assertThat(filled(
                                "Hello {{customer.name}},\n\nsee https://shop.example/?a=1&b=2.\nBye",
                                Map.of("customer.name", "<b>Ada</b>"))
                        .html())
                .isEqualTo(
                        "<p>Hello &lt;b&gt;Ada&lt;/b&gt;,</p>\n<p>see "
                                + "<a href=\"https://shop.example/?a=1&amp;b=2\">https://shop.example/?a=1&amp;b=2</a>.<br>\nBye</p>");
    }

    @Test
    void anAddressThatCameOutOfAValueIsNoLink() {
        assertThat(filled("Hello {{customer.name}}", Map.of("customer.name", "https://evil.example/x"))
                        .html())
                .isEqualTo("<p>Hello https://evil.example/x</p>");
    }

    /// Whatever stands in a value: no element, no attribute, no link, no line appears that the template does not have.
    @Test
    void noValueAddsMarkupALinkOrALine() {
        var random = new Random(11);
        var alphabet =
                "aZ <>\"'&;:/=?#{}()\n\r\t\0\u2028ü🥖https://".codePoints().toArray();
        var template = "Dear {{customer.name, guest}}, go to https://shop.example/?n={{customer.name}} now";
        for (var round = 0; round < 5_000; round++) {
            var value = new StringBuilder();
            for (var i = random.nextInt(20); i > 0; i--)
                value.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            if (random.nextInt(5) == 0) value.insert(0, "https://evil.example/");
            var filled = filled(template, Map.of("customer.name", value.toString()));
            var page = Jsoup.parseBodyFragment(filled.html());
            assertThat(page.body().getAllElements().stream()
                            .map(it -> it.tagName())
                            .distinct())
                    .as(value.toString())
                    .isSubsetOf("body", "p", "a", "br");
            assertThat(page.select("a")).hasSize(1);
            assertThat(page.select("a").getFirst().attr("href")).startsWith("https://shop.example/?n=");
            assertThat(page.select("a").getFirst().attributesSize()).isOne();
            assertThat(filled.header()).doesNotContain("\n", "\r", "\0", "\u2028");
        }
    }

    private static String fill(String text, Map<String, String> values) {
        return filled(text, values).text();
    }

    private static Filled filled(String text, Map<String, String> values) {
        return ((Readable) MergeText.read(text)).text().fill(values);
    }
}
