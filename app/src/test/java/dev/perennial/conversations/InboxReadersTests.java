package dev.perennial.conversations;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.messaging.Accounts;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PerennialTest
class InboxReadersTests {
    private static final Pattern UNREAD = Pattern.compile("(\\d+) not read");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Arriving arriving;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    PlatformTransactionManager transactions;

    StaffMember ada;
    StaffMember bo;

    /// Three wait: one is Ada's, one Bo has read, one is nobody's and nobody has read it.
    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("delete from conversations.case_file").update();
        ada = shop.ada();
        bo = shop.bo();
        var letters = new Letters(arriving, accounts, db, new TransactionTemplate(transactions));
        var annas = letters.arrive(letters.from("anna@example.org", "Hello").about("Ada sees to it"));
        var carls = letters.arrive(letters.from("carl@example.org", "Hello").about("Bo has read it"));
        letters.arrive(letters.from("dora@example.org", "Hello").about("Nobody has read it"));
        db.sql("update conversations.case_file set assignee = ? where id = ?")
                .params(ada.id().value(), annas.value())
                .update();
        db.sql("insert into conversations.reading (case_id, staff_id, seq) values (?, ?, 1)")
                .params(carls.value(), bo.id().value())
                .update();
    }

    @Test
    void eachReaderHasTheirOwnCountOfWhatIsNotRead() {
        assertThat(unread(ada)).as("open, mine, nobody's").containsExactly("3", "1", "2");
        assertThat(unread(bo)).as("open, nobody's").containsExactly("2", "1");
    }

    @Test
    void eachReaderSeesMarkedWhatTheyHaveNotRead() {
        assertThat(marked(ada)).containsExactlyInAnyOrder("Ada sees to it", "Bo has read it", "Nobody has read it");
        assertThat(marked(bo)).containsExactlyInAnyOrder("Ada sees to it", "Nobody has read it");
    }

    @Test
    void fortyWhoLookAtOnceSeeTheirOwn() throws Exception {
        try (var readers = Executors.newFixedThreadPool(8)) {
            var pages = IntStream.range(0, 40)
                    .mapToObj(i -> readers.submit(() -> unread(i % 2 == 0 ? ada : bo)))
                    .toList();
            for (int i = 0; i < 40; i++)
                assertThat(pages.get(i).get()).hasSize(i % 2 == 0 ? 3 : 2).startsWith(i % 2 == 0 ? "3" : "2");
        }
    }

    private List<String> unread(StaffMember reader) {
        return UNREAD.matcher(page(reader)).results().map(it -> it.group(1)).toList();
    }

    private List<String> marked(StaffMember reader) {
        return Pattern.compile("case-unread\".*?data-row>([^<]+)<", Pattern.DOTALL)
                .matcher(page(reader))
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private String page(StaffMember reader) {
        var answer =
                browser.get().uri("/conversations").with(signedInAs(reader)).exchange();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
