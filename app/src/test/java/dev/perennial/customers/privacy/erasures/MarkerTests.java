package dev.perennial.customers.privacy.erasures;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Somebody;
import dev.perennial.customers.SuppressionReason;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.NewRefund;
import dev.perennial.orders.PurchaseId;
import dev.perennial.orders.Purchases;
import dev.perennial.orders.Recording;
import dev.perennial.orders.Refunds;
import dev.perennial.platform.Money;
import dev.perennial.platform.StoredFiles;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// One word stands in every place that can hold anything about a person: the copy finds it there, and after the
/// erasure it is nowhere, neither in any column of any table nor in any file.
@PerennialTest
@ExtendWith(OutputCaptureExtension.class)
class MarkerTests {
    private static final String MARKER = "qzxmarker";
    private static final String EMAIL = "qzxmarker@example.com";
    private static final String FILE = """
        order;date;customer number;name;email;street;product;quantity;price;remark
        A-qzxmarker;03.02.2026;K-qzxmarker;Zoe Qzxmarker;qzxmarker@example.com;Qzxmarker Street 1;Bun;2;1,50;qzxmarker
        B-1;soon;K-qzxmarker;Zoe Qzxmarker;qzxmarker@example.com;;Bun;2;1,50;qzxmarker was here
        C-1;05.02.2026;K-2;Otto Other;otto@example.com;Other Street 2;Bun;2;1,50;nothing
        """;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Jobs jobs;

    @Autowired
    Purchases purchases;

    @Autowired
    Refunds refunds;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    StoredFiles files;

    @Autowired
    JdbcClient db;

    @Value("${perennial.home}")
    Path home;

    CustomerId marked;

    @BeforeEach
    void plantedEverywhere() {
        shop.open();
        db.sql("""
            truncate access.export, programs.endpoint, programs.message, customers.suppression, orders.import, orders.erased_number, orders.purchase, orders.refund, programs.first_answer, customers.customer,
                customers.custom_field, platform.stored_file, platform.event_publication, today.decision, insights.run,
                access.session cascade\
            """).update();
        db.sql("delete from platform.scheduled_task where task_name = 'x'").update();
        bring("qzxmarker.csv", FILE);
        marked = new CustomerId(db.sql("select customer_id from customers.contact_point where key = ?")
                .param(EMAIL)
                .query(UUID.class)
                .single());
        bySaying();
        byBuying();
        byAgreeing();
        byBeingTwo();
        inPassing();
        inAnArchive();
    }

    private void byAgreeing() {
        Shop.signIn(shop.ada());
        var told = ConsentOrigin.told(ConsentOrigin.Way.IN_PERSON, "qzxmarker said so", null, null);
        consents.grant(marked, Purpose.NEWS, Channel.PHONE, null, told);
        consents.withdraw(marked, Purpose.NEWS, Channel.SMS, told);
        consents.stopEverything(marked, SuppressionReason.ASKED, told);
        Shop.signOut();
        post(
                "/customers/appointments",
                "customer",
                marked.toString(),
                "form",
                UUID.randomUUID().toString(),
                "title",
                "see qzxmarker",
                "day",
                "2036-11-21",
                "time",
                "10:00",
                "minutes",
                "30",
                "place",
                "Qzxmarker Street 1");
        post(
                "/customers/encounters",
                "customer",
                marked.toString(),
                "form",
                UUID.randomUUID().toString(),
                "kind",
                "CALLED",
                "outcome",
                "WELL",
                "words",
                "heard qzxmarker");
        post("/customers/privacy/requests", "customer", marked.toString(), "kind", "ACCESS", "askedOn", "2026-11-20");
    }

    /// Typed twice, and found to be one; and brought somebody along.
    private void byBeingTwo() {
        var twice = known("Zoe M. Qzxmarker", "zoe.qzxmarker@example.com");
        post("/customers/merges", "survivor", marked.toString(), "absorbed", twice.toString());
        var friend = known("Fred Friend", "fred@example.com");
        db.sql("insert into customers.referral (customer_id, referrer_id, noted_at) values (?, ?, now())")
                .params(friend.value(), marked.value())
                .update();
    }

    private CustomerId known(String name, String email) {
        return customers
                .identify("till", Person.unknown().withName(name).withEmail(email))
                .orElseThrow()
                .customer();
    }

    private void inAnArchive() {
        post("/access/export");
        jobs.runDue();
    }

    private void bySaying() {
        post("/customers/fields", "name", "Shoe", "type", "TEXT");
        var field = db.sql("select id from customers.custom_field")
                .query(UUID.class)
                .single();
        var seen = db.sql("select changed_at from customers.customer where id = ?")
                .param(marked.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
        post(
                "/customers/" + marked,
                "name",
                "Zoe Qzxmarker",
                "email",
                EMAIL,
                "phone",
                "+43 664 1234567",
                "street",
                "Qzxmarker Street 1",
                "city",
                "Qzxmarkertown",
                "cameFrom",
                "qzxmarker fair",
                "field." + field,
                "size qzxmarker",
                "demographic.OCCUPATION",
                "qzxmarker maker",
                "OCCUPATION",
                "qzxmarker maker",
                "seen",
                seen.toString());
        post(
                "/customers/notes",
                "customer",
                marked.toString(),
                "form",
                UUID.randomUUID().toString(),
                "kind",
                "NOTE",
                "text",
                "said qzxmarker",
                "saidBy",
                "aunt qzxmarker");
        post("/customers/preferences", "customer", marked.toString(), "kind", "LIKES", "text", "qzxmarker buns");
        post(
                "/customers/tasks",
                "customer",
                marked.toString(),
                "form",
                UUID.randomUUID().toString(),
                "title",
                "call qzxmarker",
                "dueOn",
                "2026-11-21");
    }

    private void byBuying() {
        Shop.signIn(shop.ada());
        var bought = purchases.record(new NewPurchase(
                "till",
                "T-qzxmarker",
                Instant.parse("2026-11-20T10:00:00Z"),
                Money.of(250, "EUR"),
                new Somebody(marked, null, null, null, null),
                null,
                null,
                List.of(NewPurchase.Line.item("Bun", 1, 250))));
        var purchase = ((Recording.Recorded<PurchaseId>) bought).id();
        refunds.record(new NewRefund(
                "till", "R-qzxmarker", purchase, Instant.parse("2026-11-20T11:00:00Z"), 100, "qzxmarker was sad"));
        Shop.signOut();
    }

    /// What parts of the product leave behind while they work.
    private void inPassing() {
        var ada = shop.ada().account();
        db.sql("""
            insert into today.decision (item_key, customer_id, state, title, decided_by, decided_at)
            values ('x:qzxmarker', ?, 'DONE', 'Call Zoe Qzxmarker', ?, now())\
            """).params(marked.value(), ada).update();
        db.sql("insert into customers.trait values (?, 'shop', '{\"nick\": \"qzxmarker\"}', now())")
                .param(marked.value())
                .update();
        db.sql("""
            insert into customers.activity (customer_id, kind, at, source, data)
            values (?, 'shop.visit', now(), 'visit:qzxmarker', '{"told": "qzxmarker"}')\
            """).param(marked.value()).update();
        db.sql("""
            insert into customers.intake (batch, n, source, name, name_key, customer_id)
            values (gen_random_uuid(), 1, 'till', 'Zoe Qzxmarker', 'zoe qzxmarker', ?)\
            """).param(marked.value()).update();
        db.sql("""
            insert into insights.customer_value (customer_id, first_day, last_day, purchase_days, value_minor,
                mean_spend_minor, standing, value_at_risk_minor)
            values (?, '2026-02-03', '2026-11-20', 2, 550, 275, 'REGULAR', 0) on conflict do nothing\
            """).param(marked.value()).update();
        db.sql("""
            insert into programs.first_answer (caller, key, request_sha256, status, body, at)
            values (?, 'k-1', 'x', 201, ?, now())\
            """)
                .params(ada, "{\"customer\":\"" + marked + "\",\"name\":\"Zoe Qzxmarker\"}")
                .update();
        db.sql("""
            insert into platform.event_publication (id, listener_id, event_type, serialized_event, publication_date)
            values (gen_random_uuid(), 'x', 'x', ?, now())\
            """)
                .param("{\"customer\":\"" + marked + "\",\"word\":\"qzxmarker\"}")
                .update();
        db.sql("""
            insert into platform.scheduled_task (task_name, task_instance, task_data, execution_time, picked, version)
            values ('x', 'x', ?, now() + interval '9 years', false, 1)\
            """)
                .param(("write to " + EMAIL).getBytes(StandardCharsets.UTF_8))
                .update();
        db.sql("""
            with endpoint as (
                insert into programs.endpoint (url, events, made_at)
                values ('https://till.example/hook', '{*}', now()) returning id),
            message as (
                insert into programs.message (type, key, body, at)
                values ('x', 'x:' || :key, '{"wrote": "qzxmarker@example.com"}', now()) returning id),
            delivery as (
                insert into programs.delivery (message_id, endpoint_id, next_at)
                select message.id, endpoint.id, now() + interval '9 years' from message, endpoint
                returning message_id, endpoint_id)
            insert into programs.attempt (message_id, endpoint_id, at, took_ms, status, answer)
            select message_id, endpoint_id, now(), 1, 500, 'unknown: qzxmarker@example.com' from delivery\
            """).param("key", UUID.randomUUID().toString()).update();
        db.sql("insert into access.session values ('p', 's', 0, 0, 0, 0, null)").update();
        db.sql("insert into access.session_attributes values ('p', 'flash', ?)")
                .param(("\0\1 saved: " + EMAIL).getBytes(StandardCharsets.UTF_8))
                .update();
        db.sql("insert into access.session_attributes values ('p', 'words', ?)")
                .param("\0 Zoe Qzxmarker was saved".getBytes(StandardCharsets.UTF_8))
                .update();
        db.sql("""
            insert into insights.run (state, cause, wanted_at, started_at, finished_at, problem)
            values ('FAILED', 'HAND', now(), now(), now(), ?)\
            """).param("Key (email)=(" + EMAIL + ") already" + " exists").update();
    }

    @Test
    void theCopyFindsItInEveryPlaceAndTheErasureLeavesItInNone(CapturedOutput log) throws Exception {
        var before = columnsWith(MARKER);
        assertThat(before)
                .hasSizeGreaterThan(40)
                .contains(
                        "customers.consent.proof",
                        "customers.suppression.proof",
                        "customers.appointment.title",
                        "customers.customer.search",
                        "customers.merge.absorbed",
                        "customers.merge_table.rows",
                        "programs.message.body",
                        "programs.attempt.answer");
        assertThat(archivesWith(MARKER)).isNotZero();
        assertThat(copy())
                .contains(
                        "\"customers.profile\"",
                        "\"customers.demographics\"",
                        "\"customers.fields\"",
                        "\"customers.contact_point\"",
                        "\"customers.external_id\"",
                        "\"customers.preference\"",
                        "\"customers.note\"",
                        "\"customers.task\"",
                        "\"customers.activity\"",
                        "\"customers.trait\"",
                        "\"customers.intake\"",
                        "\"orders.purchase\"",
                        "\"orders.purchase_line\"",
                        "\"orders.refund\"",
                        "\"insights.customer_value\"",
                        "\"today.decision\"",
                        "\"orders.file\"",
                        "\"programs.first_answer.body\"",
                        "\"platform.event_publication.serialized_event\"",
                        "\"platform.scheduled_task.task_data\"",
                        "\"access.session_attributes.attribute_bytes\"",
                        "\"insights.run.problem\"",
                        "\"customers.consent\"",
                        "\"customers.suppression\"",
                        "\"customers.appointment\"",
                        "\"customers.merge\"",
                        "\"customers.alias\"",
                        "\"customers.privacy_request\"",
                        "\"programs.message.body\"",
                        "\"access.archive\"",
                        "see qzxmarker",
                        "heard qzxmarker",
                        "A-qzxmarker",
                        "T-qzxmarker",
                        "R-qzxmarker",
                        "qzxmarker was sad",
                        "qzxmarker was here",
                        "aunt qzxmarker",
                        "size qzxmarker",
                        "qzxmarker maker",
                        "Qzxmarkertown",
                        "qzxmarker fair");
        var revenue = revenue();

        assertThat(browser.post()
                        .uri("/customers/privacy/erasures")
                        .param("customer", marked.toString())
                        .param("sure", "yes")
                        .with(signedInAs(shop.ada())))
                .hasStatus(303);

        assertThat(columnsWith(MARKER)).isEmpty();
        assertThat(columnsWith(marked.toString()))
                .as("what a restore is cleaned by, and what programs are told to forget")
                .containsExactly(
                        "customers.erasure_journal.customer_id", "programs.message.body", "programs.message.key");
        assertThat(filesWith(MARKER)).isEmpty();
        assertThat(archivesWith(MARKER)).isZero();
        assertThat(log.getAll().toLowerCase(java.util.Locale.ROOT)).doesNotContain(MARKER);
        assertThat(db.sql("select count(*) from customers.referral where referrer_id is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(revenue()).isEqualTo(revenue);
        assertThat(db.sql("select count(*) from customers.customer where name = 'Otto Other'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        for (var page :
                List.of("/customers/" + marked, "/customers/privacy/" + marked, "/customers/privacy/held/" + marked))
            assertThat(browser.get().uri(page).with(signedInAs(shop.ada()))).hasStatus(404);
    }

    @Test
    void theSameOldFileBringsTheOthersAndNotThePerson() {
        assertThat(browser.post()
                        .uri("/customers/privacy/erasures")
                        .param("customer", marked.toString())
                        .param("sure", "yes")
                        .with(signedInAs(shop.ada())))
                .hasStatus(303);
        bring("again.csv", FILE + "D-1;06.02.2026;K-3;Nina New;nina@example.com;;Bun;2;1,50;\n");
        assertThat(db.sql("select name from customers.customer order by name")
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactly("Fred Friend", "Nina New", "Otto Other");
        assertThat(db.sql("select count(*) from orders.purchase where external_id = 'A-qzxmarker'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aFileThatIsNotBookedYetStandsInTheWayAndIsNamed() {
        upload("waiting.csv", FILE);
        assertThat(browser.post()
                        .uri("/customers/privacy/erasures")
                        .param("customer", marked.toString())
                        .param("sure", "yes")
                        .with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("The file “waiting.csv” names this person and its import is not finished");
        assertThat(columnsWith(EMAIL)).contains("customers.contact_point.key");
    }

    private String copy() throws IOException {
        var answer = browser.get()
                .uri("/customers/privacy/held/" + marked + "/copy.json")
                .with(signedInAs(shop.ada()))
                .exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private List<Long> revenue() {
        return db.sql("""
            select (select sum(total_minor) from orders.purchase), (select sum(total_minor) from orders.refund),
                   (select sum(total_minor) from orders.purchase_line)\
            """)
                .query((row, _) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /// Every column of every table, whatever its type, read as text; bytes as the text they may hold.
    private TreeSet<String> columnsWith(String word) {
        var found = new TreeSet<String>();
        record Column(String table, String name, String type) {}
        db.sql("""
            select c.oid::regclass::text as table, a.attname as name, a.atttypid::regtype::text as type
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
              and n.nspname not in ('pg_catalog', 'information_schema')
              and n.nspname !~ '^pg_(temp|toast)'\
            """).query(Column.class).list().forEach(column -> {
            var text = column.type().equals("bytea")
                    ? "encode(\"" + column.name() + "\", 'escape')"
                    : "\"" + column.name() + "\"::text";
            var rows = db.sql("select count(*) from %s where strpos(lower(%s), ?) > 0".formatted(column.table(), text))
                    .param(word)
                    .query(Long.class)
                    .single();
            if (rows > 0) found.add(column.table() + "." + column.name());
        });
        return found;
    }

    private List<Path> filesWith(String word) throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            read(file).toLowerCase(java.util.Locale.ROOT).contains(word))
                    .toList();
        }
    }

    /// How many entries of stored archives hold the word, packed as they are.
    private long archivesWith(String word) throws IOException {
        var found = 0L;
        for (var id : db.sql("select id from platform.stored_file where name like '%.zip'")
                .query(UUID.class)
                .list()) {
            try (var zip = new ZipInputStream(files.open(id))) {
                while (zip.getNextEntry() != null)
                    if (new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains(word)) found++;
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void bring(String name, String csv) {
        var page = upload(name, csv);
        jobs.runDue();
        post(page + "/layout", "header", "true");
        jobs.runDue();
        post(page + "/booking");
        jobs.runDue();
    }

    private String upload(String name, String csv) {
        var answer = browser.perform(browser.post()
                .uri("/orders/imports")
                .multipart()
                .file(new MockMultipartFile("file", name, "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                .with(signedInAs(shop.ada())));
        return String.valueOf(answer.getResponse().getHeader("Location"));
    }

    private void post(String address, String... parameters) {
        var request = browser.post().uri(address).with(signedInAs(shop.ada()));
        for (int i = 0; i < parameters.length; i += 2) request.param(parameters[i], parameters[i + 1]);
        assertThat(request.exchange().getResponse().getStatus()).as(address).isEqualTo(303);
    }
}
