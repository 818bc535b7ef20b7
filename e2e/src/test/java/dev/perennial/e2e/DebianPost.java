package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Dovecot for IMAP, and aiosmtpd that puts what it is sent into the mailboxes. Both run with files of their own below
/// one folder, as nobody where the test runs as root and as its user where not.
final class DebianPost implements Post {
    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");

    private final Path folder;
    private final int imap = freePort();
    private final int smtp = freePort();
    private final Process carrier;

    DebianPost(Path folder) throws Exception {
        this.folder = folder;
        Files.createDirectories(mail());
        own(mail());
        Files.writeString(conf(), configuration());
        for (var each = folder; each.startsWith("/tmp/") && each.getNameCount() > 1; each = each.getParent())
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        dovecot("-c", conf().toString());
        carrier = carrier();
        awaitAnswer(smtp);
    }

    /// What to do to have them, when they are not here.
    static Optional<String> missing() throws Exception {
        var isHere = Files.isExecutable(DOVECOT)
                && Files.isExecutable(Path.of("/usr/lib/dovecot/imap"))
                && Files.isExecutable(PYTHON)
                && new ProcessBuilder(PYTHON.toString(), "-c", "import aiosmtpd.handlers")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        return isHere ? Optional.empty() : Optional.of("apt-get install dovecot-imapd python3-aiosmtpd");
    }

    @Override
    public int imap() {
        return imap;
    }

    @Override
    public int smtp() {
        return smtp;
    }

    private Process carrier() throws Exception {
        try (var boxes = Objects.requireNonNull(getClass().getResourceAsStream("boxes.py"))) {
            Files.copy(boxes, folder.resolve("boxes.py"));
        }
        var command = new ArrayList<>(List.of(PYTHON.toString(), "-m", "aiosmtpd"));
        if (!IS_ROOT) command.add("--nosetuid");
        command.addAll(List.of("-l", "127.0.0.1:" + smtp, "-c", "boxes.Boxes", mail().toString()));
        var program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("smtp.log").toFile());
        program.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        return program.start();
    }

    @Override
    public void make(String address) throws IOException {
        mailbox(address);
    }

    @Override
    public void deliver(String address, String mail, Instant received) throws Exception {
        var name = "%d.%s.story".formatted(received.getEpochSecond(), UUID.randomUUID());
        var written = mailbox(address).resolve("tmp").resolve(name);
        Files.write(written, Post.bytes(mail));
        own(written);
        Files.setLastModifiedTime(written, FileTime.from(received));
        Files.move(written, mailbox(address).resolve("new").resolve(name));
    }

    @Override
    public List<MimeMessage> of(String address) throws Exception {
        var mails = new ArrayList<MimeMessage>();
        for (var part : List.of("cur", "new"))
            try (var files = Files.list(mailbox(address).resolve(part))) {
                for (var file : files.toList()) mails.add(Post.read(Files.readAllBytes(file)));
            } catch (NoSuchFileException seenMeanwhile) {
                return of(address);
            }
        return mails;
    }

    /// Made in one step: the carrier must not find half of one.
    private Path mailbox(String address) throws IOException {
        var box = mail().resolve(address);
        if (Files.isDirectory(box)) return box;

        var made = Files.createTempDirectory(mail(), ".new");
        for (var part : List.of("new", "cur", "tmp")) own(Files.createDirectory(made.resolve(part)));
        own(made);
        try {
            Files.move(made, box, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException madeMeanwhile) {
            assertThat(box).isDirectory();
        }
        return box;
    }

    private Path mail() {
        return folder.resolve("mail");
    }

    private String configuration() {
        var user = System.getProperty("user.name");
        return """
            base_dir = %1$s/run
            state_dir = %1$s/state
            log_path = %1$s/imap.log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            first_valid_uid = 1
            first_valid_gid = 1
            %2$s
            mail_location = maildir:%1$s/mail/%%u
            passdb {
              driver = static
              args = password=%3$s
            }
            userdb {
              driver = static
              args = uid=%4$s gid=%5$s home=%1$s/mail/%%u
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = %6$d
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
                        IS_ROOT
                                ? ""
                                : "default_internal_user = %1$s%ndefault_internal_group = %1$s%ndefault_login_user = %1$s"
                                        .formatted(user),
                        PASSWORD,
                        IS_ROOT ? "nobody" : user,
                        IS_ROOT ? "nogroup" : user,
                        imap);
    }

    private Path conf() {
        return folder.resolve("dovecot.conf");
    }

    private void dovecot(String... options) throws Exception {
        var said = folder.resolve("said").toFile();
        var ran = new ProcessBuilder(Stream.concat(Stream.of(DOVECOT.toString()), Stream.of(options))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        assertThat(ran.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ran.exitValue()).as(Files.readString(said.toPath())).isZero();
    }

    private static void own(Path path) throws IOException {
        var users = path.getFileSystem().getUserPrincipalLookupService();
        if (IS_ROOT) Files.setOwner(path, users.lookupPrincipalByName("nobody"));
    }

    private static void awaitAnswer(int port) throws Exception {
        for (var since = System.nanoTime(); System.nanoTime() - since < PATIENCE.toNanos(); Thread.sleep(50))
            try (var line = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (line.getInputStream().read() == '2') return;
            } catch (IOException notYet) {
                continue;
            }
        throw new AssertionError("No mail server came to listen on " + port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        carrier.destroy();
        carrier.waitFor(20, TimeUnit.SECONDS);
        dovecot("-c", conf().toString(), "stop");
    }
}
