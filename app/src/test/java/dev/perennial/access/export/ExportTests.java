package dev.perennial.access.export;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@PerennialTest
class ExportTests {
    static final String TRICKY = "Ada, \"the baker\"\n=1+1 \\N \u0001 Zoë 🍞";

    @Autowired
    MockMvcTester browser;

    @Autowired
    CommandLineExport commandLine;

    @Autowired
    OldArchives oldArchives;

    @Autowired
    Customers customers;

    @Autowired
    JsonMapper json;

    @Autowired
    Shop shop;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient db;

    StaffMember ada;

    @BeforeEach
    void open() {
        shop.open();
        ada = shop.ada();
        TestClock.INSTANCE.reset();
        shop.emptyLog();
        db.sql("truncate customers.customer, access.export cascade").update();
        db.sql("delete from platform.stored_file").update();
    }

    @Test
    void theArchiveHoldsEveryTableTwiceWithWhatDescribesThem() throws IOException {
        person("Ada Winter");

        var files = unzipped(fetch(made("")));

        assertThat(files)
                .containsKeys(
                        "README.md",
                        "schema.json",
                        "again/orders.csv",
                        "tables/customers.customer.csv",
                        "tables/customers.customer.jsonl",
                        "tables/platform.business.csv");
        assertThat(files.get("README.md")).contains("Ada’s Bakery", "access.api_token", "Purchases");
        assertThat(files.get("tables/customers.customer.csv")).contains("Ada Winter");
        assertThat(files.get("tables/access.staff.csv")).contains("Ada Winter").doesNotContain("no password");
        assertThat(json.readTree(files.get("schema.json")).get("tables").findValuesAsString("name"))
                .contains("customers.customer", "came_from");
    }

    @Test
    void whatIsStoredComesOutAsItIs() throws IOException {
        db.sql(
                        "insert into customers.note (customer_id, kind, text, text_key, written_at) values (?, 'NOTE', ?, '', now())")
                .params(person("Ada").value(), TRICKY)
                .update();

        var files = unzipped(fetch(made("")));

        var line = json.readTree(files.get("tables/customers.note.jsonl").strip());
        assertThat(line.get("text").asString()).isEqualTo(TRICKY);
        assertThat(files.get("tables/customers.note.csv")).contains("\"" + TRICKY.replace("\"", "\"\"") + "\"");
    }

    @Test
    void safeForSpreadsheetsNoCellIsAFormula() throws IOException {
        for (var name : List.of("=1+1", "+43", "-2", "@cmd", "Bo-Lind")) person(name);

        var files = unzipped(fetch(made("yes")));

        assertThat(files.get("tables/customers.customer.csv"))
                .contains(",'=1+1,", ",'+43,", ",'-2,", ",'@cmd,", ",Bo-Lind,");
        assertThat(files.get("again/orders.csv")).doesNotContain(",=");
        assertThat(files.get("tables/customers.customer.jsonl")).contains("\"=1+1\"");
        assertThat(unzipped(fetch(made(""))).get("tables/customers.customer.csv"))
                .contains(",=1+1,");
    }

    @Test
    void theProgressMovesAndTheSizeIsSaid() {
        var id = made("");

        assertThat(get("/access/export")).bodyText().contains("Download", "tables", "kB", "Kept until 28 Nov 2026");
        assertThat(db.sql("select tables_done = tables and tables > 20 from access.export")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(get("/access/export/" + id)).bodyText().contains("Download").doesNotContain("every 2s", "<html");
    }

    @Test
    void askedForTwiceItIsMadeOnce() {
        post("");
        post("");

        assertThat(get("/access/export")).bodyText().contains("Begins in a moment", "every 2s");
        assertThat(db.sql("select count(*) from access.export")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void afterSevenDaysItIsGoneWhetherAJobRanOrNot() {
        var id = made("");

        TestClock.INSTANCE.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(get(archive(id))).hasStatusOk();
        TestClock.INSTANCE.advance(Duration.ofSeconds(1));
        assertThat(get(archive(id))).hasStatus(404);
        assertThat(get("/access/export")).bodyText().contains("removed after seven days");

        oldArchives.clearAway();
        assertThat(db.sql("select count(*) from platform.stored_file")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatCannotBeWrittenToItsEndIsNoArchive() {
        db.sql("alter table today.decision rename to gone").update();
        try {
            post("");
            for (var tries = 0; tries < 3; tries++) {
                jobs.runDue();
                TestClock.INSTANCE.advance(Duration.ofMinutes(1));
            }
        } finally {
            db.sql("alter table today.gone rename to decision").update();
        }

        assertThat(db.sql("select state from access.export").query(String.class).single())
                .isEqualTo("FAILED");
        assertThat(db.sql("select count(*) from platform.stored_file")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(get("/access/export")).bodyText().contains("could not be made", "Make the archive");
    }

    @Test
    void onlyTheOwnerTakesEverythingAlong() {
        var id = made("");
        var bo = shop.bo();

        for (var path : List.of("/access/export", "/access/export/" + id, archive(id)))
            assertThat(browser.get().uri(path).with(signedInAs(bo))).as(path).hasStatus(403);
        assertThat(browser.post().uri("/access/export").with(signedInAs(bo))).hasStatus(403);
    }

    @Test
    void whoTookItAlongIsWrittenDown() {
        person("Ada");
        fetch(made(""));

        assertThat(db.sql(
                                "select action || ' ' || what || ' ' || (rows > 0) || ' ' || staff_id from access.audit_entry where action = 'EXPORTED'")
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactly("EXPORTED access.export true " + ada.id());
    }

    @Test
    void theCommandWritesTheSameFilesIntoAFolder(@TempDir Path folder) throws Exception {
        person("Ada Winter");
        var said = new ByteArrayOutputStream();
        var target = folder.resolve("all of it");

        assertThat(export(target, said)).isZero();

        assertThat(Files.readString(target.resolve("tables/customers.customer.csv")))
                .contains("Ada Winter");
        assertThat(Files.exists(target.resolve("README.md"))).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Done:", "README.md");
        assertThat(db.sql("select count(*) from access.audit_entry where action = 'EXPORTED' and staff_id is null")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAsItIs(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "keep me");
        var said = new ByteArrayOutputStream();

        assertThat(export(folder, said)).isEqualTo(2);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is not an empty folder");
        try (var inside = Files.list(folder)) {
            assertThat(inside).hasSize(1);
        }
        assertThat(commandLine.export(List.of(), false, new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
    }

    private int export(Path folder, ByteArrayOutputStream said) throws Exception {
        return commandLine.export(
                List.of(folder.toString()), false, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private CustomerId person(String name) {
        return customers
                .identify("shop", Person.unknown().withName(name).withExternalId("n" + name.hashCode()))
                .orElseThrow()
                .customer();
    }

    private String made(String spreadsheets) {
        post(spreadsheets);
        jobs.runDue();
        return db.sql("select id from access.export order by asked_at desc, id desc limit 1")
                .query((row, _) -> row.getString(1))
                .single();
    }

    private void post(String spreadsheets) {
        assertThat(browser.post()
                        .uri("/access/export")
                        .param("spreadsheets", spreadsheets)
                        .with(signedInAs(ada)))
                .hasStatus(303);
    }

    private byte[] fetch(String id) {
        var answer = get(archive(id));
        assertThat(answer).hasStatusOk().hasContentType("application/zip");
        var bytes = answer.getResponse().getContentAsByteArray();
        assertThat(answer.getResponse().getContentLengthLong()).isEqualTo(bytes.length);
        return bytes;
    }

    private static String archive(String id) {
        return "/access/export/" + id + "/perennial.zip";
    }

    private MvcTestResult get(String path) {
        return browser.get().uri(path).with(signedInAs(ada)).exchange();
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }
}
