package dev.perennial.messaging.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Bounces;
import dev.perennial.messaging.Dispatch;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.DispatchSettled;
import dev.perennial.messaging.DispatchSettled.End;
import dev.perennial.messaging.Outbox;
import dev.perennial.messaging.accounts.Mailboxed;
import dev.perennial.messaging.dkim.DkimKeys;
import dev.perennial.support.FaultySmtp;
import dev.perennial.support.FaultySmtp.HangUp;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.net.IDN;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@PerennialTest
@RecordApplicationEvents
class SendingTests {
    @Autowired
    Outbox outbox;

    @Autowired
    Postman postman;

    @Autowired
    Departures departures;

    @Autowired
    Mailboxed mailboxed;

    @Autowired
    Bounces bounces;

    @Autowired
    DkimKeys keys;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEvents events;

    private FaultySmtp server;
    private AccountId account;

    @BeforeEach
    void open() {
        shop.open();
        clock.reset();
        db.sql("delete from messaging.dispatch").update();
        db.sql("delete from messaging.account").update();
        db.sql("delete from customers.suppression").update();
        server = FaultySmtp.inTheOpen();
        account = mailboxed.at("orders@bakery.example", server.port());
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        clock.reset();
    }

    @Test
    void whatIsPutInLeavesOnce() {
        var put = put(to("cleo@example.org"));
        postman.run();
        postman.run();

        assertThat(server.taken()).hasSize(1);
        var mail = server.taken().getFirst();
        assertThat(mail.from()).isEqualTo("orders@bakery.example");
        assertThat(mail.to()).isEqualTo("cleo@example.org");
        assertThat(mail.header("Message-ID")).isEqualTo(put.messageId());
        assertThat(state(put)).isEqualTo("SENT");
        assertThat(told(put)).containsExactly(End.SENT);
    }

    @Test
    void aSourceIsSentOnceHoweverOftenItIsPutIn() {
        var first = put(to("cleo@example.org").from("case-entry:1"));
        var second = put(to("cleo@example.org").from("case-entry:1"));
        postman.run();

        assertThat(second).isEqualTo(first);
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void whatIsRolledBackNeverLeaves() {
        transaction.executeWithoutResult(status -> {
            outbox.put(dispatch(to("cleo@example.org")));
            status.setRollbackOnly();
        });
        postman.run();

        assertThat(server.taken()).isEmpty();
    }

    @Test
    void untilItsTimeItStaysAndCanBeTakenBack() {
        var put = put(to("cleo@example.org").notBefore(clock.instant().plusSeconds(20)));
        postman.run();
        assertThat(server.taken()).isEmpty();
        assertThat(outbox.withdraw(put.id())).isTrue();
        clock.advance(Duration.ofMinutes(1));
        postman.run();

        assertThat(server.taken()).isEmpty();
    }

    @Test
    void manyMailsGoOverFewLines() {
        for (var i = 0; i < 40; i++) put(to("cleo" + i + "@example.org"));
        postman.run();

        assertThat(server.taken()).hasSize(40);
        assertThat(server.lines()).isLessThanOrEqualTo(4);
    }

    @Test
    void anAccountSendsNoMoreThanItMayWithinAMinute() {
        db.sql("update messaging.account set per_minute = 3").update();
        for (var i = 0; i < 5; i++) put(to("cleo" + i + "@example.org"));
        postman.run();
        assertThat(server.taken()).hasSize(3);
        clock.advance(Duration.ofSeconds(61));
        postman.run();

        assertThat(server.taken()).hasSize(5);
    }

    @Test
    void whatAPersonWroteGoesBeforeWhatGoesOutByItself() {
        db.sql("update messaging.account set per_minute = 1").update();
        put(to("first@example.org").by(Manner.AUTOMATIC));
        put(to("second@example.org").by(Manner.PERSON));
        postman.run();

        assertThat(server.taken()).extracting(FaultySmtp.Taken::to).containsExactly("second@example.org");
    }

    @Test
    void whatIsNotTakenThisTimeIsTriedAgainForFiveDays() {
        server.answering("RCPT", "450 4.2.0 come again");
        var put = put(to("cleo@example.org"));
        postman.run();
        assertThat(state(put)).isEqualTo("DEFERRED");
        assertThat(next(put)).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        postman.run();
        assertThat(tries(put)).isOne();

        var begun = clock.instant();
        while (state(put).equals("DEFERRED")) {
            clock.set(next(put));
            postman.run();
        }
        assertThat(state(put)).isEqualTo("FAILED");
        assertThat(Duration.between(begun, clock.instant())).isBetween(Duration.ofDays(4), Duration.ofDays(5));
        assertThat(why(put)).contains("5 days", "4.2.0 come again");
        assertThat(told(put)).containsExactly(End.FAILED);
        assertThat(standing("cleo@example.org")).isEqualTo(Verdict.SERVICE);
    }

    @Test
    void whatIsTakenTheSecondTimeIsSent() {
        server.answering("RCPT", "451 4.7.1 greylisted");
        var put = put(to("cleo@example.org"));
        postman.run();
        server.behaveAgain();
        clock.advance(Duration.ofMinutes(5));
        postman.run();

        assertThat(state(put)).isEqualTo("SENT");
        assertThat(server.taken()).hasSize(1);
        assertThat(server.taken().getFirst().header("Message-ID")).isEqualTo(put.messageId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 nobody of that name",
                "550 5.1.10 the domain takes no mail",
                "550 No such user here",
                "553 Mailbox unknown",
            })
    void anAddressWhereNobodyLivesIsLeftAlone(String answer) {
        server.answering("RCPT", answer);
        var put = put(to("gone@example.org"));
        postman.run();
        assertThat(state(put)).isEqualTo("FAILED");
        assertThat(why(put)).isEqualTo(answer);
        assertThat(standing("gone@example.org")).isEqualTo(Verdict.SUPPRESSED);

        server.behaveAgain();
        var next = put(to("gone@example.org"));
        postman.run();
        assertThat(state(next)).isEqualTo("SUPPRESSED");
        assertThat(told(next)).containsExactly(End.SUPPRESSED);
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.7.1 we do not like you",
        "RCPT, 552 5.2.2 the mailbox is full",
        "RCPT, 554 blocked by a list",
        "., 554 5.6.0 this looks like spam",
        "., 550 content refused",
        "DATA, 554 no valid recipients",
    })
    void whatIsRefusedForAnotherReasonFailsAndTheAddressStaysGood(String command, String answer) {
        server.answering(command, answer);
        var put = put(to("cleo@example.org"));
        postman.run();

        assertThat(state(put)).isEqualTo("FAILED");
        assertThat(why(put)).isEqualTo(answer);
        assertThat(standing("cleo@example.org")).isEqualTo(Verdict.SERVICE);
    }

    @Test
    void oneMailThatIsRefusedDoesNotKeepTheNextFromGoing() {
        server.answering("RCPT TO:<bad", "550 5.7.1 no");
        var bad = put(to("bad@example.org"));
        var good = put(to("good@example.org"));
        postman.run();

        assertThat(state(bad)).isEqualTo("FAILED");
        assertThat(state(good)).isEqualTo("SENT");
    }

    @Test
    void aLineThatBreaksBeforeTheLastDotIsTriedAgain() {
        server.hangingUp(HangUp.BEFORE_THE_LAST_DOT);
        var put = put(to("cleo@example.org").text("x".repeat(300_000)));
        postman.run();

        assertThat(state(put)).isIn("DEFERRED", "UNKNOWN");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void aLineThatGoesDeadBeforeTheMailIsTriedAgain() {
        server.hangingUp(HangUp.AT_THE_RECIPIENT);
        var put = put(to("cleo@example.org"));
        postman.run();
        assertThat(state(put)).isEqualTo("DEFERRED");

        server.behaveAgain();
        clock.advance(Duration.ofMinutes(5));
        postman.run();
        assertThat(state(put)).isEqualTo("SENT");
    }

    @Test
    void aServerThatHangsUpOnWhoWasRefusedIsCalledAgainForTheNext() {
        server.answering("RCPT", "550 5.7.1 no").hangingUp(HangUp.AFTER_A_REFUSAL);
        for (var i = 0; i < 12; i++) put(to("cleo" + i + "@example.org"));
        postman.run();

        assertThat(states()).containsOnly(Map.entry("FAILED", 12L));
    }

    @Test
    void aLineThatGoesDeadAfterTheLastDotLeavesItUnknownAndNobodySendsItAgain() {
        server.hangingUp(HangUp.AFTER_THE_LAST_DOT);
        var put = put(to("cleo@example.org"));
        postman.run();
        assertThat(state(put)).isEqualTo("UNKNOWN");
        assertThat(told(put)).containsExactly(End.UNKNOWN);

        server.behaveAgain();
        clock.advance(Duration.ofDays(1));
        postman.run();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void whatWasBegunByAProcessThatDiedIsUnknown() {
        var put = put(to("cleo@example.org"));
        assertThat(departures.begin(departures.lease().getFirst())).isTrue();
        postman.run();
        assertThat(state(put)).isEqualTo("SENDING");

        db.sql("update messaging.dispatch set leased_until = now() - interval '1 second'")
                .update();
        postman.run();
        assertThat(state(put)).isEqualTo("UNKNOWN");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void whatWasLeasedByAProcessThatDiedAndNotBegunIsSentByAnother() {
        var put = put(to("cleo@example.org"));
        departures.lease();
        postman.run();
        assertThat(server.taken()).isEmpty();

        db.sql("update messaging.dispatch set leased_until = now() - interval '1 second'")
                .update();
        postman.run();
        assertThat(state(put)).isEqualTo("SENT");
    }

    @Test
    void whoSleptThroughTheLeaseNeitherSendsNorSaysHowItEnded() {
        var put = put(to("cleo@example.org"));
        var slept = departures.lease().getFirst();
        db.sql("update messaging.dispatch set leased_until = now() - interval '1 second'")
                .update();
        postman.run();

        assertThat(departures.begin(slept)).isFalse();
        assertThat(departures.settle(slept, new Carrier.Refused("late", true))).isFalse();
        assertThat(state(put)).isEqualTo("SENT");
    }

    @Test
    void aBounceThatIsThereBeforeTheServersYesIsHeard() {
        var put = put(to("cleo@example.org"));
        var slow = departures.lease().getFirst();
        departures.begin(slow);
        bounces.file(new Bounces.Report(
                put.messageId(), "cleo@example.org", Bounces.Action.FAILED, "5.7.1", "we do not like you"));

        assertThat(departures.settle(slow, new Carrier.Taken())).isFalse();
        assertThat(state(put)).isEqualTo("FAILED");
        assertThat(told(put)).containsExactly(End.FAILED);
    }

    @Test
    void eightWhoSendAtTheSameTimeSendEachMailOnce() throws Exception {
        db.sql("update messaging.account set per_minute = 10000").update();
        for (var i = 0; i < 200; i++) put(to("cleo" + i + "@example.org"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var runs = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(postman::run))
                    .toList();
            for (var run : runs) run.get();
        }
        postman.run();

        assertThat(server.taken()).hasSize(200);
        assertThat(server.taken().stream().map(FaultySmtp.Taken::to).distinct()).hasSize(200);
    }

    @Test
    void aPasswordThatIsRefusedBurnsNobodyAndTheAccountRests() {
        server.answering("AUTH", "535 5.7.8 wrong");
        var put = put(to("cleo@example.org"));
        postman.run();
        postman.run();

        assertThat(state(put)).isEqualTo("WAITING");
        assertThat(tries(put)).isZero();
        assertThat(trouble()).isEqualTo("SIGN_IN");
        assertThat(server.heard().stream().filter(it -> it.startsWith("AUTH"))).hasSize(1);

        server.behaveAgain();
        clock.advance(Duration.ofHours(1));
        postman.run();
        assertThat(state(put)).isEqualTo("SENT");
        assertThat(trouble()).isNull();
    }

    @Test
    void aServerThatIsAwayBurnsNobody() throws Exception {
        server.close();
        var put = put(to("cleo@example.org"));
        postman.run();

        assertThat(state(put)).isEqualTo("WAITING");
        assertThat(trouble()).isEqualTo("NOT_REACHED");
    }

    @Test
    void anAddressTheServerDoesNotLetUsSendAsBurnsNobody() {
        server.answering("MAIL", "553 5.7.1 not your address");
        var put = put(to("cleo@example.org"));
        postman.run();

        assertThat(state(put)).isEqualTo("WAITING");
        assertThat(tries(put)).isZero();
        assertThat(trouble()).isEqualTo("SENDER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orders@Bakery.Example", "orders@bäckerei.example"})
    void aMailboxWhoseDomainIsWrittenInOtherLettersSendsAndSigns(String address) {
        account = mailboxed.at(address, server.port());
        var domain = address.substring(7);
        keys.make(domain.toLowerCase(Locale.ROOT));
        keys.use(domain.toLowerCase(Locale.ROOT), true);
        var put = put(to("cleo@example.org"));
        postman.run();

        assertThat(state(put)).as(why(put)).isEqualTo("SENT");
        assertThat(server.taken().getFirst().header("DKIM-Signature"))
                .contains("d=" + IDN.toASCII(domain).toLowerCase(Locale.ROOT) + ";");
        assertThat(server.heard()).allMatch(it -> it.chars().allMatch(c -> c < 128));
    }

    @Test
    void whatAnswersByItselfHasNoEnvelopeSender() {
        put(to("cleo@example.org").by(Manner.AUTOMATIC_REPLY));
        postman.run();

        assertThat(server.heard()).contains("MAIL FROM:<>");
        var mail = server.taken().getFirst();
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(mail.header("X-Auto-Response-Suppress")).isEqualTo("All");
    }

    @Test
    void whereAnEmptyEnvelopeSenderIsNotAllowedTheMailboxIsIt() {
        server.answering("MAIL FROM:<>", "550 5.7.60 not allowed");
        put(to("cleo@example.org").by(Manner.AUTOMATIC_REPLY));
        postman.run();

        assertThat(server.taken()).extracting(FaultySmtp.Taken::from).containsExactly("orders@bakery.example");
        assertThat(trouble()).isNull();
    }

    @Test
    void nobodyGetsMoreThanTenAutomaticMailsInTenMinutes() {
        for (var i = 0; i < 14; i++) put(to("robot@example.org").by(Manner.AUTOMATIC));
        put(to("robot@example.org").by(Manner.PERSON));
        postman.run();

        assertThat(server.taken()).hasSize(11);
        assertThat(states()).containsEntry("SUPPRESSED", 4L);
    }

    @Test
    void nobodyIsAnsweredByItselfMoreThanFourTimesAnHour() {
        for (var i = 0; i < 6; i++) put(to("robot@example.org").by(Manner.AUTOMATIC_REPLY));
        postman.run();

        assertThat(server.taken()).hasSize(4);
    }

    @Test
    void whatAnswersByItselfIsNotSentOnTheDayAfter() {
        var late = put(to("cleo@example.org").by(Manner.AUTOMATIC_REPLY));
        var persons = put(to("cleo@example.org").by(Manner.PERSON));
        TestClock.INSTANCE.advance(Duration.ofHours(25));
        postman.run();

        assertThat(state(late)).isEqualTo("SUPPRESSED");
        assertThat(state(persons)).isEqualTo("SENT");
    }

    @Test
    void aNoThatIsSaidWhileItWaitsIsHeard() {
        var email = UUID.randomUUID() + "@example.org";
        var cleo = customer(email);
        agreed(cleo, email);
        var put = put(to(email)
                .of(cleo)
                .forPurpose(Purpose.NEWS)
                .notBefore(clock.instant().plusSeconds(60)));
        consents.withdraw(
                cleo,
                Purpose.NEWS,
                Channel.EMAIL,
                new ConsentOrigin(ConsentOrigin.Way.PAGE, "page", null, null, null, null));
        clock.advance(Duration.ofMinutes(2));
        postman.run();

        assertThat(state(put)).isEqualTo("SUPPRESSED");
        assertThat(why(put)).isNotBlank();
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void whoWasNeverAskedIsSentNoNewsButWhatTheyHaveToKnow() {
        var email = UUID.randomUUID() + "@example.org";
        var cleo = customer(email);
        var news = put(to(email).of(cleo).forPurpose(Purpose.NEWS));
        var receipt = put(to(email).of(cleo));
        postman.run();

        assertThat(state(news)).isEqualTo("SUPPRESSED");
        assertThat(state(receipt)).isEqualTo("SENT");
    }

    @Test
    void newsCarryTheButtonByWhichMailProgramsUnsubscribe() {
        var email = UUID.randomUUID() + "@example.org";
        var cleo = customer(email);
        agreed(cleo, email);
        put(to(email).of(cleo).forPurpose(Purpose.NEWS).text("New rye."));
        postman.run();

        var mail = server.taken().getFirst();
        assertThat(mail.header("List-Unsubscribe"))
                .matches("<https://perennial\\.bakery\\.example/p/customers/wishes/one-click\\?t=[\\w-]+>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.body()).contains("New rye.", "/p/customers/wishes?t");
    }

    @Test
    void whatAPersonWroteCarriesNoSuchButton() {
        put(to("cleo@example.org"));
        postman.run();

        assertThat(server.taken().getFirst().header("List-Unsubscribe")).isEmpty();
        assertThat(server.taken().getFirst().header("Auto-Submitted")).isEmpty();
    }

    private Draft to(String address) {
        return new Draft(
                address, "test:" + UUID.randomUUID(), null, Purpose.SERVICE, Manner.PERSON, "Hello.", clock.instant());
    }

    private record Draft(
            String to,
            String source,
            @Nullable CustomerId customer,
            Purpose purpose,
            Manner manner,
            String text,
            Instant notBefore) {
        Draft from(String source) {
            return new Draft(to, source, customer, purpose, manner, text, notBefore);
        }

        Draft of(CustomerId customer) {
            return new Draft(to, source, customer, purpose, manner, text, notBefore);
        }

        Draft forPurpose(Purpose purpose) {
            return new Draft(to, source, customer, purpose, manner, text, notBefore);
        }

        Draft by(Manner manner) {
            return new Draft(to, source, customer, purpose, manner, text, notBefore);
        }

        Draft text(String text) {
            return new Draft(to, source, customer, purpose, manner, text, notBefore);
        }

        Draft notBefore(Instant notBefore) {
            return new Draft(to, source, customer, purpose, manner, text, notBefore);
        }
    }

    private Outbox.Put put(Draft draft) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> outbox.put(dispatch(draft))));
    }

    private Dispatch dispatch(Draft draft) {
        return new Dispatch(
                draft.source(),
                draft.purpose(),
                account,
                draft.customer(),
                draft.to(),
                null,
                "About your order",
                draft.text(),
                null,
                draft.manner(),
                null,
                List.of(),
                draft.notBefore());
    }

    private CustomerId customer(String email) {
        return customers
                .identify("till", Person.unknown().withName("Cleo").withEmail(email))
                .orElseThrow()
                .customer();
    }

    private void agreed(CustomerId customer, String email) {
        consents.grant(
                customer,
                Purpose.NEWS,
                Channel.EMAIL,
                null,
                new ConsentOrigin(ConsentOrigin.Way.PAGE, "page", null, null, null, email));
        assertThat(consents.mayContact(customer, Purpose.NEWS, Channel.EMAIL)).isTrue();
    }

    private Verdict standing(String address) {
        return consents.standing(address, Purpose.SERVICE, Channel.EMAIL).verdict();
    }

    private List<End> told(Outbox.Put put) {
        return events.stream(DispatchSettled.class)
                .filter(it -> it.dispatch().equals(put.id()))
                .map(DispatchSettled::end)
                .toList();
    }

    private String state(Outbox.Put put) {
        return column(put, "state", String.class);
    }

    private String why(Outbox.Put put) {
        return column(put, "why", String.class);
    }

    private int tries(Outbox.Put put) {
        return column(put, "tries", Integer.class);
    }

    private Instant next(Outbox.Put put) {
        return column(put, "next_at", java.sql.Timestamp.class).toInstant();
    }

    private <T> T column(Outbox.Put put, String column, Class<T> type) {
        return db.sql("select " + column + " from messaging.dispatch where id = ?")
                .param(put.id().value())
                .query(type)
                .single();
    }

    private Map<String, Long> states() {
        return db
                .sql("select state, count(*) as n from messaging.dispatch group by state")
                .query((row, _) -> Map.entry(row.getString("state"), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private @Nullable String trouble() {
        return db.sql("select trouble from messaging.account")
                .query((row, _) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }
}
