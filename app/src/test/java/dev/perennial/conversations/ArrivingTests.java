package dev.perennial.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.customers.SuppressionReason;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.Received.Robot;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class ArrivingTests {
    @Autowired
    CaseFiles files;

    @Autowired
    Entries entries;

    @Autowired
    Lines lines;

    @Autowired
    Cases cases;

    @Autowired
    Consents consents;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    Letters letters;

    @BeforeEach
    void open() {
        shop.open();
        db.sql("delete from conversations.case_file").update();
    }

    @Test
    void aFirstMailOpensACaseForItsSender() {
        var id = letters.arrive(letters.from("anna@example.org", "Is there rye bread on Friday?")
                .by("Anna Berger"));
        var file = files.get(id);
        assertThat(file.subject()).isEqualTo("Rye bread");
        assertThat(file.state().waitingSince()).isNotNull();
        assertThat(called(file.customer())).isEqualTo("Anna Berger");
        assertThat(entries.of(id))
                .singleElement()
                .satisfies(it -> assertThat(it.body()).isEqualTo("Is there rye bread on Friday?"));
    }

    @Test
    void theSameMailHandedInTwiceIsOneMessage() {
        var letter = letters.from("anna@example.org", "Hello");
        assertThat(letters.arrive(letter)).isEqualTo(letters.arrive(letter));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whoWritesFromAnAddressThatWasThoughtToBeNobodysCanBeAnsweredAgain() {
        consents.suppress(AddressKind.EMAIL, "nora@example.org", SuppressionReason.HARD_BOUNCE, "550 5.1.1");
        letters.arrive(letters.from("Nora@example.org", "I am away").byRobot(Robot.ABSENCE));
        assertThat(consents.standing("nora@example.org", Purpose.SERVICE, Channel.EMAIL)
                        .allowed())
                .isFalse();

        letters.arrive(letters.from("Nora@example.org", "Why does nobody answer?"));
        assertThat(consents.standing("nora@example.org", Purpose.SERVICE, Channel.EMAIL)
                        .allowed())
                .isTrue();
    }

    @Test
    void whoAskedToBeLeftAloneAndWritesIsStillLeftAlone() {
        consents.suppress(AddressKind.EMAIL, "olga@example.org", SuppressionReason.COMPLAINT, "spam");
        letters.arrive(letters.from("olga@example.org", "Is my rye ready?"));
        assertThat(consents.standing("olga@example.org", Purpose.NEWS, Channel.EMAIL)
                        .verdict())
                .isEqualTo(Verdict.SUPPRESSED);
    }

    @Test
    void anAnswerByReferenceJoinsItsCase() {
        var first = letters.arrive(letters.from("anna@example.org", "Hello").known("<a1@example.org>"));
        var second = letters.arrive(letters.from("anna@example.org", "And another thing")
                .about("Something else")
                .answering("<a1@example.org>"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void theSameSubjectAloneJoinsNothing() {
        var first = letters.arrive(letters.from("anna@example.org", "Hello").about("Order 1001"));
        var second = letters.arrive(letters.from("anna@example.org", "Hello").about("Re: Order 1001 [Ticket#1001]"));
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void theTagOfTheReplyAddressIsEnough() {
        var first = letters.arrive(letters.from("anna@example.org", "Hello"));
        var tag = lines.of(first).getFirst().replyTag();
        assertThat(letters.arrive(
                        letters.from("anna@example.org", "Headers were lost").tagged(tag)))
                .isEqualTo(first);
        assertThat(letters.arrive(letters.from("anna@example.org", "Capitals").tagged(tag.toUpperCase(Locale.ROOT))))
                .isEqualTo(first);
    }

    @Test
    void aWrongTagJoinsNothing() {
        var first = letters.arrive(letters.from("anna@example.org", "Hello"));
        var tag = lines.of(first).getFirst().replyTag();
        var wrong = (tag.charAt(0) == 'a' ? 'b' : 'a') + tag.substring(1);
        assertThat(letters.arrive(letters.from("anna@example.org", "Hm").tagged(wrong)))
                .isNotEqualTo(first);
    }

    @Test
    void aStrangerWhoNamesAConversationGetsACaseOfTheirOwnThatSaysSo() {
        var first = letters.arrive(
                letters.from("anna@example.org", "My card is 4711").known("<a2@example.org>"));
        var strangers = letters.arrive(letters.from("mallory@evil.example", "What was the number again?")
                .answering("<a2@example.org>"));
        assertThat(strangers).isNotEqualTo(first);
        assertThat(files.get(strangers).unproven()).isTrue();
        assertThat(files.cameFrom(strangers)).contains(first);
        assertThat(entries.of(first)).hasSize(1);
    }

    @Test
    void aStrangerWithATagDoesNotGetInEither() {
        var first = letters.arrive(letters.from("anna@example.org", "Hello"));
        var tag = lines.of(first).getFirst().replyTag();
        var strangers =
                letters.arrive(letters.from("mallory@evil.example", "Me too").tagged(tag));
        assertThat(files.get(strangers).unproven()).isTrue();
    }

    @Test
    void theCustomerMayGoOnFromAnotherAddressOfTheirs() {
        var first = letters.arrive(letters.from("anna@example.org", "Hello").known("<a3@example.org>"));
        var anna = files.get(first).customer();
        db.sql(
                        "insert into customers.contact_point (customer_id, kind, value, key, position) values (?, 'EMAIL', ?, ?, 1)")
                .params(anna.value(), "anna@work.example", "anna@work.example")
                .update();
        assertThat(letters.arrive(letters.from("anna@work.example", "From work").answering("<a3@example.org>")))
                .isEqualTo(first);
    }

    @Test
    void aRobotOpensNoClockAndReopensNothing() {
        var first = letters.arrive(letters.from("anna@example.org", "Hello").known("<a4@example.org>"));
        cases.close(first);
        letters.arrive(letters.from("anna@example.org", "I am away until Monday")
                .answering("<a4@example.org>")
                .byRobot(Robot.ABSENCE));
        assertThat(files.get(first).state().isClosed()).isTrue();

        var newsletter =
                letters.arrive(letters.from("news@flour.example", "10 % off").byRobot(Robot.LIST));
        assertThat(files.get(newsletter).state().waitingSince()).isNull();
        assertThat(files.get(newsletter).customer()).isNull();
    }

    @Test
    void mailFromOurOwnAddressIsARobots() {
        var id = letters.arrive(letters.from("orders@bakery.example", "Loop"));
        assertThat(files.get(id).state().robot()).isTrue();
    }

    @Test
    void thanksAfterTheEndDoesNotReopen() {
        var first = letters.arrive(letters.from("anna@example.org", "Hello").known("<a5@example.org>"));
        cases.close(first);
        letters.arrive(letters.from("anna@example.org", "Thank you very much!").answering("<a5@example.org>"));
        assertThat(files.get(first).state().isClosed()).isTrue();
        letters.arrive(letters.from("anna@example.org", "It is stale though").answering("<a5@example.org>"));
        assertThat(files.get(first).state().isClosed()).isFalse();
    }

    @Test
    void whatIsLongDoneIsFollowedByANewCase() {
        var letter = letters.from("anna@example.org", "Hello").known("<a6@example.org>");
        var first = letters.arrive(letter);
        cases.close(first);
        var closed = files.get(first).state().closedAt();
        var late = letters.arrive(letters.from("anna@example.org", "A year later")
                .answering("<a6@example.org>")
                .at(closed.plus(Duration.ofDays(61))));
        assertThat(late).isNotEqualTo(first);
        assertThat(files.cameFrom(late)).contains(first);
        assertThat(files.get(late).unproven()).isFalse();
    }

    @Test
    void aTextMessageGoesOnWithTheLatestOfItsNumber() {
        var sms = letters.account(Account.Kind.SMS, "+431234567");
        var first = letters.arrive(
                letters.from("+436601234567", "Is it ready?").to(sms).about(null));
        assertThat(files.get(first).subject()).isEqualTo("Is it ready?");
        assertThat(letters.arrive(
                        letters.from("+436601234567", "Hello?").to(sms).about(null)))
                .isEqualTo(first);
        assertThat(letters.arrive(
                        letters.from("+436607654321", "Somebody else").to(sms).about(null)))
                .isNotEqualTo(first);
    }

    @Test
    void manyAtOnceAreAllThereEachWithItsOwnPlace() throws Exception {
        var first = letters.arrive(letters.from("anna@example.org", "Hello").known("<a7@example.org>"));
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                var letter = letters.from("anna@example.org", "Number " + i).answering("<a7@example.org>");
                threads.submit(() -> {
                    go.await();
                    return letters.arrive(letter);
                });
            }
            go.countDown();
        }
        assertThat(entries.of(first)).hasSize(41);
        assertThat(entries.of(first).getLast().seq()).isEqualTo(41);
        assertThat(files.get(first).heardSeq()).isEqualTo(41);
    }

    private String called(CustomerId customer) {
        return db.sql("select called from customers.api_customer where id = ?")
                .param(customer.value())
                .query(String.class)
                .single();
    }

    private long count() {
        return db.sql("select count(*) from conversations.entry")
                .query(Long.class)
                .single();
    }
}
