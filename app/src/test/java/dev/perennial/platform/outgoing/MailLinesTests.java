package dev.perennial.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.perennial.platform.outgoing.MailLines.Encryption;
import dev.perennial.platform.outgoing.MailLines.Protocol;
import dev.perennial.platform.outgoing.MailLines.Server;
import dev.perennial.support.FaultySmtp;
import dev.perennial.support.FaultySmtp.HangUp;
import dev.perennial.support.OwnAuthority;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailLinesTests {
    private static final String NAME = "mail.own.example";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Deque<String>> known =
            new HashMap<>(Map.of(NAME, new ArrayDeque<>(List.of("127.0.0.1"))));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "SMTP, mail.shop.example, 587, STARTTLS, ",
        "SMTP, mail.shop.example, 465, IMPLICIT, ",
        "IMAP, mail.shop.example, 993, IMPLICIT, ",
        "SMTP, mail.shop.example, 587, NONE, NOT_ENCRYPTED",
        "SMTP, mail.shop.example, 993, IMPLICIT, PORT",
        "IMAP, mail.shop.example, 22, IMPLICIT, PORT",
        "SMTP, mail.shop.example, 5432, STARTTLS, PORT",
        "SMTP, nobody.example, 587, STARTTLS, UNKNOWN_NAME",
        "SMTP, inner.shop.example, 587, STARTTLS, PRIVATE_ADDRESS",
        "SMTP, 127.0.0.1, 587, STARTTLS, PRIVATE_ADDRESS",
        "SMTP, [::1], 587, STARTTLS, PRIVATE_ADDRESS",
        "SMTP, 2130706433, 587, STARTTLS, HOST",
        "SMTP, localhost, 587, STARTTLS, HOST",
        "SMTP, mail.shop.example/x, 587, STARTTLS, HOST",
        "SMTP, a@mail.shop.example, 587, STARTTLS, HOST",
    })
    void onlyMailServersOfThePublicAreCalled(
            Protocol protocol, String host, int port, Encryption encryption, NoLine doubt) {
        known.put("mail.shop.example", new ArrayDeque<>(List.of("1.1.1.1")));
        known.put("inner.shop.example", new ArrayDeque<>(List.of("10.0.0.4")));
        assertThat(lines("").doubt(new Server(protocol, host, port, encryption)))
                .isEqualTo(Optional.ofNullable(doubt));
    }

    @Test
    void aNameThatLeadsElsewhereMeanwhileIsNotFollowed() throws IOException {
        try (var inner = FaultySmtp.inTheOpen()) {
            known.put("mail.shop.example", new ArrayDeque<>(List.of("1.1.1.1", "127.0.0.1")));
            var lines = lines("");
            var server = new Server(Protocol.SMTP, "mail.shop.example", 25, Encryption.STARTTLS);
            assertThat(lines.doubt(server)).isEmpty();
            assertThat(MailLines.reason(failure(lines, server))).contains(NoLine.PRIVATE_ADDRESS);
            assertThat(inner.lines()).isZero();
        }
    }

    @Test
    void theLineGoesToTheServerItWasMadeForWhateverTheLibraryAsksFor() throws Exception {
        try (var meant = FaultySmtp.inTheOpen();
                var other = FaultySmtp.inTheOpen()) {
            var server = new Server(Protocol.SMTP, NAME, meant.port(), Encryption.NONE);
            var transport =
                    Session.getInstance(lines(NAME).settings(server, PATIENCE)).getTransport("smtp");
            transport.connect("localhost", other.port(), "ada", "secret");
            transport.close();
            assertThat(meant.lines()).isOne();
            assertThat(other.lines()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "STARTTLS"})
    void aCertificateForTheNameOfAnAuthorityOfOursIsTrusted(Encryption encryption) throws Exception {
        var authority = OwnAuthority.of(NAME, folder);
        try (var server = server(authority, encryption)) {
            connect(lines(NAME, authority), new Server(Protocol.SMTP, NAME, server.port(), encryption));
            assertThat(server.heard()).anyMatch(it -> it.startsWith("AUTH"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "STARTTLS"})
    void aCertificateForAnotherNameIsToldSoAndNobodySignsIn(Encryption encryption) throws Exception {
        var authority = OwnAuthority.of("other.example", folder);
        try (var server = server(authority, encryption)) {
            var failure = failure(lines(NAME, authority), new Server(Protocol.SMTP, NAME, server.port(), encryption));
            assertThat(MailLines.reason(failure)).contains(NoLine.CERTIFICATE);
            assertThat(server.heard()).noneMatch(it -> it.startsWith("AUTH"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "STARTTLS"})
    void aCertificateOfNobodyWeKnowIsToldSoAndNobodySignsIn(Encryption encryption) throws Exception {
        try (var server = server(OwnAuthority.of(NAME, folder), encryption)) {
            var failure = failure(lines(NAME), new Server(Protocol.SMTP, NAME, server.port(), encryption));
            assertThat(MailLines.reason(failure)).contains(NoLine.CERTIFICATE);
            assertThat(server.heard()).noneMatch(it -> it.startsWith("AUTH"));
        }
    }

    @Test
    void aServerThatWillNotEncryptIsToldNoPassword() throws Exception {
        try (var server = FaultySmtp.inTheOpen()) {
            failure(lines(NAME), new Server(Protocol.SMTP, NAME, server.port(), Encryption.STARTTLS));
            assertThat(server.heard()).noneMatch(it -> it.startsWith("AUTH"));
        }
    }

    @Test
    void aPortThatIsShutAndOneWhereSomebodyElseAnswersAreToldAlike() throws Exception {
        int shut;
        try (var closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            shut = closed.getLocalPort();
        }
        try (var other = FaultySmtp.inTheOpen().hangingUp(HangUp.IN_THE_GREETING)) {
            for (var port : List.of(shut, other.port()))
                for (var encryption : Encryption.values())
                    assertThat(MailLines.reason(failure(lines(NAME), new Server(Protocol.SMTP, NAME, port, encryption)))
                                    .orElse(NoLine.NOBODY))
                            .as("%s %s", port, encryption)
                            .isEqualTo(NoLine.NOBODY);
        }
    }

    private static FaultySmtp server(OwnAuthority authority, Encryption encryption) {
        return encryption == Encryption.IMPLICIT
                ? FaultySmtp.encrypted(authority.server())
                : FaultySmtp.withStartTls(authority.server());
    }

    private MailLines lines(String allowed) {
        return new MailLines(this::lookUp, allowed, "");
    }

    private MailLines lines(String allowed, OwnAuthority authority) {
        return new MailLines(this::lookUp, allowed, authority.certificate().toString());
    }

    private static void connect(MailLines lines, Server server) throws MessagingException {
        var session = Session.getInstance(lines.settings(server, PATIENCE));
        try (var transport = session.getTransport("smtp")) {
            transport.connect(server.host(), server.port(), "ada", "secret");
        }
    }

    private static Throwable failure(MailLines lines, Server server) {
        var failure = catchThrowable(() -> connect(lines, server));
        assertThat(failure).isInstanceOf(MessagingException.class);
        return failure;
    }

    private List<InetAddress> lookUp(String name) throws UnknownHostException {
        var answers = known.get(name);
        if (answers == null) throw new UnknownHostException(name);
        return List.of(InetAddress.ofLiteral(answers.size() > 1 ? answers.removeFirst() : answers.getFirst()));
    }
}
