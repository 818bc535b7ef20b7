package dev.perennial.messaging.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.collecting.ImapLine.Broken;
import dev.perennial.messaging.collecting.ImapLine.Handed;
import dev.perennial.platform.StoredFiles;
import dev.perennial.platform.outgoing.MailLines;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Against a server that speaks real IMAP.
@PerennialTest
@Timeout(120)
class CollectingTests {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    JdbcClient db;

    @Autowired
    Accounts accounts;

    @Autowired
    MailLines lines;

    @Autowired
    Positions positions;

    @Autowired
    Collecting collecting;

    @Autowired
    Basket basket;

    @Autowired
    StoredFiles files;

    @Autowired
    TestClock clock;

    private Postbox postbox = Postbox.open();
    private AccountId account = new AccountId(UUID.randomUUID());
    private final UUID process = UUID.randomUUID();

    @BeforeEach
    void oneMailbox() {
        db.sql("truncate messaging.account cascade").update();
        account = new AccountId(db.sql("""
            insert into messaging.account (kind, name, address, made_at)
            values ('EMAIL', 'Orders', 'orders@rosental.example', now()) returning id""").query(UUID.class).single());
    }

    @AfterEach
    void close() {
        postbox.close();
    }

    @Test
    void whatWasThereBeforeTheMailboxWasConnectedStaysThere() throws Broken {
        put("old");
        collect();
        assertThat(texts()).isEmpty();
        assertThat(postbox.seen()).isZero();
    }

    @Test
    void whatComesAfterwardsIsFetchedInOrderAndMarkedAsSeen() throws Broken {
        collect();
        put("one");
        put("two");
        collect();
        put("three");
        collect();
        assertThat(texts()).containsExactly("one", "two", "three");
        assertThat(postbox.seen()).isEqualTo(3);
        assertThat(position().lastUid()).isEqualTo(3);
        assertThat(db.sql("select collected_at is not null and trouble is null from messaging.collection")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void moreThanOneBatchIsFetchedWhole() throws Broken {
        collect();
        for (int i = 0; i < 505; i++) put("mail " + i);
        collect();
        assertThat(texts()).hasSize(505).startsWith("mail 0").endsWith("mail 504");
    }

    @Test
    void whenUidsCountAnewNothingIsSkippedAndNothingTakenTwice() throws Broken {
        put("before");
        collect();
        put("one");
        collect();
        postbox.countAnew();
        postbox.put("before", clock.instant().minus(Duration.ofDays(2)));
        put("two");
        put("one");
        collect();
        assertThat(texts()).containsExactly("one", "two");
        put("three");
        collect();
        assertThat(texts()).containsExactly("one", "two", "three");
    }

    @Test
    void whatSomebodyElseTookAwayMeanwhileHoldsNothingUp() throws Broken {
        collect();
        put("gone");
        try (var line = line()) {
            var waiting = line.above(position().lastUid());
            postbox.removeAll();
            assertThat(line.fetch(waiting.getFirst())).isNotInstanceOf(Handed.class);
        }
        put("here");
        collect();
        assertThat(texts()).containsExactly("here");
    }

    @Test
    void onlyOneProcessHoldsAMailbox() {
        assertThat(positions.take(account, process)).isPresent();
        assertThat(positions.take(account, UUID.randomUUID())).isEmpty();
        db.sql("update messaging.collection set held_until = now() - interval '1 second'")
                .update();
        assertThat(positions.take(account, UUID.randomUUID())).isPresent();
    }

    @Test
    void whoSleptTooLongKeepsNothing() throws Broken {
        var slept = positions.take(account, process).orElseThrow();
        collecting.collect(line(), slept);
        db.sql("update messaging.collection set held_until = now() - interval '1 second'")
                .update();
        positions.take(account, UUID.randomUUID()).orElseThrow();
        put("late");
        assertThatThrownBy(() -> collecting.collect(line(), slept)).isInstanceOf(Holding.Lost.class);
        assertThat(texts()).isEmpty();
        assertThat(positions.renew(slept)).isFalse();
    }

    @Test
    void anotherMailboxThatCountsAlikeIsReadFromItsBeginning() throws Broken {
        collect();
        put("one");
        put("two");
        collect();
        postbox.removeAll();
        put("three");
        collect();
        db.sql("update messaging.collection set place = 'elsewhere'").update();
        db.sql("delete from messaging.incoming where key not like '%:1'").update();
        db.sql("update messaging.incoming set key = regexp_replace(key, ':1$', ':3')")
                .update();
        collect();
        assertThat(texts()).containsExactly("one", "three");
    }

    @Test
    void aMailAndHowFarTheMailboxIsEmptiedAreOneCommit() {
        var holding = positions.take(account, process).orElseThrow();
        positions.begin(holding, "here", 7, 0);
        var breaking = new java.io.InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("line broke");
            }
        };
        assertThatThrownBy(() -> basket.put(holding, 7, 1, clock.instant(), breaking))
                .isInstanceOf(IOException.class);
        assertThat(position().lastUid()).isZero();
        assertThat(texts()).isEmpty();
    }

    @Test
    void whatIsNotHandedOutIsAskedForAgainAndShownInTheEnd() {
        var holding = positions.take(account, process).orElseThrow();
        positions.begin(holding, "here", 7, 0);
        for (int i = 0; i < 4; i++) {
            basket.putOff(holding, 7, 1, clock.instant(), "NO not now");
            assertThat(states()).containsExactly("UNFETCHED");
            clock.advance(Duration.ofHours(3));
        }
        basket.putOff(holding, 7, 1, clock.instant(), "NO not now");
        assertThat(states()).containsExactly("QUARANTINED");
        assertThat(position().lastUid()).isEqualTo(1);
    }

    @Test
    void whatWasNotHandedOutTheFirstTimeIsFetchedLater() throws Broken {
        collect();
        put("shy");
        var holding = positions.take(account, process).orElseThrow();
        basket.putOff(holding, postbox.folder().getUidValidity(), 1, clock.instant(), "NO not now");
        collect();
        assertThat(texts()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        collect();
        assertThat(texts()).containsExactly("shy");
        assertThat(states()).containsExactly("ARRIVED");
    }

    @Test
    void whatIsGoneWhenItIsAskedForAgainIsForgotten() throws Broken {
        collect();
        var holding = positions.take(account, process).orElseThrow();
        basket.putOff(holding, postbox.folder().getUidValidity(), 99, clock.instant(), "NO not now");
        clock.advance(Duration.ofMinutes(1));
        collect();
        assertThat(states()).isEmpty();
    }

    @Test
    void aLargeMailIsFetchedWhole() throws Broken {
        collect();
        put("x".repeat(6 << 20));
        collect();
        assertThat(texts()).singleElement().satisfies(it -> assertThat(it).hasSizeGreaterThanOrEqualTo(6 << 20));
    }

    @Test
    void aWatcherStaysAndFetchesWhatComes() throws InterruptedException {
        var watcher = watcher(process);
        var thread = Thread.ofPlatform().start(watcher);
        until(() -> position() != null && position().validity() != null);
        put("fresh");
        until(() -> texts().contains("fresh"));
        put("fresher");
        until(() -> texts().contains("fresher"));
        watcher.stop();
        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        assertThat(positions.take(account, UUID.randomUUID())).isPresent();
    }

    @Test
    void twoWatchersOfOneMailboxFetchEachMailOnce() throws InterruptedException {
        var one = watcher(UUID.randomUUID());
        var two = watcher(UUID.randomUUID());
        var threads =
                List.of(Thread.ofPlatform().start(one), Thread.ofPlatform().start(two));
        until(() -> position() != null && position().validity() != null);
        for (int i = 0; i < 30; i++) put("mail " + i);
        until(() -> texts().size() == 30);
        one.stop();
        two.stop();
        for (var thread : threads)
            assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        assertThat(texts()).doesNotHaveDuplicates().hasSize(30);
    }

    @Test
    void aServerThatWasAwayIsCollectedWhenItComesBack() throws InterruptedException {
        int port = postbox.port();
        var watcher = watcher(process);
        var thread = Thread.ofPlatform().start(watcher);
        until(() -> position() != null && position().validity() != null);
        postbox.close();
        until(() -> "NOT_REACHED".equals(trouble()));
        postbox = Postbox.openAt(port);
        put("after");
        until(() -> texts().contains("after"));
        until(() -> trouble() == null);
        watcher.stop();
        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void whatGoesWrongHereIsSaidAsWell() throws InterruptedException {
        var watcher = watcher(process);
        var thread = Thread.ofPlatform().start(watcher);
        until(() -> position() != null && position().validity() != null);
        db.sql("alter table messaging.incoming add constraint full_up check (byte_count = 0)")
                .update();
        try {
            put("too much");
            until(() -> "INTERNAL".equals(trouble()));
        } finally {
            db.sql("alter table messaging.incoming drop constraint full_up").update();
        }
        watcher.stop();
        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        assertThat(position().lastUid()).isZero();
    }

    @Test
    void aRefusedPasswordIsSaid() {
        assertThatThrownBy(() -> ImapLine.open(
                        lines, postbox.mailbox(own(), "wrong").incoming().orElseThrow(), PATIENCE))
                .isInstanceOfSatisfying(Broken.class, it -> assertThat(it.why).isEqualTo(Obstacle.SIGN_IN));
    }

    @Test
    void waitsGrowAndEnd() {
        assertThat(Obstacle.NOT_REACHED.wait(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Obstacle.NOT_REACHED.wait(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Obstacle.NOT_REACHED.wait(100)).isEqualTo(Duration.ofMinutes(5));
    }

    private void put(String text) {
        postbox.put(text, clock.instant());
    }

    private void collect() throws Broken {
        try (var line = line()) {
            collecting.collect(line, positions.take(account, process).orElseThrow());
        }
    }

    private ImapLine line() throws Broken {
        return ImapLine.open(lines, postbox.mailbox(own()).incoming().orElseThrow(), PATIENCE);
    }

    private Watcher watcher(UUID by) {
        var mailbox = postbox.mailbox(own());
        return new Watcher(
                mailbox, mailbox.incoming().orElseThrow(), by, lines, positions, collecting, Duration.ofSeconds(2));
    }

    private Account own() {
        return accounts.find(account).orElseThrow();
    }

    private Positions.@Nullable Position position() {
        return db.sql("select count(*) from messaging.collection")
                                .query(Integer.class)
                                .single()
                        == 0
                ? null
                : positions.get(account);
    }

    private @Nullable String trouble() {
        return db.sql("select trouble from messaging.collection")
                .query((row, _) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private List<String> states() {
        return db.sql("select state from messaging.incoming order by number")
                .query(String.class)
                .list();
    }

    private List<String> texts() {
        return db
                .sql("select file_id from messaging.incoming where file_id is not null order by number")
                .query(UUID.class)
                .list()
                .stream()
                .map(this::text)
                .toList();
    }

    private String text(UUID file) {
        try (var bytes = files.open(file)) {
            var mail = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            return mail.substring(mail.indexOf("\r\n\r\n") + 4).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(20_000_000);
            if (Thread.interrupted()) throw new AssertionError("waited in vain");
        }
    }
}
