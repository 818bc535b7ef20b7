package dev.perennial.messaging.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.AccountId;
import dev.perennial.platform.outgoing.MailLines;
import dev.perennial.support.PerennialTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Against the mail server most providers run, where it is installed.
@PerennialTest
@EnabledIfSystemProperty(named = "perennial.long", matches = "true")
@Timeout(180)
class DovecotTests {
    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/dovecot"), Path.of("/usr/local/sbin/dovecot"));

    @Autowired
    JdbcClient db;

    @Autowired
    MailLines lines;

    @Autowired
    Positions positions;

    @Autowired
    Collecting collecting;

    @TempDir
    Path folder;

    private Path program = PLACES.getFirst();
    private int port;
    private AccountId account = new AccountId(UUID.randomUUID());
    private final UUID process = UUID.randomUUID();
    private int delivered;

    @BeforeEach
    void aMailboxAtDovecot() throws Exception {
        var found = PLACES.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(found.isPresent(), "needs Dovecot: apt-get install dovecot-imapd");
        program = found.get();
        port = freePort();
        account = new AccountId(db.sql("""
            insert into messaging.account (kind, name, address, made_at)
            values ('EMAIL', 'Orders', 'orders@rosental.example', now()) returning id""").query(UUID.class).single());
        for (var part : List.of("new", "cur", "tmp")) Files.createDirectories(inbox().resolve(part));
        configure();
        run("-c", conf());
    }

    @AfterEach
    void stop() throws Exception {
        if (Files.exists(folder.resolve("run/master.pid"))) run("-c", conf(), "stop");
        db.sql("truncate messaging.account cascade").update();
    }

    @Test
    void mailIsFetchedTheMomentItComesAndOnceWhenTheMailboxCountsAnew() throws Exception {
        deliver("old");
        var watcher = watcher();
        var thread = Thread.ofPlatform().start(watcher);
        until(() -> validity() != 0);
        deliver("one");
        until(() -> kept() == 1);
        var began = System.nanoTime();
        deliver("two");
        until(() -> kept() == 2);
        System.out.printf("Fetched %d ms after delivery%n", (System.nanoTime() - began) / 1_000_000);
        watcher.stop();
        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();

        long before = validity();
        countAnew();
        deliver("three");
        try (var line = ImapLine.open(lines, incoming(), Duration.ofSeconds(20))) {
            collecting.collect(line, positions.take(account, process).orElseThrow());
        }
        assertThat(validity()).isNotEqualTo(before);
        assertThat(keptOf("one")).isOne();
        assertThat(keptOf("two")).isOne();
        assertThat(keptOf("three")).isOne();
    }

    private Watcher watcher() {
        return new Watcher(
                Postbox.mailbox(
                        new Account(account, Account.Kind.EMAIL, "Orders", "orders@rosental.example", true), port),
                incoming(),
                process,
                lines,
                positions,
                collecting,
                Watcher.TURN);
    }

    private dev.perennial.messaging.Mailbox.Incoming incoming() {
        var own = new Account(account, Account.Kind.EMAIL, "Orders", "orders@rosental.example", true);
        var server = Postbox.mailbox(own, port).incoming().orElseThrow().server();
        return new dev.perennial.messaging.Mailbox.Incoming(server, "INBOX");
    }

    /// The V number is the UIDVALIDITY; the same UIDs come back under another.
    private void countAnew() throws Exception {
        run("-c", conf(), "stop");
        var list = inbox().resolve("dovecot-uidlist");
        var lines = Files.readString(list);
        Files.writeString(list, lines.replaceFirst(" V(\\d+)", " V1234567"));
        try (var indexes = Files.list(inbox())) {
            for (var index : indexes.filter(it -> it.getFileName().toString().startsWith("dovecot.index"))
                    .toList()) Files.delete(index);
        }
        own(list);
        run("-c", conf());
    }

    private void deliver(String text) throws IOException {
        var name = "%d.%d.shop".formatted(1_794_800_000L + delivered, ++delivered);
        var mail = inbox().resolve("tmp").resolve(name);
        Files.writeString(
                mail,
                "From: Tom <tom@keller.example>\r\nSubject: %s\r\nMessage-ID: <%s@keller.example>\r\n\r\n%s\r\n"
                        .formatted(text, text, text));
        own(mail);
        Files.move(mail, inbox().resolve("new").resolve(name));
    }

    private void configure() throws IOException {
        var isRoot = System.getProperty("user.name").equals("root");
        var me = System.getProperty("user.name");
        var user = isRoot ? "nobody" : me;
        Files.writeString(folder.resolve("dovecot.conf"), """
            base_dir = %1$s/run
            state_dir = %1$s/state
            log_path = %1$s/log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            first_valid_uid = 1
            first_valid_gid = 1
            %3$s
            mail_location = maildir:%1$s/mail
            passdb {
              driver = static
              args = password=caraway
            }
            userdb {
              driver = static
              args = uid=%2$s gid=%4$s home=%1$s/mail
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = %5$d
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              chroot =
            }
            """.formatted(
                        folder,
                        user,
                        isRoot
                                ? ""
                                : "default_internal_user = %1$s%ndefault_internal_group = %2$s%ndefault_login_user = %1$s"
                                        .formatted(me, group()),
                        isRoot ? "nogroup" : group(),
                        port));
        try (Stream<Path> all = Files.walk(folder)) {
            for (var each : all.toList()) own(each);
        }
        for (var each = folder; each != null && each.startsWith(Path.of("/tmp")) && !each.equals(Path.of("/tmp")); )
            each = opened(each);
    }

    /// So that the server's users reach what lies in it.
    private static Path opened(Path directory) {
        directory.toFile().setExecutable(true, false);
        directory.toFile().setReadable(true, false);
        return directory.getParent();
    }

    private static String group() {
        return System.getProperty("user.name");
    }

    private void own(Path path) throws IOException {
        if (!System.getProperty("user.name").equals("root")) return;
        UserPrincipal nobody =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        if (path.startsWith(folder.resolve("mail"))) Files.setOwner(path, nobody);
    }

    private String conf() {
        return folder.resolve("dovecot.conf").toString();
    }

    private Path inbox() {
        return folder.resolve("mail");
    }

    private void run(String... options) throws Exception {
        var command = new java.util.ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(options));
        var said = folder.resolve("said").toFile();
        var ran = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        assertThat(ran.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ran.exitValue())
                .as(Files.readString(said.toPath(), StandardCharsets.UTF_8))
                .isZero();
    }

    private long validity() {
        return number("select coalesce(max(validity), 0) from messaging.collection");
    }

    private long kept() {
        return number("select count(*) from messaging.incoming");
    }

    private long keptOf(String text) {
        return number("""
            select count(*) from messaging.incoming i join platform.stored_file_part p on p.file_id = i.file_id
            where encode(p.bytes, 'escape') like '%%Subject: %s%%'""".formatted(text));
    }

    private long number(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(5_000_000);
            if (Thread.interrupted()) throw new AssertionError("waited in vain");
        }
    }
}
