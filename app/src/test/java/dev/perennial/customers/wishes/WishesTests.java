package dev.perennial.customers.wishes;

import static dev.perennial.customers.Channel.EMAIL;
import static dev.perennial.customers.Channel.PHONE;
import static dev.perennial.customers.Channel.SMS;
import static dev.perennial.customers.Purpose.NEWS;
import static dev.perennial.customers.Purpose.SERVICE;
import static dev.perennial.customers.Purpose.SURVEYS;
import static dev.perennial.customers.Standing.Verdict.GRANTED;
import static dev.perennial.customers.Standing.Verdict.REFUSED;
import static dev.perennial.customers.Standing.Verdict.REQUESTED;
import static dev.perennial.customers.Standing.Verdict.SUPPRESSED;
import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.Consents;
import dev.perennial.customers.Consents.Granting;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Task;
import dev.perennial.customers.Tasks;
import dev.perennial.customers.consent.SignedLinks;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class WishesTests {
    static int people;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Consents consents;

    @Autowired
    SignedLinks links;

    @Autowired
    Customers customers;

    @Autowired
    Tasks tasks;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    CustomerId ada;
    String mail;
    String token;

    @BeforeEach
    void aPersonWithALinkSentToThem() {
        shop.open();
        clock.advance(Duration.ofMinutes(2));
        ada = person();
        mail = "person" + people + "@wishes.example";
        token = links.sent(ada, AddressKind.EMAIL, mail);
    }

    @AfterEach
    void signOut() {
        Shop.signOut();
    }

    @Test
    void aPersonChoosesWithoutSigningIn() {
        choose(token, "NEWS.EMAIL", "NEWS.PHONE");

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(GRANTED);
        assertThat(consents.standing(ada, NEWS, PHONE).verdict()).isEqualTo(GRANTED);
        assertThat(consents.mayContact(ada, NEWS, SMS)).isFalse();
        assertThat(consents.history(ada)).allSatisfy(it -> {
            assertThat(it.way()).isEqualTo(Way.PAGE);
            assertThat(it.wording()).isNotNull();
            assertThat(it.wording().text()).startsWith("Ada’s Bakery may send me news");
            assertThat(it.wording().version()).isEqualTo(1);
        });

        clock.advance(Duration.ofMinutes(1));
        choose(token, "NEWS.PHONE");

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(REFUSED);
        assertThat(consents.standing(ada, NEWS, PHONE).verdict()).isEqualTo(GRANTED);
    }

    @Test
    void thePageWearsTheShopsNameAndTellsNobodyElse() {
        var page = get("/p/customers/wishes?t=" + token);

        assertThat(page).hasStatusOk().bodyText().contains("Ada’s Bakery", "may send me news and offers", mail);
        assertThat(page).headers().hasValue("Referrer-Policy", "no-referrer");
        assertThat(page).headers().hasValue("X-Robots-Tag", "noindex, nofollow, noarchive");
        assertThat(page).headers().hasValue("Cache-Control", "no-store");
        assertThat(page.getResponse().getContentAsByteArray().length).isLessThan(40_000);
        assertThat(body(page)).doesNotContain("<script", "+43664", "Perennial");
    }

    @Test
    void aLinkHandedOverShowsAddressesInPartAndProvesNone() {
        var handed = links.handed(ada);

        assertThat(body(get("/p/customers/wishes?t=" + handed)))
                .doesNotContain(mail)
                .contains("p•••@wishes.example");
        choose(handed, "NEWS.EMAIL", "NEWS.SMS");

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(REQUESTED);
        assertThat(consents.standing(ada, NEWS, SMS).verdict()).isEqualTo(GRANTED);
    }

    @Test
    void stoppingEverythingHoldsUntilThePersonOpensSomethingAgain() {
        choose(token, "NEWS.EMAIL", "SURVEYS.EMAIL");
        clock.advance(Duration.ofMinutes(1));
        post("/p/customers/wishes/rest", "t", token);

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(SUPPRESSED);
        assertThat(consents.mayContact(ada, SERVICE, EMAIL)).isTrue();
        assertThat(consents.grant(ada, NEWS, EMAIL, null, ConsentOrigin.byApi("shop", null)))
                .isInstanceOf(Granting.Barred.class);

        clock.advance(Duration.ofMinutes(1));
        choose(token, "NEWS.EMAIL");

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(GRANTED);
        assertThat(consents.mayContact(ada, SURVEYS, EMAIL)).isFalse();
        assertThat(consents.standing(ada, NEWS, SMS).verdict()).isEqualTo(SUPPRESSED);
    }

    @Test
    void staffCannotLiftAStopOnThePersonsPage() {
        post("/p/customers/wishes/rest", "t", token);
        clock.advance(Duration.ofMinutes(1));

        assertThat(browser.post()
                        .uri("/p/customers/wishes/choices")
                        .param("t", token)
                        .param("shown", "NEWS.PHONE", "NEWS.EMAIL")
                        .param("chosen", "NEWS.PHONE", "NEWS.EMAIL")
                        .with(signedInAs(shop.bo())))
                .hasStatus(303);

        assertThat(consents.standing(ada, NEWS, PHONE).verdict()).isEqualTo(SUPPRESSED);
        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(SUPPRESSED);
    }

    @Test
    void aRequestCountsOnceThePersonPressesTheButtonInTheMail() {
        var link = requested();

        assertThat(body(get(link))).contains("Yes, that is me", mail);
        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(REQUESTED);

        var confirmation = link.replaceFirst(".*t=", "");
        assertThat(post("/p/customers/wishes/confirmation", "t", confirmation)).hasStatusOk();
        assertThat(post("/p/customers/wishes/confirmation", "t", confirmation)).hasStatusOk();

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(GRANTED);
        assertThat(consents.history(ada)).hasSize(2);
    }

    @Test
    void aRequestTakenBackMeanwhileIsNotConfirmed() {
        var link = requested();
        clock.advance(Duration.ofMinutes(1));
        consents.withdraw(ada, NEWS, EMAIL, ConsentOrigin.told(Way.BY_PHONE, "", null, null));

        var answer = post("/p/customers/wishes/confirmation", "t", link.replaceFirst(".*t=", ""));

        assertThat(body(answer)).contains("Nothing to confirm");
        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(REFUSED);
    }

    @Test
    void staffCannotConfirmForSomebody() {
        var confirmation = requested().replaceFirst(".*t=", "");

        assertThat(browser.post()
                        .uri("/p/customers/wishes/confirmation")
                        .param("t", confirmation)
                        .with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Only the person can confirm");

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(REQUESTED);
    }

    @Test
    void theUnsubscribeButtonOfAMailProgramNeedsNoCookieAndWorksTwice() {
        choose(token, "NEWS.EMAIL", "SURVEYS.EMAIL");
        clock.advance(Duration.ofMinutes(1));
        var url = consents.oneClickLink(ada, mail, NEWS);

        for (var i = 0; i < 2; i++)
            assertThat(browser.post().uri(url).param("List-Unsubscribe", "One-Click"))
                    .hasStatusOk();

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(REFUSED);
        assertThat(consents.standing(ada, SURVEYS, EMAIL).verdict()).isEqualTo(GRANTED);
        assertThat(browser.post().uri(url).param("List-Unsubscribe", "no")).hasStatus(400);
        assertThat(browser.post().uri("/p/customers/wishes/rest").param("t", token))
                .hasStatus(403);
    }

    @Test
    void theUnsubscribeButtonWorksTwoYearsLaterWhenTheAddressChangedAndThePersonIsGone() {
        var url = consents.oneClickLink(ada, mail, NEWS);
        var gone = person();
        var goneMail = "person" + people + "@wishes.example";
        var goneUrl = consents.oneClickLink(gone, goneMail, NEWS);
        choose(token, "NEWS.EMAIL");
        db.sql(
                        "update customers.contact_point set value = 'n' || value, key = 'n' || key where customer_id = ? and kind = 'EMAIL'")
                .param(ada.value())
                .update();
        db.sql("delete from customers.customer where id = ?")
                .param(gone.value())
                .update();
        clock.advance(Duration.ofDays(730));

        assertThat(browser.post().uri(url).param("List-Unsubscribe", "One-Click"))
                .hasStatusOk();
        assertThat(browser.post().uri(goneUrl).param("List-Unsubscribe", "One-Click"))
                .hasStatusOk();

        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(REFUSED);
        assertThat(consents.standing(mail, NEWS, EMAIL).verdict()).isEqualTo(SUPPRESSED);
        assertThat(consents.standing(goneMail, NEWS, EMAIL).verdict()).isEqualTo(SUPPRESSED);
    }

    @Test
    void openingAPageChangesNothingWhoeverOpensIt() {
        var confirmation = requested();
        consents.grant(ada, SURVEYS, PHONE, null, ConsentOrigin.told(Way.BY_PHONE, "", null, null));
        var urls = List.of(
                "/p/customers/wishes?t=" + token,
                "/p/customers/wishes?t=" + token + "&done=STOPPED",
                "/p/customers/wishes?t=" + links.handed(ada),
                "/p/customers/wishes?t=garbled",
                "/p/customers/wishes/choices?t=" + token,
                "/p/customers/wishes/rest?t=" + token,
                "/p/customers/wishes/requests?t=" + token + "&kind=ERASURE",
                "/p/customers/wishes/particulars?t=" + token + "&name=Eve",
                confirmation,
                consents.oneClickLink(ada, mail, null),
                consents.oneClickLink(ada, mail, NEWS) + "&List-Unsubscribe=One-Click");
        var before = snapshot();

        for (var url : urls) {
            browser.get().uri(url).exchange();
            browser.head().uri(url).exchange();
        }

        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void whateverIsWrongWithALinkTheAnswerIsTheSame() {
        var random = new Random(1);
        var answers = new ArrayList<String>();
        var wrong = new ArrayList<>(List.of(
                "",
                "x",
                "..",
                "%00",
                "' or 1=1",
                "A".repeat(5000),
                links.confirmation(ada, AddressKind.EMAIL, mail, 1)));
        for (var i = 0; i < 20; i++) {
            var bytes = Base64.getUrlDecoder().decode(token);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            wrong.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        var gone = person();
        wrong.add(links.handed(gone));
        db.sql("delete from customers.customer where id = ?")
                .param(gone.value())
                .update();
        for (var each : wrong) {
            var answer =
                    browser.get().uri("/p/customers/wishes").param("t", each).exchange();
            assertThat(answer).hasStatus(404);
            answers.add(body(answer));
        }
        clock.advance(Duration.ofDays(801));
        var expired = browser.get().uri("/p/customers/wishes").param("t", token).exchange();
        assertThat(expired).hasStatus(404);
        answers.add(body(expired));

        assertThat(answers.stream().distinct()).hasSize(1);
    }

    @Test
    void aPersonChangesHowTheyAreAddressedAndReached() {
        choose(token, "NEWS.EMAIL");
        var mine = db.sql("select id::text from customers.contact_point where customer_id = ? and kind = 'EMAIL'")
                .param(ada.value())
                .query(String.class)
                .single();
        var newMail = "new" + mail;

        assertThat(post(
                        "/p/customers/wishes/particulars",
                        "t",
                        token,
                        "name",
                        "Ada Lovelace",
                        "callMe",
                        "Ada, please",
                        "language",
                        "de",
                        "email",
                        newMail,
                        "remove",
                        mine,
                        "street",
                        "Ring 1",
                        "postalCode",
                        "1010",
                        "city",
                        "Wien"))
                .hasStatus(303);

        assertThat(db.sql("select name || ' ' || language || ' ' || city from customers.customer where id = ?")
                        .param(ada.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Ada Lovelace de Wien");
        assertThat(db.sql("select value from customers.contact_point where customer_id = ? and kind = 'EMAIL'")
                        .param(ada.value())
                        .query(String.class)
                        .list())
                .containsExactly(newMail);
        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(REQUESTED);
        assertThat(body(get("/p/customers/wishes?t=" + token)))
                .contains("Ada, please")
                .doesNotContain(newMail);
    }

    @Test
    void whatCannotBeReadIsSaidBesideTheFieldAndNothingIsSaved() {
        var answer =
                post("/p/customers/wishes/particulars", "t", token, "name", "Somebody Else", "email", "not an address");

        assertThat(answer).hasStatus(422).bodyText().contains("“not an address” is not an e-mail address");
        assertThat(customers.name(ada)).hasValue("Person " + people);
    }

    @Test
    void whatAPersonAsksByRightIsNotedUnderPrivacyAndATaskForTheShopOnce() {
        for (var i = 0; i < 2; i++) post("/p/customers/wishes/requests", "t", token, "kind", "ERASURE");
        post("/p/customers/wishes/requests", "t", token, "kind", "CORRECTION", "words", "I moved");

        assertThat(tasks.open(ada))
                .extracting(Task::title)
                .containsExactlyInAnyOrder(
                        "Asked to be erased (preference page)", "Asked for a correction (preference page): I moved");
        assertThat(db.sql("select kind from customers.privacy_request where customer_id = ?")
                        .param(ada.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("ERASURE", "CORRECTION");
    }

    @Test
    void whatPeopleTypeIsTextAndNothingElse() {
        var hostile = hostile();
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(50);
        for (var each : hostile) {
            clock.advance(Duration.ofSeconds(30));
            post(
                    "/p/customers/wishes/particulars",
                    "t",
                    token,
                    "name",
                    each,
                    "callMe",
                    each,
                    "street",
                    each,
                    "city",
                    each);
            var page = body(get("/p/customers/wishes?t=" + token));
            assertThat(page)
                    .as(each)
                    .doesNotContainPattern("<(script|img|svg|iframe|a href=.javascript|body on|style|object)");
            assertThat(page).as(each).doesNotContainPattern("value=\"[^\"]*\" on\\w+=");
            var staff = body(browser.get()
                    .uri("/customers/" + ada)
                    .with(signedInAs(shop.ada()))
                    .exchange());
            assertThat(staff).as(each).doesNotContainPattern("<(script>|img|iframe|object)|<svg/?on");
        }
    }

    @Test
    void whoTriesTooOftenWaitsAMinute() {
        var answers = new ArrayList<Integer>();
        for (var i = 0; i < Pace.PER_MINUTE + 5; i++)
            answers.add(browser.get()
                    .uri("/p/customers/wishes?t=guess" + i)
                    .with(request -> {
                        request.setRemoteAddr("203.0.113.7");
                        return request;
                    })
                    .exchange()
                    .getResponse()
                    .getStatus());

        assertThat(answers).contains(429);
        clock.advance(Duration.ofMinutes(2));
        assertThat(get("/p/customers/wishes?t=" + token)).hasStatusOk();
    }

    @Test
    void aStaffMemberWritesDownWhatWasSaidAndOneClickTakesItBack() {
        var bo = signedInAs(shop.bo());
        assertThat(browser.post()
                        .uri("/customers/consent/answers")
                        .param("customer", ada.toString())
                        .param("purpose", "NEWS")
                        .param("channel", "PHONE", "EMAIL")
                        .param("way", "BY_PHONE")
                        .param("saidOn", "2026-11-20")
                        .param("proof", "called about the cake")
                        .param("answer", "yes")
                        .with(bo))
                .hasStatus(303);

        assertThat(consents.standing(ada, NEWS, PHONE).verdict()).isEqualTo(GRANTED);
        assertThat(consents.standing(ada, NEWS, EMAIL).verdict()).isEqualTo(REQUESTED);
        var page = body(browser.get().uri("/customers/" + ada).with(bo).exchange());
        assertThat(page)
                .contains("called about the cake", "Bo Lind", "/p/customers/wishes/confirmation?t=", "No longer");

        assertThat(browser.post()
                        .uri("/customers/consent/withdrawals")
                        .param("customer", ada.toString())
                        .param("purpose", "NEWS")
                        .param("channel", "PHONE")
                        .with(bo))
                .hasStatus(303);
        assertThat(consents.standing(ada, NEWS, PHONE).verdict()).isEqualTo(REFUSED);
        assertThat(db.sql("select count(*) from access.audit_entry where subject = ? and what = 'customers.consent'")
                        .param(ada.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aNewWordingIsANewVersionAndTheOldOneStaysWithWhoAgreedToIt() {
        choose(token, "SURVEYS.EMAIL");
        for (var i = 0; i < 2; i++)
            assertThat(browser.post()
                            .uri("/customers/consent/wordings")
                            .param("purpose", "SURVEYS")
                            .param("language", "en")
                            .param("text", "Ask me how it was.")
                            .param("channel", "EMAIL")
                            .with(signedInAs(shop.ada())))
                    .hasStatus(303);

        assertThat(consents.history(ada)).singleElement().satisfies(it -> {
            assertThat(it.wording()).isNotNull();
            assertThat(it.wording().text()).contains("may ask me for my opinion");
        });
        var page = body(browser.get()
                .uri("/customers/consent")
                .with(signedInAs(shop.ada()))
                .exchange());
        assertThat(page).contains("Ask me how it was.", "version 2").doesNotContain("version 3");
        assertThat(browser.post()
                        .uri("/customers/consent/wordings")
                        .param("purpose", "SURVEYS")
                        .param("language", "en")
                        .param("text", "Mine")
                        .with(signedInAs(shop.bo())))
                .hasStatus(403);
    }

    String requested() {
        var granting = consents.grant(ada, NEWS, EMAIL, null, ConsentOrigin.told(Way.IN_PERSON, "", null, null));
        assertThat(granting).isInstanceOf(Granting.Requested.class);
        return ((Granting.Requested) granting).link();
    }

    void choose(String token, String... chosen) {
        var request = browser.post()
                .uri("/p/customers/wishes/choices")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("t", token)
                .param("shown", "NEWS.EMAIL", "NEWS.SMS", "NEWS.PHONE", "SURVEYS.EMAIL", "SURVEYS.SMS");
        for (var each : chosen) request = request.param("chosen", each);
        assertThat(request).hasStatus(303);
    }

    MvcTestResult post(String uri, String... params) {
        var request = browser.post().uri(uri).with(SecurityMockMvcRequestPostProcessors.csrf());
        for (var i = 0; i < params.length; i += 2) request = request.param(params[i], params[i + 1]);
        return request.exchange();
    }

    MvcTestResult get(String uri) {
        return browser.get().uri(uri).exchange();
    }

    static String body(MvcTestResult result) {
        try {
            return result.getResponse()
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8)
                    .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every row of every table but sessions, as one digest for each table.
    TreeMap<String, String> snapshot() {
        var digests = new TreeMap<String, String>();
        for (var table : db.sql("""
                select schemaname || '.' || tablename from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema') and tablename not like 'session%'""").query(String.class).list())
            digests.put(
                    table,
                    db.sql("select count(*) || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from "
                                    + table + " t")
                            .query(String.class)
                            .single());
        return digests;
    }

    CustomerId person() {
        var n = ++people;
        return customers
                .identify(
                        "till",
                        Person.unknown()
                                .withExternalId("wishes-" + n)
                                .withName("Person " + n)
                                .withEmail("person" + n + "@wishes.example")
                                .withPhone("+43664" + (2000000 + n)))
                .orElseThrow()
                .customer();
    }

    static List<String> hostile() {
        var all = new ArrayList<>(List.of(
                "<script>alert(1)</script>",
                "\"><script>alert(1)</script>",
                "'><img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<iframe src=javascript:alert(1)>",
                "javascript:alert(1)",
                "\" onmouseover=\"alert(1)",
                "\" autofocus onfocus=\"alert(1)",
                "</textarea><script>alert(1)</script>",
                "</title><script>alert(1)</script>",
                "<body onload=alert(1)>",
                "<style>*{display:none}</style>",
                "<object data=javascript:alert(1)>",
                "${7*7}",
                "@{7*7}",
                "{{7*7}}",
                "#{7*7}",
                "<%= 7*7 %>",
                "=1+1",
                "+1+1",
                "-1+1",
                "@SUM(A1)",
                "=cmd|' /C calc'!A0",
                "'; drop table customers.customer; --",
                "\\'; select pg_sleep(1); --",
                "a\r\nBcc: eve@example.com",
                "a\u0000b",
                "\u202Eevil",
                "\uD83E\uDD50 محمد"));
        for (var tag : List.of("script", "img", "svg", "iframe", "style", "object", "body"))
            for (var wrapped : List.of("<%s>", "</%s>", "<%s onload=alert(1)>")) all.add(wrapped.formatted(tag));
        return all;
    }
}
