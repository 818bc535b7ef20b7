package dev.perennial.messaging.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.perennial.messaging.AccountId;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Not a test by name, so that only who asks for it waits: mails of every program we know, kept, read and handed to the
/// modules that receive them.
@PerennialTest
class ArrivalBenchmark {
    private static final int MAILS = Integer.getInteger("mails", 2_000);

    /// Listeners have threads of their own, as in the running product.
    @TestConfiguration(proxyBeanMethods = false)
    static class Threads {
        @Bean
        @Primary
        TaskExecutor ownThreads() {
            var threads = new SimpleAsyncTaskExecutor("listener-");
            threads.setVirtualThreads(true);
            return threads;
        }
    }

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @Autowired
    Arrivals arrivals;

    @Autowired
    ReadingRound round;

    @Test
    void thousandsOfMails() throws Exception {
        shop.open();
        var account = new AccountId(db.sql("""
            insert into messaging.account (kind, name, address, made_at)
            values ('EMAIL', 'Orders', 'orders@rosental.example', now()) returning id""").query(UUID.class).single());
        var samples = samples();
        for (int warm = 0; warm < 200; warm++) keep(account, -warm, samples.get(warm % samples.size()));
        round.run();
        long begun = System.nanoTime();
        for (int i = 1; i <= MAILS; i++) keep(account, i, samples.get(i % samples.size()));
        long kept = said("kept", begun);
        round.run();
        said("read and handed on", kept);
        await().atMost(Duration.ofMinutes(10))
                .until(() -> db.sql("""
            select count(*) from platform.event_publication where completion_date is null""").query(Long.class).single() == 0);
        said("heard by everybody", kept);
        assertThat(db.sql("select count(*) from messaging.incoming where state = 'ARRIVED'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void keep(AccountId account, int number, byte[] mail) throws IOException {
        var mine = ("X-Number: " + number + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[mine.length + mail.length];
        System.arraycopy(mine, 0, bytes, 0, mine.length);
        System.arraycopy(mail, 0, bytes, mine.length, mail.length);
        arrivals.keep(account, "1:" + number, Instant.now(), new ByteArrayInputStream(bytes));
    }

    private static List<byte[]> samples() throws IOException, URISyntaxException {
        var folder = Path.of(
                Objects.requireNonNull(ArrivalBenchmark.class.getResource("/dev/perennial/messaging/reading/mails"))
                        .toURI());
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".eml"))
                    .sorted()
                    .map(ArrivalBenchmark::bytes)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long said(String what, long since) {
        long now = System.nanoTime();
        double seconds = (now - since) / 1e9;
        System.out.printf(
                "%d mails %s in %.1f s: %.0f each second; processor by now %s, with the database %s%n",
                MAILS,
                what,
                seconds,
                MAILS / seconds,
                processor(Stream.of(ProcessHandle.current())),
                processor(Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())));
        return now;
    }

    private static Duration processor(Stream<ProcessHandle> of) {
        return of.flatMap(it -> it.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }
}
