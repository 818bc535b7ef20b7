package dev.perennial.conversations.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.Cases;
import dev.perennial.conversations.Letters;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class PassingTimeTests {
    @Autowired
    PassingTime time;

    @Autowired
    Cases cases;

    @Autowired
    Letters letters;

    @Autowired
    DataSource connections;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    CaseId id;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        Shop.signIn(shop.ada());
        db.sql("delete from conversations.case_file").update();
        id = letters.arrive(letters.from("anna@example.org", "Is there rye bread?"));
    }

    @AfterEach
    void leave() {
        Shop.signOut();
    }

    @Test
    void anOpenListHearsThatACaseWakes() throws SQLException {
        cases.snooze(id, TestClock.INSTANCE.instant().plus(Duration.ofHours(3)));
        assertThat(heard(Duration.ofHours(2))).isEmpty();
        assertThat(heard(Duration.ofHours(1))).containsExactly(Cases.INBOX);
        assertThat(heard(Duration.ofMinutes(2))).isEmpty();
    }

    @Test
    void anOpenListHearsThatACaseIsSoonDueAndDue() throws SQLException {
        db.sql("""
            insert into conversations.deadline (case_id, place_id, answer_by, soon_at)
            values (:case, '00000000-0000-0000-0000-000000000001', :due, :soon)
            on conflict (case_id) do update set answer_by = excluded.answer_by, soon_at = excluded.soon_at""")
                .param("case", id.value())
                .param("due", Timestamp.from(TestClock.INSTANCE.instant().plus(Duration.ofHours(4))))
                .param("soon", Timestamp.from(TestClock.INSTANCE.instant().plus(Duration.ofHours(3))))
                .update();
        assertThat(heard(Duration.ofHours(2))).isEmpty();
        assertThat(heard(Duration.ofHours(1))).containsExactly(Cases.INBOX);
        assertThat(heard(Duration.ofMinutes(30))).isEmpty();
        assertThat(heard(Duration.ofMinutes(30))).containsExactly(Cases.INBOX);
    }

    private List<String> heard(Duration later) throws SQLException {
        TestClock.INSTANCE.advance(later);
        try (var line = connections.getConnection();
                var statement = line.createStatement()) {
            statement.execute("listen perennial_live");
            time.look();
            statement.execute("select 1");
            var told = line.unwrap(PGConnection.class).getNotifications();
            statement.execute("unlisten *");
            return told == null
                    ? List.of()
                    : Arrays.stream(told).map(PGNotification::getParameter).toList();
        }
    }
}
