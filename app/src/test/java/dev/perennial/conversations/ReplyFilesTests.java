package dev.perennial.conversations;

import static dev.perennial.support.Browser.file;
import static dev.perennial.support.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.messaging.Account;
import dev.perennial.support.Browser;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Ada answers Anna, and puts files to it.
@PerennialTest
class ReplyFilesTests {
    @Autowired
    Browser browser;

    @Autowired
    MockMvcTester visitor;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    Letters letters;

    Browser.Seat screen;
    CaseId id;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("delete from conversations.case_file").update();
        db.sql("delete from messaging.dispatch").update();
        db.sql("delete from messaging.enclosed_file").update();
        screen = browser.as(shop.ada());
        id = letters.arrive(letters.from("anna@example.org", "May I see the menu?"));
    }

    @Test
    void aFileGoesAlongWithTheMailAndStandsInTheCase() throws Exception {
        assertThat(reply("Here it is.", file("Menü “neu”.pdf", "%PDF lunch"))).hasStatus(303);
        assertThat(along()).hasSize(1);
        assertThat(screen.page(path())).contains("Menü “neu”.pdf", "1 kB");
        var fetched = screen.get(linkTo("Menü “neu”.pdf"));
        assertThat(fetched).hasStatusOk();
        assertThat(text(fetched)).isEqualTo("%PDF lunch");
        assertThat(fetched.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(fetched.getResponse().getContentType()).isEqualTo("application/octet-stream");
    }

    @Test
    void theSameBytesAreKeptOnceWhoeverSendsThem() {
        reply("Here it is.", file("menu.pdf", "lunch"));
        reply("And here again.", file("menu again.pdf", "lunch"));
        assertThat(count("messaging.enclosed_file")).isOne();
        assertThat(screen.page(path())).contains("menu.pdf", "menu again.pdf");
    }

    @Test
    void aNameWithFoldersInItGoesWithoutThem() {
        reply("Here it is.", file("..\\..\\secret/menu\u202egpj.exe", "lunch"));
        assertThat(screen.page(path())).contains("menugpj.exe").doesNotContain("secret");
    }

    @Test
    void whatDoesNotLeaveKeepsItsFiles() {
        letters.arrive(letters.from("anna@example.org", "Never mind").tagged(tag()));
        var held = reply("Here it is.", file("menu.pdf", "lunch"), file("map.pdf", "street"));
        assertThat(held).hasStatus(409);
        assertThat(text(held)).contains("Here it is.", "menu.pdf", "map.pdf");
        assertThat(screen.page(path())).contains("Goes along", "menu.pdf", "map.pdf");
        var menu = db.sql("select file_id from conversations.draft_file where name = 'menu.pdf'")
                .query(UUID.class)
                .single();
        var sent = screen.post(path() + "/replies", fields("Here it is.", 2, "keep", menu.toString()));
        assertThat(sent).hasStatus(303);
        assertThat(along()).containsExactly(menu);
        assertThat(count("conversations.draft_file")).isZero();
    }

    @Test
    void theFilesOfAnothersDraftAreNotSentByNamingThem() {
        letters.arrive(letters.from("anna@example.org", "Never mind").tagged(tag()));
        reply("Here it is.", file("menu.pdf", "lunch"));
        var adas = db.sql("select file_id from conversations.draft_file")
                .query(UUID.class)
                .single();
        browser.as(shop.bo()).post(path() + "/replies", fields("Bo here.", 2, "keep", adas.toString()));
        assertThat(along()).isEmpty();
    }

    @Test
    void aReplyTakenBackBringsItsFilesBack() {
        reply("Here it is.", file("menu.pdf", "lunch"));
        var entry = db.sql("select id from conversations.entry where kind = 'SAID'")
                .query(UUID.class)
                .single();
        screen.post(path() + "/entries/" + entry + "/withdrawal", Map.of());
        assertThat(count("messaging.dispatch")).isZero();
        assertThat(screen.page(path())).contains("Goes along", "menu.pdf", "Here it is.</textarea>");
    }

    @Test
    void theSameFormSentTwiceSendsItsFilesOnce() {
        var form = UUID.randomUUID();
        reply(form, "Here it is.", List.of(file("menu.pdf", "lunch")));
        assertThat(reply(form, "Here it is.", List.of(file("menu.pdf", "lunch"))))
                .hasStatus(303);
        assertThat(count("messaging.dispatch")).isOne();
        assertThat(screen.page(path())).doesNotContain("Goes along");
    }

    @Test
    void moreThanAMailCarriesGoesAsALinkThatEnds() throws Exception {
        var film = new byte[16 << 20];
        film[0] = 'f';
        reply("Here it is.", new MockMultipartFile("files", "oven.mp4", "video/mp4", film));
        assertThat(along()).isEmpty();
        var mail = db.sql("select text from messaging.dispatch")
                .query(String.class)
                .single();
        assertThat(mail).contains("oven.mp4 (16 MB): https://perennial.bakery.example/p/messaging/files/");
        var link = mail.replaceAll("(?s).*bakery.example(/p/messaging/files/[\\w-]+).*", "$1");
        var fetched = visitor.get().uri(link).exchange();
        assertThat(fetched).hasStatusOk();
        assertThat(fetched.getResponse().getContentAsByteArray()).isEqualTo(film);
        assertThat(fetched.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        TestClock.INSTANCE.advance(Duration.ofDays(30).plusMinutes(1));
        var over = visitor.get().uri(link).exchange();
        assertThat(over).hasStatus(410);
        assertThat(text(over)).contains("oven.mp4", "Answer the message it came with");
        assertThat(visitor.get().uri("/p/messaging/files/" + "x".repeat(27)).exchange())
                .hasStatus(404);
    }

    @Test
    void byAWayThatCarriesNoFilesTheyGoAsLinks() {
        var bot = letters.account(Account.Kind.TELEGRAM, "bakerybot");
        id = letters.arrive(letters.from("4711", "The menu?").about(null).to(bot));
        reply("Here it is.", file("menu.pdf", "lunch"));
        assertThat(along()).isEmpty();
        assertThat(db.sql("select text from messaging.dispatch")
                        .query(String.class)
                        .single())
                .startsWith("Here it is.")
                .contains("menu.pdf (1 kB): https://");
    }

    @Test
    void tooManyAndTooMuchAreSaidInNumbers() {
        var eleven = IntStream.range(0, 11)
                .mapToObj(n -> file("page" + n + ".pdf", "page " + n))
                .toList();
        var many = reply(UUID.randomUUID(), "Here.", eleven);
        assertThat(many).hasStatus(422);
        assertThat(text(many)).contains("These are 11 files; up to 10", "Here.</textarea>");
        var huge = new MockMultipartFile("files", "oven.mp4", "video/mp4", new byte[1]) {
            @Override
            public long getSize() {
                return 130L << 20;
            }
        };
        assertThat(text(reply("Here.", huge))).contains("These files are 130 MB together; up to 100 MB");
        assertThat(text(reply(" ", file("menu.pdf", "lunch")))).contains("Write a line to it", "menu.pdf");
        assertThat(count("messaging.dispatch")).isZero();
    }

    @Test
    void aFileThatWentOutIsOnlyForThoseWhoSeeTheCase() {
        var customer = db.sql(
                        "insert into customers.customer (name, created_at, changed_at) values ('Anna', now(), now()) returning id")
                .query(UUID.class)
                .single();
        db.sql("update conversations.case_file set customer_id = ?")
                .param(customer)
                .update();
        reply("Here it is.", file("menu.pdf", "lunch"));
        var link = linkTo("menu.pdf");
        var account = shop.member("Cleo", "cleo@bakery.example", Role.STAFF).account();
        db.sql("update access.staff set own_only = true where id = ?")
                .param(account)
                .update();
        var cleo = new StaffMember(account, "Cleo", Role.STAFF, true);
        assertThat(browser.as(cleo).get(link)).hasStatus(404);
        assertThat(screen.get(link)).hasStatusOk();
        var elsewhere = link.replaceFirst("files/[^/]+", "files/" + UUID.randomUUID());
        assertThat(screen.get(elsewhere)).hasStatus(404);
    }

    private MvcTestResult reply(String text, MockMultipartFile... files) {
        return reply(UUID.randomUUID(), text, new ArrayList<>(List.of(files)));
    }

    private MvcTestResult reply(UUID form, String text, List<MockMultipartFile> files) {
        var seen = db.sql("select min(seq) from conversations.entry where case_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
        var said = db.sql("select max(seq) from conversations.entry where case_id = ? and kind = 'SAID'")
                .param(id.value())
                .query(Integer.class)
                .optional()
                .orElse(seen);
        return screen.post(path() + "/replies", fields(text, said, "form", form.toString()), files);
    }

    private static Map<String, String> fields(String text, int seen, String field, String value) {
        var fields = new HashMap<>(Map.of(
                "text",
                text,
                "seen",
                String.valueOf(seen),
                "form",
                UUID.randomUUID().toString()));
        fields.put(field, value);
        return fields;
    }

    private List<UUID> along() {
        return db.sql("select unnest(files) from messaging.dispatch")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private String linkTo(String name) {
        var link = Pattern.compile("href=\"(/messaging/files/[^\"]+)\" download>" + Pattern.quote(name))
                .matcher(screen.page(path()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    private String tag() {
        return db.sql("select reply_tag from conversations.case_thread where case_id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private String path() {
        return "/conversations/cases/" + id;
    }
}
