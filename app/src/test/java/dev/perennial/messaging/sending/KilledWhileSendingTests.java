package dev.perennial.messaging.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Purpose;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Dispatch;
import dev.perennial.messaging.Dispatch.Manner;
import dev.perennial.messaging.Outbox;
import dev.perennial.messaging.accounts.Mailboxed;
import dev.perennial.support.FaultySmtp;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// kill -9 at random moments while mail is going out. With `--long` ten thousand mails and twenty kills.
@PerennialTest
class KilledWhileSendingTests {
    private static final boolean LONG = Boolean.getBoolean("perennial.long");
    private static final int MAILS = LONG ? 10_000 : 400;
    private static final int KILLS = LONG ? 20 : 3;
    private static final long SEED = 20261122;
    private static final int AT_ONCE = 4;

    @Autowired
    Outbox outbox;

    @Autowired
    Mailboxed mailboxed;

    @Autowired
    Shop shop;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    /// Where the key lies with which passwords are kept; the other process needs the same.
    @Value("${perennial.home}")
    String home;

    private record Row(String messageId, String state) {}

    @Test
    void noneIsLostNoneIsDoubledAndEachThatIsNotKnownIsListed() throws Exception {
        shop.open();
        try (var relay = FaultySmtp.inTheOpen()) {
            var account = mailboxed.at("orders@bakery.example", relay.port());
            for (var i = 0; i < MAILS; i++) put(account, i);
            var random = new Random(SEED);
            for (var kill = 0; kill < KILLS; kill++) {
                var enough = relay.taken().size() + 1 + random.nextInt(Math.max(1, MAILS / (KILLS + 1)));
                try (var process = new Postmans(home)) {
                    while (relay.taken().size() < Math.min(enough, MAILS - 1)) process.isStillAlive();
                }
                leasesRunOut();
            }
            try (var process = new Postmans(home)) {
                while (open() > 0) process.isStillAlive();
            }

            var arrived = arrivals(relay);
            var rows = rows();
            var doubled =
                    arrived.entrySet().stream().filter(it -> it.getValue() > 1).toList();
            var lost = rows.stream()
                    .filter(it -> it.state().equals("SENT") && !arrived.containsKey(it.messageId()))
                    .toList();
            var unknown =
                    rows.stream().filter(it -> it.state().equals("UNKNOWN")).count();
            System.out.printf(
                    "%d mails, %d kills: %d arrived, %d doubled, %d lost, %d not known and listed%n",
                    MAILS, KILLS, arrived.size(), doubled.size(), lost.size(), unknown);
            assertThat(rows)
                    .hasSize(MAILS)
                    .allMatch(it -> List.of("SENT", "UNKNOWN").contains(it.state()));
            assertThat(doubled).isEmpty();
            assertThat(lost).isEmpty();
            assertThat(unknown).isLessThanOrEqualTo((long) KILLS * AT_ONCE);
            assertThat(rows)
                    .filteredOn(it -> !arrived.containsKey(it.messageId()))
                    .allMatch(it -> it.state().equals("UNKNOWN"));
        }
    }

    private void put(AccountId account, int number) {
        transaction.executeWithoutResult(_ -> outbox.put(new Dispatch(
                "mailing:1:" + number,
                Purpose.SERVICE,
                account,
                null,
                "cleo" + number + "@example.org",
                null,
                "About your order",
                "Hello.",
                null,
                Manner.PERSON,
                null,
                List.of(),
                Instant.parse("2026-01-01T00:00:00Z"))));
    }

    private void leasesRunOut() {
        db.sql(
                        "update messaging.dispatch set leased_until = now() - interval '1 second' where leased_until is not null")
                .update();
    }

    private int open() {
        return db.sql("select count(*) from messaging.dispatch where state in ('WAITING', 'DEFERRED', 'SENDING')")
                .query(Integer.class)
                .single();
    }

    private List<Row> rows() {
        return db.sql("select message_id, state from messaging.dispatch")
                .query(Row.class)
                .list();
    }

    private static Map<String, Integer> arrivals(FaultySmtp relay) {
        var arrived = new HashMap<String, Integer>();
        for (var mail : relay.taken()) arrived.merge(mail.header("Message-ID"), 1, Integer::sum);
        return arrived;
    }

    private static final class Postmans implements AutoCloseable {
        private final Process process;
        private final StringBuffer said = new StringBuffer();
        private final long deadline =
                System.nanoTime() + Duration.ofMinutes(LONG ? 20 : 3).toNanos();

        Postmans(String home) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PostmanUntilKilled.class.getName(),
                            "--perennial.database.url=" + TestSupport.databaseAddress(),
                            "--spring.flyway.enabled=false",
                            "--perennial.home=" + home,
                            "--perennial.outgoing.allow=127.0.0.1")
                    .redirectErrorStream(true)
                    .start();
            Thread.ofVirtual()
                    .start(() -> process.inputReader()
                            .lines()
                            .forEach(line -> said.append(line).append('\n')));
        }

        void isStillAlive() throws InterruptedException {
            if (process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS))
                throw new AssertionError("the other process ended by itself:\n" + said);
            if (System.nanoTime() > deadline) throw new AssertionError("the other process does nothing:\n" + said);
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
