package dev.perennial.conversations;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.Held;
import dev.perennial.customers.Retained;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What becomes of cases and their files when somebody is forgotten, when their time is over, and for whom they are
/// there.
@PerennialTest
class CasePrivacyTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Held held;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    Letters letters;

    Instant now;
    CaseId annas;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        now = TestClock.INSTANCE.instant();
        db.sql("""
            truncate conversations.case_file, conversations.thread, messaging.dispatch, messaging.enclosed_file,
                platform.stored_file, customers.customer, customers.erasure, customers.erasure_journal cascade""").update();
        annas = letters.arrive(letters.from("anna@example.org", "The menu?").by("Anna Berger"));
    }

    @AfterEach
    void leave() {
        Shop.signOut();
    }

    @Test
    void whoIsForgottenIsForgottenWithTheirCasesAndTheFilesNoOtherMessageNeeds() {
        var carls = letters.arrive(letters.from("carl@example.org", "The menu?").by("Carl Winter"));
        reply(annas, file("for anna.pdf", "only for Anna"), file("menu.pdf", "for everybody"));
        reply(carls, file("menu.pdf", "for everybody"));
        var film = new byte[16 << 20];
        reply(annas, new MockMultipartFile("files", "film.mp4", "video/mp4", film));
        var link = db.sql("select text from messaging.dispatch where text like '%/p/messaging/files/%'")
                .query(String.class)
                .single()
                .replaceAll("(?s).*bakery.example(/p/messaging/files/[\\w-]+).*", "$1");
        assertThat(browser.get().uri(link).exchange()).hasStatusOk();

        assertThat(post(
                        "/customers/privacy/erasures",
                        Map.of("customer", customer(annas).toString(), "sure", "yes")))
                .hasStatus(303);
        sweep();
        assertThat(db.sql("select name from platform.stored_file")
                        .query(String.class)
                        .list())
                .containsExactly("menu.pdf");
        assertThat(browser.get().uri(link).exchange()).hasStatus(404);
        assertThat(count("conversations.case_file")).isOne();
        assertThat(text(get("/conversations/cases/" + carls))).contains("menu.pdf");
    }

    @Test
    void aFileThatWaitsToBeSentIsNotSweptAwayNorOneInADraft() {
        reply(annas, file("menu.pdf", "lunch"));
        letters.arrive(letters.from("anna@example.org", "Never mind").tagged(tag(annas)));
        reply(annas, file("map.pdf", "street"));
        sweep();
        assertThat(count("platform.stored_file")).isEqualTo(2);
    }

    @Test
    void casesGoWhenTheirTimeIsOverWithTheirFilesAddressesAndWhatTheTimelineTells() {
        var kept =
                letters.arrive(letters.from("anna@example.org", "Another thing").about("Kept"));
        var open =
                letters.arrive(letters.from("berta@example.org", "Still open").about("Open"));
        var carls = letters.arrive(letters.from("carl@example.org", "Old").about("Old"));
        var into = letters.arrive(letters.from("carl@example.org", "Part of it").about("Part"));
        reply(carls, file("old.pdf", "old"));
        close(kept, now.minus(Duration.ofDays(100)));
        close(annas, now.minus(Duration.ofDays(1_000)));
        close(carls, now.minus(Duration.ofDays(1_000)));
        close(into, now.minus(Duration.ofDays(1_200)));
        db.sql("update conversations.case_file set merged_into = ? where id = ?")
                .params(carls.value(), into.value())
                .update();
        db.sql("update messaging.dispatch set state = 'SENT', settled_at = now()")
                .update();
        var old = retained();
        var before = Timestamp.from(now.minus(Duration.ofDays(730)));
        assertThat(old.count().applyAsLong(db, before)).isEqualTo(2);
        while (old.remove().applyAsLong(db, before) > 0) {}
        sweep();
        assertThat(db.sql("select id from conversations.case_file")
                        .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
                        .list())
                .containsExactlyInAnyOrder(kept, open);
        assertThat(db.sql("select address from conversations.thread")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("anna@example.org", "berta@example.org");
        assertThat(count("platform.stored_file")).isZero();
        assertThat(db.sql("select source from customers.activity where source like 'case:%'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("case:" + kept, "case:" + open);
    }

    @Test
    void theOwnerSaysHowLongAndNothingGoesBeforeTheyAgree() {
        assertThat(retained().asks()).isTrue();
        assertThat(text(get("/customers/privacy/retention"))).contains("Cases that are done");
    }

    @Test
    void whoSeesTheirOwnCustomersSeesTheirCasesAndThoseOfNobodyKnown() {
        var account = shop.member("Cleo", "cleo@bakery.example", Role.STAFF).account();
        db.sql("update access.staff set own_only = true where id = ?")
                .param(account)
                .update();
        var cleo = new StaffMember(account, "Cleo", Role.STAFF, true);
        var nobodys = letters.arrive(letters.from("dora@example.org", "Hello").about("Nobodys"));
        db.sql("update conversations.case_file set customer_id = null where id = ?")
                .param(nobodys.value())
                .update();
        assertThat(seen(cleo, annas)).isEqualTo(404);
        assertThat(seen(cleo, nobodys)).isEqualTo(200);

        var refused = "/conversations/cases/" + annas;
        post(refused + "/assignment", Map.of("assignee", account.toString()));
        assertThat(assignee(annas)).isNull();
        db.sql("update customers.customer set in_charge = ? where id = ?")
                .params(account, customer(annas))
                .update();
        assertThat(seen(cleo, annas)).isEqualTo(200);
        post(refused + "/assignment", Map.of("assignee", account.toString()));
        assertThat(assignee(annas)).isEqualTo(account);
        browser.post()
                .uri("/conversations/cases/" + nobodys + "/assignment")
                .param("assignee", account.toString())
                .with(signedInAs(cleo))
                .exchange();
        assertThat(assignee(nobodys)).isEqualTo(account);
    }

    private Retained retained() {
        return held.retained().stream()
                .filter(it -> it.name().equals("conversations.retention.cases"))
                .findFirst()
                .orElseThrow();
    }

    private int seen(StaffMember who, CaseId id) {
        return browser.get()
                .uri("/conversations/cases/" + id)
                .with(signedInAs(who))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private UUID assignee(CaseId id) {
        return db.sql("select assignee from conversations.case_file where id = ?")
                .param(id.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .getFirst();
    }

    /// What is done every few hours has its hour.
    private void sweep() {
        db.sql("""
            insert into platform.scheduled_task (task_name, task_instance, execution_time, picked, version)
            values ('messaging.sweeping', 'recurring', '2020-01-01', false, 1)
            on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time""").update();
        jobs.runDue();
    }

    private UUID customer(CaseId id) {
        return db.sql("select customer_id from conversations.case_file where id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
    }

    private void close(CaseId id, Instant at) {
        db.sql("update conversations.case_file set status = 'CLOSED', closed_at = ? where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    private String tag(CaseId id) {
        return db.sql("select reply_tag from conversations.case_thread where case_id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private void reply(CaseId id, MockMultipartFile... files) {
        var seen = db.sql("select max(seq) from conversations.entry where case_id = ? and kind <> 'HEARD' or seq = 1")
                .param(id.value())
                .query(Integer.class)
                .single();
        var request =
                browser.post().uri("/conversations/cases/" + id + "/replies").multipart();
        for (var file : files) request.file(file);
        request.param("text", "Here it is.")
                .param("seen", String.valueOf(seen))
                .param("form", UUID.randomUUID().toString())
                .with(signedInAs(shop.ada()))
                .exchange();
    }

    private static MockMultipartFile file(String name, String bytes) {
        return new MockMultipartFile("files", name, "application/pdf", bytes.getBytes(StandardCharsets.UTF_8));
    }

    private long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    private MvcTestResult get(String path) {
        return browser.get().uri(path).with(signedInAs(shop.ada())).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = browser.post().uri(path).with(signedInAs(shop.ada()));
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
