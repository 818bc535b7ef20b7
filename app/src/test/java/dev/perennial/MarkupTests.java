package dev.perennial;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Somebody;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.NewPurchase.Line;
import dev.perennial.orders.Purchases;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What people are called, say and buy is text on every page, never markup: with each of these in all fields a page
/// has the same elements and attributes as with plain words.
@PerennialTest
class MarkupTests {
    private static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x></SCRIPT>",
            "<img src=x onerror=alert(1)>",
            "<svg onload=alert(1)>",
            "<svg/onload=alert(1)//",
            "<body onload=alert(1)>",
            "<iframe src=javascript:alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "\"><script>alert(1)</script>",
            "'><script>alert(1)</script>",
            "\" onmouseover=\"alert(1)",
            "' onmouseover='alert(1)",
            "` onmouseover=`alert(1)",
            "\" autofocus onfocus=alert(1) x=\"",
            "</title><script>alert(1)</script>",
            "</textarea><script>alert(1)</script>",
            "</option></select><img src=x>",
            "<!--",
            "--><script>alert(1)</script><!--",
            "<![CDATA[<script>alert(1)</script>]]>",
            "<?php echo 1 ?>",
            "<style>*{display:none}</style>",
            "<link rel=stylesheet href=//evil.example>",
            "<meta http-equiv=refresh content=0>",
            "<base href=//evil.example/>",
            "<form action=//evil.example><input name=_csrf>",
            "<button formaction=//evil.example>x",
            "<details open ontoggle=alert(1)>",
            "<video><source onerror=alert(1)>",
            "<math><mtext></form><form>",
            "<template><script>alert(1)</script></template>",
            "<noscript><p title=\"</noscript><img src=x>\">",
            "<marquee onstart=alert(1)>",
            "<object data=//evil.example>",
            "<embed src=//evil.example>",
            "<x hx-get=/customers hx-trigger=load>",
            "<div data-hx-post=\"/access/staff\">",
            "${7*7}",
            "{{7*7}}",
            "#{7*7}",
            "{0} {1,number} ''",
            "@{evil}",
            "!{var x = 1;}",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&#60;script&#62;",
            "＜script＞alert(1)＜/script＞",
            "<\u0000script>alert(1)</script>");

    private static final String LEADS_ASTRAY = "an address of theirs";
    private static final Pattern STRANGE =
            Pattern.compile("(?is)\\s*((javascript|data|vbscript):|(https?:)?//(?!localhost/p/)).*");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Customers customers;

    @Autowired
    Purchases purchases;

    @Autowired
    AuditLog log;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    StaffMember ada;

    /// A customer of whom everything is called the same.
    private record Called(String text, CustomerId customer, UUID purchase) {}

    @BeforeEach
    void openShop() {
        shop.open();
        ada = shop.ada();
    }

    @Test
    void fiftyWaysToSmuggleMarkupAreTextOnEveryPage() {
        assertThat(PAYLOADS).hasSize(50);
        var plain = made("Plain words");
        var wrong = new ArrayList<String>();
        var smuggled = PAYLOADS.stream().map(this::made).toList();
        for (var address : List.of(
                "/customers/%1$s",
                "/customers/%1$s/edit",
                "/orders/purchases/%2$s",
                "/orders/refunds/new?purchase=%2$s",
                "/orders/purchases/new?customer=%1$s",
                "/orders/thanks/%1$s",
                "/customers/appointments/new?customer=%1$s",
                "/customers/encounters/new?customer=%1$s",
                "/access/audit?customer=%1$s",
                "/orders/purchases?customer=%1$s")) {
            var honest = skeleton(page(address, plain));
            for (var each : smuggled)
                if (!skeleton(page(address, each)).equals(honest)) wrong.add(address + ": " + each.text());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void listsOfManyPeopleHaveNoElementOfTheirs() {
        PAYLOADS.forEach(this::made);
        for (var address : List.of(
                "/customers",
                "/customers?sort=newest",
                "/customers/notes",
                "/customers/care",
                "/customers/tasks?show=all",
                "/customers/upcoming",
                "/customers/appointments",
                "/orders/purchases",
                "/orders/products",
                "/today?all=true",
                "/access/audit",
                "/customers?q=%3Cscript%3E",
                "/orders/products?search=%22%3E%3Cscript%3E"))
            assertThat(skeleton(page(address, new Called("", new CustomerId(UUID.randomUUID()), UUID.randomUUID()))))
                    .as(address)
                    .noneMatch(tag -> tag.matches(
                            "(?s)(iframe|img|object|embed|base|style|math|marquee|video|template|x|body .*onload.*).*"))
                    .noneMatch(tag -> tag.matches("(?s).*[ ]on[a-z]+.*"))
                    .noneMatch(tag -> tag.equals("script"));
    }

    private Called made(String text) {
        var customer = customers
                .identify(
                        "till",
                        Person.unknown()
                                .withName(text)
                                .withExternalId(UUID.randomUUID().toString()))
                .orElseThrow()
                .customer();
        var clean = text.replace("\0", "");
        var id = customer.value();
        db.sql("update customers.customer set city = ?, street = ?, came_from = ? where id = ?")
                .params(clean, clean, clean, id)
                .update();
        db.sql("insert into customers.preference (customer_id, kind, text, added_at) values (?, 'LIKES', ?, now())")
                .params(id, clean)
                .update();
        db.sql("""
            insert into customers.task (customer_id, title, due_on, made_at) values (?, ?, date '2020-01-01', now())\
            """).params(id, clean).update();
        post(
                "/customers/notes",
                "customer",
                id,
                "form",
                UUID.randomUUID(),
                "kind",
                "NEED",
                "text",
                text,
                "saidBy",
                text);
        var number = UUID.randomUUID().toString();
        purchases.record(new NewPurchase(
                "till",
                number,
                clock.instant(),
                Money.of(500, "EUR"),
                Somebody.known(customer),
                clean,
                clean,
                List.of(Line.item(clean, 1, 500))));
        log.write(ada.account(), Action.CHANGED, "customers.note", id, 1);
        return new Called(
                text, customer, purchases.find("till", number).orElseThrow().value());
    }

    private void post(String path, Object... fields) {
        var request = browser.post().uri(path).with(signedInAs(ada));
        for (var i = 0; i < fields.length; i += 2)
            request = request.param(fields[i].toString(), fields[i + 1].toString());
        assertThat(request.exchange()).hasStatus(303);
    }

    private String page(String address, Called called) {
        var answer = browser.get()
                .uri(java.net.URI.create(
                        address.replace("%1$s", called.customer().toString())
                                .replace("%2$s", called.purchase().toString())))
                .with(signedInAs(ada))
                .exchange();
        assertThat(answer).as(address + " " + called.text()).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        try {
            var page = answer.getResponse().getContentAsString();
            assertThat(skeleton(page)).as(address + " " + called.text()).doesNotContain(LEADS_ASTRAY);
            return page;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The page's elements with the names of their attributes, as a browser would read them.
    private static List<String> skeleton(String page) {
        var tags = new ArrayList<String>();
        for (var i = page.indexOf('<'); i >= 0; i = page.indexOf('<', i)) {
            var tag = new StringBuilder();
            char quote = 0;
            var from = 0;
            for (i++; i < page.length() && (quote != 0 || page.charAt(i) != '>'); i++) {
                var c = page.charAt(i);
                if (quote != 0) {
                    if (c == quote) {
                        quote = 0;
                        if (tag.toString().matches("(?s).*(href|src|action)=")
                                && STRANGE.matcher(page.substring(from, i)).matches()) tags.add(LEADS_ASTRAY);
                    }
                } else if (c == '"' || c == '\'') {
                    quote = c;
                    from = i + 1;
                } else tag.append(c);
            }
            tags.add(tag.toString().replaceAll("\\s+", " ").strip());
        }
        return tags;
    }
}
