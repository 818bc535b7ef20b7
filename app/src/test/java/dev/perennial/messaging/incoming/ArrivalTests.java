package dev.perennial.messaging.incoming;

import static dev.perennial.support.Shop.signIn;
import static dev.perennial.support.Shop.signOut;
import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Retained;
import dev.perennial.customers.Traces;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.Received;
import dev.perennial.messaging.Receiver;
import dev.perennial.platform.StoredFiles;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@PerennialTest
class ArrivalTests {
    @Autowired
    JdbcClient db;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Desk desk;

    @Autowired
    Accounts accounts;

    @Autowired
    StoredFiles files;

    @Autowired
    Enclosures enclosures;

    @Autowired
    List<Interpreter> interpreters;

    @Autowired
    Quarantine quarantine;

    @Autowired
    QuarantineBanner banner;

    @Autowired
    TrustedServers trusted;

    @Autowired
    HeldOfIncoming held;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester browser;

    @Autowired
    TestClock clock;

    @Autowired
    Shop shop;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private AccountId orders = new AccountId(UUID.randomUUID());
    private AccountId cafe = orders;

    @BeforeEach
    void twoMailboxes() {
        db.sql("truncate messaging.account, messaging.enclosed_file cascade").update();
        shop.open();
        orders = account("Orders", "orders@rosental.example");
        cafe = account("Café", "cafe@rosental.example");
        received.clear();
    }

    @Test
    void aMailIsKeptAsItCameBeforeAnybodyReadsIt() throws IOException {
        assertThat(keep(orders, "7:1", mail("Hello"))).isTrue();
        assertThat(states()).containsExactly("ARRIVED");
        var file = db.sql("select file_id from messaging.incoming")
                .query(UUID.class)
                .single();
        try (var bytes = files.open(file)) {
            assertThat(bytes.readAllBytes()).asString().isEqualTo(mail("Hello"));
        }
    }

    @Test
    void theSameMailUnderTheSameKeyIsKeptOnce() {
        keep(orders, "7:1", mail("Hello"));
        assertThat(keep(orders, "7:1", mail("Hello"))).isFalse();
        assertThat(states()).hasSize(1);
        assertThat(storedFiles()).isEqualTo(1);
    }

    @Test
    void theSameMailIsNotTakenAgainWhenTheMailboxCountsAnew() {
        keep(orders, "7:1", mail("Hello"));
        read();
        assertThat(keep(orders, "8:1", mail("Hello"))).isFalse();
        read();
        assertThat(received).hasSize(1);
        assertThat(storedFiles()).isEqualTo(1);
    }

    @Test
    void oneMailToTwoOfOurMailboxesArrivesInEach() {
        keep(orders, "7:1", mail("Hello"));
        keep(cafe, "7:1", mail("Hello"));
        read();
        assertThat(received).extracting(it -> it.account().name()).containsExactlyInAnyOrder("Orders", "Café");
    }

    @Test
    void twoMailsWithTheSameMessageIdBothArrive() {
        keep(orders, "7:1", mail("One"));
        keep(orders, "7:2", mail("Two"));
        read();
        assertThat(received).extracting(Received::text).containsExactly("One", "Two");
        assertThat(received).extracting(Received::messageId).containsOnly("<same@keller.example>");
    }

    @Test
    void whatIsReceivedSaysAllOfTheMail() {
        keep(orders, "7:1", """
                From: Tom Keller <tom@keller.example>
                To: orders+t9Z@rosental.example
                Subject: Cake
                In-Reply-To: <a@rosental.example>
                Content-Type: multipart/mixed; boundary=b

                --b

                Like this.
                > Which cake?
                > Ada
                --b
                Content-Type: image/png; name=cake.png
                Content-ID: <c1>

                png
                --b--
                """);
        read();
        var message = received.getFirst();
        assertThat(message.id())
                .isEqualTo(db.sql("select id from messaging.incoming")
                        .query(UUID.class)
                        .single());
        assertThat(message.from().address()).isEqualTo("tom@keller.example");
        assertThat(message.fresh()).isEqualTo("Like this.");
        assertThat(message.tags()).containsExactly("t9Z");
        assertThat(message.references()).containsExactly("<a@rosental.example>");
        assertThat(message.at()).isEqualTo(clock.instant());
        assertThat(message.attachments()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("cake.png");
            assertThat(it.contentId()).isEqualTo("c1");
            assertThat(files.open(it.file()).readAllBytes()).asString().isEqualTo("png");
        });
    }

    @Test
    void theSameFileInManyMailsIsKeptOnce() {
        for (int i = 1; i <= 3; i++) keep(orders, "7:" + i, withLogo(i));
        read();
        assertThat(received).hasSize(3);
        assertThat(received.stream()
                        .map(it -> it.attachments().getFirst().file())
                        .distinct())
                .hasSize(1);
        assertThat(storedFiles()).isEqualTo(4);
    }

    @Test
    void aFileThatNoMessageHasAnyMoreIsSweptOut() {
        keep(orders, "7:1", withLogo(1));
        read();
        assertThat(enclosures.unused()).isEmpty();
        db.sql("delete from messaging.enclosed").update();
        assertThat(enclosures.unused())
                .hasSize(1)
                .allSatisfy(it -> assertThat(enclosures.remove(it)).isTrue());
        assertThat(storedFiles()).isEqualTo(1);
    }

    @Test
    void aFormOfTheShopSpeaksForWhoeverFilledItIn() {
        keep(
                orders,
                "7:1",
                "From: noreply@rosental.example\nReply-To: Emil <emil@sand.example>\nSubject: Form\n\nDo you deliver?");
        read();
        assertThat(received.getFirst().from().address()).isEqualTo("emil@sand.example");
        assertThat(received.getFirst().automatic()).isNull();
    }

    @Test
    void aFormKeptElsewhereSpeaksForWhoeverFilledItInToo() {
        keep(orders, "7:1", "From: Shop <mailer@forms.example>\nReply-To: Emil <emil@sand.example>\n\nDo you deliver?");
        keep(
                orders,
                "7:2",
                "From: Website <cafe@rosental.example>\nReply-To: dora@rosental.example\n\nAnd on Sundays?");
        keep(orders, "7:3", "From: Ina <ina@keller.example>\nReply-To: office@keller.example\n\nTwo, please.");
        read();
        assertThat(received)
                .extracting(it -> it.from().address())
                .containsExactly("emil@sand.example", "dora@rosental.example", "ina@keller.example");
        assertThat(received).allMatch(it -> it.automatic() == null && !it.proven());
    }

    @Test
    void aSenderIsProvenByTheServerTheMailboxTrustsAndNoOther() {
        for (int i = 1; i <= 12; i++) keep(orders, "7:" + i, proven(i));
        read();
        assertThat(received).noneMatch(Received::proven);
        assertThat(trusted.worthTrusting(orders)).extracting(it -> it.server()).containsExactly("mx.rosental.example");
        assertThat(trusted.worthTrusting(cafe)).isEmpty();
        trusted.trust(orders, "mx.rosental.example", true);
        keep(orders, "7:13", proven(13));
        keep(cafe, "7:13", proven(13));
        read();
        assertThat(received.stream()
                        .filter(Received::proven)
                        .map(it -> it.account().name()))
                .containsExactly("Orders");
    }

    @Test
    void whatCannotBeReadIsSetAsideAndTheRestGoesOn() {
        keep(orders, "7:1", "Subject: nobody\n\nHello");
        keep(orders, "7:2", mail("Next"));
        read();
        assertThat(states()).containsExactly("QUARANTINED", "TAKEN");
        assertThat(quarantine.list(10)).extracting(SetAside::why).containsExactly(Why.NO_SENDER);
        assertThat(received).extracting(Received::text).containsExactly("Next");
    }

    @Test
    void whatFailsIsTriedThreeTimesThenSetAsideAndTheRestGoesOn() {
        keep(orders, "7:1", mail("Poison"));
        keep(orders, "7:2", mail("Next"));
        keep(cafe, "7:1", mail("Elsewhere"));
        Consumer<Received> failing = it -> {
            if (it.text().equals("Poison")) {
                db.sql("insert into messaging.checking_server values (?, 'half.example', 1)")
                        .param(orders.value())
                        .update();
                throw new IllegalStateException("does not fit");
            }
        };
        read(failing);
        assertThat(received).extracting(Received::text).containsExactly("Poison", "Elsewhere");
        clock.advance(Duration.ofSeconds(11));
        read(failing);
        assertThat(states()).contains("ARRIVED");
        clock.advance(Duration.ofMinutes(1));
        read(failing);
        assertThat(quarantine.list(10)).singleElement().satisfies(it -> {
            assertThat(it.why()).isEqualTo(Why.FAILED);
            assertThat(it.said()).contains("does not fit");
        });
        assertThat(received).extracting(Received::text).containsOnlyOnce("Next");
        assertThat(db.sql("select count(*) from messaging.checking_server")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatBringsItsReaderDownIsSetAsideAfterThreeTimes() {
        keep(orders, "7:1", mail("Killer"));
        keep(orders, "7:2", mail("Next"));
        for (int i = 0; i < 3; i++) {
            assertThat(desk.next()).isPresent();
            assertThat(desk.next()).isEmpty();
            db.sql("update messaging.incoming set leased_until = now() - interval '1 second'")
                    .update();
        }
        read();
        assertThat(states()).containsExactly("QUARANTINED", "TAKEN");
        assertThat(received).extracting(Received::text).containsExactly("Next");
    }

    @Test
    void whatIsTooLargeIsKeptWholeAndSetAside() throws IOException {
        var small = new Arrivals(db, files, Clock.systemUTC(), 100);
        var large = mail("x".repeat(200));
        transaction.execute(_ -> {
            try {
                return small.keep(orders, "7:1", clock.instant(), stream(large));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        read();
        var aside = quarantine.list(10).getFirst();
        assertThat(aside.why()).isEqualTo(Why.TOO_LARGE);
        assertThat(quarantine.raw(aside.id()).orElseThrow().readAllBytes()).hasSize(large.length());
    }

    @Test
    void whatWasSetAsideCanBeReadAgainAfterItWasMended() {
        keep(orders, "7:1", mail("Poison"));
        for (int i = 0; i < 3; i++) {
            read(_ -> {
                throw new IllegalStateException("broken");
            });
            clock.advance(Duration.ofMinutes(1));
        }
        received.clear();
        assertThat(quarantine.readAgain(null)).isEqualTo(1);
        read();
        assertThat(received).extracting(Received::text).containsExactly("Poison");
        assertThat(quarantine.count()).isZero();
    }

    @Test
    void manyReadersTakeEachMailOnceAndInOrder() throws Exception {
        for (int i = 0; i < 60; i++) {
            keep(orders, "7:" + i, mail("orders " + i));
            keep(cafe, "7:" + i, mail("cafe " + i));
        }
        var seen = new ConcurrentHashMap<UUID, Integer>();
        try (var readers = Executors.newFixedThreadPool(4)) {
            var running = IntStream.range(0, 4)
                    .mapToObj(_ -> readers.submit(() -> {
                        while (states("ARRIVED") > 0) read(it -> seen.merge(it.id(), 1, Integer::sum));
                    }))
                    .toList();
            for (Future<?> each : running) each.get();
        }
        assertThat(seen).hasSize(120).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        for (var name : List.of("orders", "cafe"))
            assertThat(received.stream().map(Received::text).filter(it -> it.startsWith(name)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 60).mapToObj(i -> name + " " + i).toList());
    }

    @Test
    void whoIsForgottenLeavesNeitherBytesNorAddressAndIsNotFetchedAgain() {
        keep(orders, "7:1", withLogo(1));
        keep(orders, "7:2", "Subject: from nobody\n\nCall tom@keller.example");
        keep(orders, "7:3", mail("Of somebody else").replace("tom@", "ines@"));
        read();
        var traces = new Traces(
                new CustomerId(UUID.randomUUID()), List.of(), List.of("tom@keller.example"), "Tom Keller", List.of());
        assertThat(held.tell(traces)).hasSize(2);
        assertThat(held.erase(traces)).isEqualTo(2);
        assertThat(held.tell(traces)).isEmpty();
        assertThat(db.sql("select count(*) from messaging.incoming where file_id is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(keep(orders, "9:1", withLogo(1))).isFalse();
        assertThat(quarantine.count()).isZero();
    }

    @Test
    void bytesGoAfterAYearAndTheMessageStaysKnown() {
        keep(orders, "7:1", mail("Hello"));
        read();
        Retained kind = held.retained().getFirst();
        var before = Timestamp.from(clock.instant().plusSeconds(1));
        assertThat(kind.count().applyAsLong(db, before)).isEqualTo(1);
        assertThat(kind.remove().applyAsLong(db, before)).isEqualTo(1);
        assertThat(kind.remove().applyAsLong(db, before)).isZero();
        assertThat(storedFiles()).isZero();
        assertThat(keep(orders, "7:1", mail("Hello"))).isFalse();
    }

    @Test
    void aReportAboutAMailOfOursIsFiledAndTroublesNobody() {
        dispatched("<sent-one@rosental.example>", "nobody@keller.example");
        keep(orders, "7:1", sample("dsn-postfix"));
        keep(orders, "7:2", sample("dsn-exim"));
        read();
        assertThat(db.sql("select state from messaging.dispatch")
                        .query(String.class)
                        .single())
                .isEqualTo("FAILED");
        assertThat(received).extracting(Received::automatic).containsExactly(Received.Robot.DELIVERY_REPORT);
        assertThat(states()).containsExactly("TAKEN", "TAKEN");
    }

    @Test
    void aComplaintSparesThePersonFromNowOn() {
        dispatched("<news-7@rosental.example>", "annoyed@yahoo.example");
        keep(orders, "7:1", sample("complaint-arf"));
        read();
        assertThat(received).isEmpty();
        assertThat(db.sql("select reason from customers.suppression")
                        .query(String.class)
                        .list())
                .containsExactly("COMPLAINT");
    }

    private void dispatched(String messageId, String recipient) {
        db.sql("""
            insert into messaging.dispatch (source, purpose, account_id, recipient, text, manner, reference_ids, files,
                message_id, made_at, state, next_at, settled_at)
            values ('test:' || :id, 'SERVICE', :account, :recipient, 'x', 'PERSON', '{}', '{}', :id, now(), 'SENT', now(), now())""")
                .param("id", messageId)
                .param("account", orders.value())
                .param("recipient", recipient)
                .update();
    }

    private static String sample(String name) {
        try (var mail =
                ArrivalTests.class.getResourceAsStream("/dev/perennial/messaging/reading/mails/" + name + ".eml")) {
            return new String(mail.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theOwnerSeesHowManyCouldNotBeRead() {
        keep(orders, "7:1", "Subject: nobody\n\nHello <script>");
        read();
        signIn(shop.ada());
        assertThat(banner.line()).hasValueSatisfying(it -> assertThat(it.text()).startsWith("One message"));
        signIn(shop.bo());
        assertThat(banner.line()).isEmpty();
        signOut();
        assertThat(browser.get().uri("/messaging/incoming").with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Nobody named as its sender", "/message.txt");
        var raw = browser.get()
                .uri(
                        "/messaging/incoming/{id}/message.txt",
                        quarantine.list(1).getFirst().id())
                .with(signedInAs(shop.ada()))
                .exchange();
        assertThat(raw).hasStatusOk().hasHeader("Content-Disposition", "attachment; filename=\"message.txt\"");
        assertThat(raw).hasHeader("X-Content-Type-Options", "nosniff").hasHeader("Content-Type", "text/plain");
    }

    @Test
    void whatIsPutAwayIsNotAskedAboutAgain() {
        keep(orders, "7:1", "Subject: nobody\n\nHello");
        read();
        var id = quarantine.list(1).getFirst().id();
        assertThat(browser.post().uri("/messaging/incoming/{id}/leaving", id).with(signedInAs(shop.ada())))
                .hasStatus(303);
        assertThat(quarantine.count()).isZero();
        assertThat(storedFiles()).isEqualTo(1);
    }

    private boolean keep(AccountId account, String key, String mail) {
        try {
            return arrivals.keep(account, key, clock.instant(), stream(mail));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void read() {
        read(_ -> {});
    }

    private void read(Consumer<Received> more) {
        Receiver receiver = it -> {
            received.add(it);
            more.accept(it);
        };
        var taking = new Taking(desk, accounts, files, enclosures, interpreters, List.of(receiver)) {
            @Override
            void take(Attempt attempt) {
                transaction.executeWithoutResult(_ -> {
                    try {
                        super.take(attempt);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
            }
        };
        new ReadingRound(desk, taking).run();
    }

    private List<String> states() {
        return db.sql("select state from messaging.incoming order by number")
                .query(String.class)
                .list();
    }

    private long states(String state) {
        return states().stream().filter(state::equals).count();
    }

    private long storedFiles() {
        return db.sql("""
            select count(*) from platform.stored_file s
            where exists (select from messaging.incoming i where i.file_id = s.id)
               or exists (select from messaging.enclosed_file e where e.file_id = s.id)""").query(Long.class).single();
    }

    private AccountId account(String name, String address) {
        return new AccountId(db.sql("""
            insert into messaging.account (kind, name, address, made_at) values ('EMAIL', ?, ?, now()) returning id""").params(name, address).query(UUID.class).single());
    }

    private static ByteArrayInputStream stream(String mail) {
        return new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8));
    }

    private static String mail(String text) {
        return "From: Tom <tom@keller.example>\nMessage-ID: <same@keller.example>\nSubject: x\n\n" + text;
    }

    private static String withLogo(int number) {
        return "From: Tom <tom@keller.example>\nSubject: %d\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHi\n--b\nContent-Type: image/png; name=logo.png\n\nlogo\n--b--"
                .formatted(number);
    }

    private static String proven(int number) {
        return "Authentication-Results: mx.rosental.example; dmarc=pass header.from=keller.example\n"
                + mail("No. " + number);
    }
}
