package dev.perennial.access.audit;

import static dev.perennial.support.Shop.signOut;
import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.access.tokens.ApiTokens;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class AuditTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @Autowired
    AuditLog log;

    @Autowired
    ApiTokens tokens;

    @Autowired
    AuditKeeping keeping;

    @Autowired
    Customers customers;

    @Autowired
    TestClock clock;

    StaffMember ada;
    StaffMember bo;
    CustomerId anna;

    @BeforeEach
    void openShop() {
        shop.open();
        ada = shop.ada();
        bo = shop.bo();
        anna = customers
                .identify("till", Person.unknown().withName("Anna Maier").withEmail("anna@post.example"))
                .orElseThrow()
                .customer();
        shop.emptyLog();
    }

    @AfterEach
    void leave() {
        signOut();
    }

    @Test
    void theOwnerReadsWhoLookedAtAnna() {
        look(bo, anna);
        assertThat(page(ada, "/access/audit?customer=Anna"))
                .contains("Bo Lind", "Looked at", "customer page", "Anna Maier", "/customers/" + anna);
        assertThat(page(ada, "/access/audit?customer=Berta")).contains("Nothing like this");
    }

    @Test
    void lookingTwiceWithinMinutesIsOneLook() {
        look(bo, anna);
        clock.advance(Duration.ofMinutes(5));
        look(bo, anna);
        assertThat(count("VIEWED")).isEqualTo(1);
        look(ada, anna);
        assertThat(count("VIEWED")).isEqualTo(2);
        clock.advance(Duration.ofMinutes(11));
        look(bo, anna);
        assertThat(count("VIEWED")).isEqualTo(3);
    }

    @Test
    void theOwnerSeesOnTheCustomersPageWhoLooked() {
        look(bo, anna);
        assertThat(page(ada, "/customers/" + anna)).contains("Who looked here", "Bo Lind, once");
        assertThat(page(bo, "/customers/" + anna)).doesNotContain("Who looked here");
    }

    @Test
    void whatAProgramDoesIsSaidOfItsTokenAndOfWhomItActsFor() {
        var token = tokens.make("Till at the market", bo.id(), List.of("customers:read"), Duration.ofDays(30));
        shop.emptyLog();
        assertThat(browser.get().uri("/api/v1/customers/profiles/" + anna).header("Authorization", "Bearer " + token))
                .hasStatusOk();

        assertThat(page(ada, "/access/audit?action=VIEWED")).contains("Bo Lind, by the token “Till at the market”");
        assertThat(page(ada, "/customers/" + anna)).contains("Bo Lind, by the token “Till at the market”, once");
    }

    @Test
    void whatIsChangedLeavesALineWithoutWhatWasSaid() {
        browser.post()
                .uri("/customers/notes")
                .with(signedInAs(bo))
                .param("customer", anna.toString())
                .param("form", java.util.UUID.randomUUID().toString())
                .param("text", "Allergic to hazelnut")
                .exchange();
        assertThat(page(ada, "/access/audit?action=CHANGED"))
                .contains("note written", "Anna Maier")
                .doesNotContain("hazelnut");
    }

    @Test
    void whatNobodyWritesDownIsWrittenDownByTheNameOfItsFeature() {
        assertThat(browser.post().uri("/insights/runs").with(signedInAs(ada))).hasStatus(303);
        assertThat(db.sql("select action || ' ' || what from access.audit_entry")
                        .query((row, _) -> row.getString(1))
                        .list())
                .isEqualTo(List.of("CHANGED insights.runs"));
        assertThat(page(ada, "/access/audit")).contains("figures worked out anew");
    }

    @Test
    void signingInAndOutAndBeingRefusedStandInTheLog() {
        db.sql("update access.staff set password = ? where id = ?")
                .params(
                        new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(4)
                                .encode("poppy seed roll"),
                        bo.account())
                .update();
        signInWith("caraway");
        var cookie = signInWith("poppy seed roll").getResponse().getCookie("SESSION");
        browser.post().uri("/access/signout").cookie(cookie).with(csrf()).exchange();
        assertThat(db.sql("select action || ' ' || coalesce(staff_id::text, '-') from access.audit_entry order by id")
                        .query((row, _) -> row.getString(1))
                        .list())
                .isEqualTo(List.of("FAILED -", "SIGNED_IN " + bo.account(), "SIGNED_OUT " + bo.account()));
        assertThat(page(ada, "/access/audit?action=FAILED")).contains("Not let in", "Unknown", "Bo Lind");
    }

    @Test
    void olderLinesComePageByPageAndNoneTwice() {
        for (var i = 0; i < 120; i++) {
            clock.advance(Duration.ofSeconds(1));
            log.write(bo.account(), Action.CHANGED, "customers.note", anna.value(), 100 + i);
        }
        var first = page(ada, "/access/audit");
        assertThat(first).contains(">219<", ">170<").doesNotContain(">169<");
        var second = page(ada, older(first));
        assertThat(second).contains(">169<", ">120<").doesNotContain(">170<", ">119<");
        var last = page(ada, older(second));
        assertThat(last).contains(">119<", ">100<").doesNotContain("rel=\"next\"");
    }

    @Test
    void oneFiltersByPersonActionAndDay() {
        log.write(bo.account(), Action.CHANGED, "customers.note", anna.value(), 11);
        clock.advance(Duration.ofDays(2));
        log.write(ada.account(), Action.CHANGED, "customers.note", anna.value(), 22);
        assertThat(page(ada, "/access/audit?person=" + bo.account()))
                .contains(">11<")
                .doesNotContain(">22<");
        var today = java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Europe/Vienna"));
        assertThat(page(ada, "/access/audit?from=" + today)).contains(">22<").doesNotContain(">11<");
        assertThat(page(ada, "/access/audit?to=" + today.minusDays(1)))
                .contains(">11<")
                .doesNotContain(">22<");
        assertThat(page(ada, "/access/audit?action=VIEWED")).contains("Nothing like this");
    }

    @Test
    void takingTheLogOutStandsInTheLog() throws Exception {
        look(bo, anna);
        var file =
                browser.get().uri("/access/audit/log.csv").with(signedInAs(ada)).exchange();
        assertThat(file).hasStatusOk().hasContentType("text/csv;charset=utf-8");
        assertThat(file.getResponse().getContentAsString()).contains("Bo Lind", "customer page", "Anna Maier");
        assertThat(db.sql("select rows from access.audit_entry where action = 'EXPORTED' and what = 'access.audit.log'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void onlyTheOwnerReadsTheLog() {
        var max = shop.member("Max", "max@bakery.example", Role.MANAGER);
        for (var member : List.of(bo, max)) {
            for (var path : List.of("/access/audit", "/access/audit/log.csv"))
                assertThat(browser.get().uri(path).with(signedInAs(member))).hasStatus(403);
            assertThat(browser.post()
                            .uri("/access/audit/rule")
                            .with(signedInAs(member))
                            .param("manyRows", "5")
                            .param("keptDays", "90"))
                    .hasStatus(403);
        }
    }

    @Test
    void takingOutManyRowsTellsTheOwnerUntilPutAside() {
        log.write(bo.account(), Action.EXPORTED, "insights.slipping", null, 999);
        assertThat(page(ada, "/access/account")).doesNotContain("took out");
        log.write(bo.account(), Action.EXPORTED, "insights.slipping", null, 1_240);
        assertThat(page(ada, "/access/account")).contains("Bo Lind took out 1,240 rows (list of those slipping away)");
        assertThat(page(bo, "/access/account")).doesNotContain("took out");
        var alarm = db.sql("select entry_id from access.export_alarm")
                .query(java.util.UUID.class)
                .single();
        assertThat(browser.post()
                        .uri("/access/audit/alarms/{id}/removal", alarm)
                        .with(signedInAs(bo)))
                .hasStatus(403);
        assertThat(page(ada, "/access/account")).contains("took out");
        assertThat(browser.post()
                        .uri("/access/audit/alarms/{id}/removal", alarm)
                        .with(signedInAs(ada)))
                .hasRedirectedUrl("/access/audit");
        assertThat(page(ada, "/access/account")).doesNotContain("took out");
    }

    @Test
    void theOwnerSaysWhatIsMany() {
        assertThat(rule("200", "365")).hasRedirectedUrl("/access/audit");
        log.write(bo.account(), Action.EXPORTED, "insights.slipping", null, 200);
        assertThat(page(ada, "/access/account")).contains("took out 200 rows");
        rule("many", "365");
        rule("200", "3");
        assertThat(keeping.rule()).isEqualTo(new AuditRule(200, 365));
        rule("1000", "730");
    }

    @Test
    void nobodyChangesTheLogNotEvenBySql() {
        look(bo, anna);
        for (var sql : List.of(
                "update access.audit_entry set rows = 7",
                "delete from access.audit_entry",
                "truncate access.audit_entry cascade"))
            assertThatThrownBy(() ->
                            db.sql("set perennial.retention = 'off'; " + sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only ever added to");
        assertThat(count("VIEWED")).isEqualTo(1);
    }

    @Test
    void linesGoWhenTheirTimeIsOver() {
        look(bo, anna);
        clock.advance(Duration.ofDays(731));
        look(ada, anna);
        keeping.prune();
        assertThat(count("VIEWED")).isEqualTo(1);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult rule(String rows, String days) {
        return browser.post()
                .uri("/access/audit/rule")
                .with(signedInAs(ada))
                .param("manyRows", rows)
                .param("keptDays", days)
                .exchange();
    }

    private void look(StaffMember member, CustomerId customer) {
        assertThat(browser.get().uri("/customers/" + customer).with(signedInAs(member)))
                .hasStatusOk();
    }

    private long count(String action) {
        return db.sql("select count(*) from access.audit_entry where action = ?")
                .param(action)
                .query(Long.class)
                .single();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult signInWith(String password) {
        return browser.post()
                .uri("/access/signin")
                .with(csrf())
                .param("email", "bo@bakery.example")
                .param("password", password)
                .exchange();
    }

    private static String older(String page) {
        var link = java.util.regex.Pattern.compile("href=\"(/access/audit\\?[^\"]*before=[^\"]*)\"")
                .matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private String page(StaffMember member, String path) {
        var answer = browser.get().uri(path).with(signedInAs(member)).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
