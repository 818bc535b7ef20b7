package dev.perennial.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.messaging.Account;
import dev.perennial.support.Browser;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which cases the inbox shows, and which first.
@PerennialTest
class InboxOrderTests {
    @Autowired
    Browser browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    Letters letters;

    Browser.Seat screen;
    Instant now;

    @BeforeEach
    void open() {
        shop.open();
        TestClock.INSTANCE.reset();
        screen = browser.as(shop.ada());
        now = TestClock.INSTANCE.instant();
        db.sql("truncate conversations.case_file, conversations.label, customers.customer cascade")
                .update();
    }

    @Test
    void whatIsDueStandsBeforeWhoeverWaitsLonger() {
        waiting("Long", Duration.ofDays(3));
        due(waiting("Soon", Duration.ofHours(1)), now.plus(Duration.ofMinutes(20)), now);
        due(waiting("Overdue", Duration.ofHours(2)), now.minus(Duration.ofHours(1)), now.minus(Duration.ofHours(2)));
        due(waiting("Far", Duration.ofHours(5)), now.plus(Duration.ofDays(2)), now.plus(Duration.ofDays(1)));
        assertThat(subjects("/conversations")).containsExactly("Overdue", "Soon", "Long", "Far");
        assertThat(subjects("/conversations?view=due")).containsExactly("Overdue", "Soon");
        assertThat(subjects("/conversations?view=unassigned")).containsExactly("Overdue", "Soon", "Long", "Far");
    }

    @Test
    void goingOnLeavesNobodyOutAndShowsNobodyTwice() {
        for (var n = 0; n < 51; n++) waiting("Waits " + n, Duration.ofHours(n + 1));
        due(waiting("Due", Duration.ofMinutes(1)), now.minusSeconds(60), now.minusSeconds(120));
        var first = screen.page("/conversations");
        var next = Pattern.compile("href=\"(/conversations\\?after=[^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        var all = new ArrayList<>(subjects("/conversations"));
        assertThat(all.getFirst()).isEqualTo("Due");
        all.addAll(subjects(next.group(1)));
        assertThat(all).hasSize(52).doesNotHaveDuplicates();
    }

    @Test
    void theWayTheyWroteNarrowsTheList() {
        waiting("Mail", Duration.ofHours(1));
        assertThat(screen.page("/conversations")).doesNotContain("Narrow it down");
        letters.arrive(letters.from("4711", "Hello")
                .about("Bot")
                .to(letters.account(Account.Kind.TELEGRAM, "bakerybot"))
                .at(now));
        assertThat(screen.page("/conversations")).contains("Narrow it down", "/conversations?via=telegram");
        assertThat(subjects("/conversations?via=telegram")).containsExactly("Bot");
        assertThat(subjects("/conversations?via=email")).containsExactly("Mail");
    }

    @Test
    void whatIsTrueOfTheCustomerNarrowsTheListOnceItIsTrueOfAnybody() {
        var annas = waiting("Annas", Duration.ofHours(1));
        waiting("Carls", Duration.ofHours(2));
        assertThat(screen.page("/conversations")).doesNotContain("Standing");
        db.sql("""
            insert into customers.trait (customer_id, module, traits, changed_at)
            select customer_id, 'insights', '{"standing": "slipping", "value": 3}', now()
            from conversations.case_file where id = ?""").param(annas.value()).update();
        assertThat(screen.page("/conversations")).contains("Standing", "Slipping", "who=insights.standing%3Aslipping");
        assertThat(subjects("/conversations?who=insights.standing:slipping")).containsExactly("Annas");
        assertThat(subjects("/conversations?who=insights.standing:loyal")).isEmpty();
    }

    @Test
    void conditionsHoldTogetherAndStayWhenOneLooksElsewhere() {
        waiting("Annas", Duration.ofHours(1));
        letters.arrive(letters.from("4711", "Hello")
                .about("Bot")
                .to(letters.account(Account.Kind.TELEGRAM, "bakerybot"))
                .at(now));
        var label = db.sql("insert into conversations.label (name, key) values ('Rye', 'rye') returning id")
                .query(UUID.class)
                .single();
        db.sql("insert into conversations.case_label (case_id, label_id) select id, ? from conversations.case_file")
                .param(label)
                .update();
        var narrowed = "/conversations?via=email&label=" + label;
        assertThat(subjects(narrowed)).containsExactly("Annas");
        assertThat(screen.page(narrowed))
                .contains("/conversations?view=mine&amp;via=email&amp;label=" + label)
                .contains("href=\"/conversations?label=" + label + "\"")
                .contains("href=\"/conversations?via=email\"");
    }

    @Test
    void aConditionThatMeansNothingIsLeftOut() {
        waiting("Annas", Duration.ofHours(1));
        assertThat(subjects("/conversations?who=access.password:x&via=pigeon&label=none"))
                .containsExactly("Annas");
        assertThat(subjects("/conversations?who=:&via=")).containsExactly("Annas");
    }

    private CaseId waiting(String subject, Duration since) {
        return letters.arrive(letters.from(subject.replace(" ", "").toLowerCase() + "@example.org", "Hello")
                .about(subject)
                .at(now.minus(since)));
    }

    private void due(CaseId id, Instant by, Instant soon) {
        db.sql("update conversations.deadline set answer_by = ?, soon_at = ? where case_id = ?")
                .params(Timestamp.from(by), Timestamp.from(soon), id.value())
                .update();
    }

    private List<String> subjects(String path) {
        return Pattern.compile("data-row>([^<]+)</a>")
                .matcher(screen.page(path))
                .results()
                .map(it -> it.group(1))
                .toList();
    }
}
