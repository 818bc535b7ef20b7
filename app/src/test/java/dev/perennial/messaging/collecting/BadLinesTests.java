package dev.perennial.messaging.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.collecting.BadLine.Fault;
import dev.perennial.messaging.collecting.ImapLine.Broken;
import dev.perennial.platform.StoredFiles;
import dev.perennial.platform.outgoing.MailLines;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Against a server that speaks real IMAP over a line that is cut, falls silent or says too much.
@PerennialTest
@Timeout(120)
class BadLinesTests {
    /// A step that meets every answer, now in its words, now within a mail.
    private static final int STEP = 149;

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
    StoredFiles files;

    @Autowired
    TestClock clock;

    private final Postbox postbox = Postbox.open();
    private final UUID process = UUID.randomUUID();
    private BadLine line;
    private AccountId account;

    @BeforeEach
    void connect() throws Exception {
        db.sql("truncate messaging.account cascade").update();
        account = new AccountId(db.sql("""
            insert into messaging.account (kind, name, address, made_at)
            values ('EMAIL', 'Orders', 'orders@rosental.example', now()) returning id""").query(UUID.class).single());
        line = new BadLine(postbox.port());
        collect(Duration.ofSeconds(20));
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        postbox.close();
    }

    @Test
    void whereverTheLineIsCutNothingIsLostNothingDoubledAndNothingKeptInPart() throws Exception {
        var put = new ArrayList<String>();
        int whole = 0;
        for (int cut = 0; cut <= whole + STEP; cut += STEP) {
            for (int i = 0; i < 2; i++) put.add(put("%d: %s".formatted(put.size(), "rye bread ".repeat(20))));
            line.spoil(Fault.CUT, cut);
            collectAsFarAsItGoes(Duration.ofSeconds(20));
            assertThat(put).as("cut after %d bytes", cut).containsAll(texts());
            line.mend();
            clock.advance(Duration.ofHours(3));
            collect(Duration.ofSeconds(20));
            assertThat(texts()).as("cut after %d bytes", cut).containsExactlyInAnyOrderElementsOf(put);
            whole = Math.max(whole, line.said());
        }
        assertThat(whole).isGreaterThan(1_000);
    }

    @Test
    void aServerThatFallsSilentInTheMiddleOfAMailIsLeftAndAskedAgain() throws Exception {
        put("rye bread ".repeat(200));
        line.spoil(Fault.SILENCE, 1_500);
        assertThatThrownBy(() -> collect(Duration.ofSeconds(1))).isInstanceOf(Broken.class);
        assertThat(texts()).isEmpty();

        line.mend();
        clock.advance(Duration.ofHours(3));
        collect(Duration.ofSeconds(20));
        assertThat(texts()).hasSize(1);
    }

    @Test
    void aServerThatNeverGreetsIsLeftAfterAWhile() {
        line.spoil(Fault.SILENCE, 0);
        assertThatThrownBy(() -> collect(Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(Broken.class, it -> assertThat(it.why).isEqualTo(Obstacle.NOT_REACHED));
    }

    @Test
    void whatNobodyAskedForChangesNothing() throws Exception {
        var put = List.of(put("one"), put("two"), put("three"));
        line.spoil(Fault.CHATTER, 0);
        collect(Duration.ofSeconds(20));
        assertThat(texts()).containsExactlyElementsOf(put);
    }

    private String put(String text) {
        postbox.put(text, clock.instant());
        return text.strip();
    }

    private void collectAsFarAsItGoes(Duration patience) {
        try {
            collect(patience);
        } catch (Broken _) {
            // as it should, where it is cut
        }
    }

    private void collect(Duration patience) throws Broken {
        var mailbox = Postbox.mailbox(accounts.find(account).orElseThrow(), line.port());
        try (var open = ImapLine.open(lines, mailbox.incoming().orElseThrow(), patience)) {
            collecting.collect(open, positions.take(account, process).orElseThrow());
        }
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
            throw new AssertionError(e);
        }
    }
}
