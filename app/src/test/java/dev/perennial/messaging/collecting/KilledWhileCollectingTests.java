package dev.perennial.messaging.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.perennial.messaging.AccountId;
import dev.perennial.support.PerennialTest;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A process that empties a mailbox is killed (SIGKILL) at moments nobody chose, again and again.
@PerennialTest
class KilledWhileCollectingTests {
    @Autowired
    JdbcClient db;

    @Autowired
    DataSource source;

    private final Postbox postbox = Postbox.open();
    private final UUID process = UUID.randomUUID();

    @AfterEach
    void close() {
        postbox.close();
    }

    @Test
    @Timeout(180)
    void nothingIsLostAndNothingDoubled() throws Exception {
        collectAndKill(1, 400, 4, 1);
    }

    @Test
    @Timeout(3_600)
    @EnabledIfSystemProperty(named = "perennial.long", matches = "true")
    void ofTenThousandMailsNothingIsLostAndNothingDoubled() throws Exception {
        collectAndKill(20, 500, 5, System.nanoTime());
    }

    /// A round begins with an empty mailbox: the tests' server looks at all mails for each that it lists.
    private void collectAndKill(int rounds, int mails, int kills, long seed) throws Exception {
        var account = account();
        var random = new Random(seed);
        int killed = 0;
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < mails; i++) postbox.put("mail %d of round %d".formatted(i, round), Instant.now());
            killed += killUntilKept(account, round * mails, mails, kills, random);
            assertThat(postbox.seen()).isBetween(1L, (long) mails);
            postbox.removeAll();
        }
        int all = rounds * mails;
        System.out.printf("%d mails, killed %d times, seed %d%n", all, killed, seed);
        assertThat(killed).isGreaterThanOrEqualTo(rounds * kills / 2);
        assertThat(kept()).isEqualTo(all);
        assertThat(number("select count(distinct bytes_hash) from messaging.incoming"))
                .isEqualTo(all);
        assertThat(number("select count(*) from platform.stored_file where name = 'message'"))
                .isEqualTo(all);
        assertThat(number("select last_uid from messaging.collection")).isEqualTo(all);
        assertThat(number("select count(*) from messaging.incoming where state <> 'ARRIVED'"))
                .isZero();
    }

    private int killUntilKept(AccountId account, int wanted, int mails, int kills, Random random) throws Exception {
        int killed = 0;
        while (kept() < wanted) {
            var child = start(account);
            var isDone = false;
            if (killed < kills) {
                int before = kept();
                int after = random.nextInt(Math.max(1, mails / kills));
                while (child.isAlive() && kept() < before + after) LockSupport.parkNanos(1_000_000);
                isDone = !child.isAlive();
                child.destroyForcibly();
                if (!isDone) killed++;
            }
            child.waitFor();
        }
        return killed;
    }

    private AccountId account() {
        db.sql("truncate messaging.account, platform.stored_file cascade").update();
        var account = db.sql("""
            insert into messaging.account (kind, name, address, made_at)
            values ('EMAIL', 'Orders', 'orders@rosental.example', now()) returning id""").query(UUID.class).single();
        db.sql("""
            insert into messaging.collection (account_id, began_at, validity, last_uid)
            values (?, '2020-01-01', ?, 0)""").params(account, postbox.folder().getUidValidity()).update();
        return new AccountId(account);
    }

    private Process start(AccountId account) throws IOException, SQLException {
        var pool = source.unwrap(HikariDataSource.class);
        var child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dtest.url=" + pool.getJdbcUrl(),
                        "-Dtest.user=" + pool.getUsername(),
                        "-Dtest.password=" + pool.getPassword(),
                        "-Dtest.account=" + account,
                        "-Dtest.process=" + process,
                        "-Dtest.port=" + postbox.port(),
                        "-Dperennial.outgoing.allow=127.0.0.1",
                        CollectingProcess.class.getName()))
                .redirectError(new File("target/collecting-process.log"))
                .start();
        var said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null && !line.equals("collecting"); ) line = said.readLine();
        return child;
    }

    private int kept() {
        return (int) number("select count(*) from messaging.incoming");
    }

    private long number(String sql) {
        return db.sql(sql).query(Long.class).single();
    }
}
