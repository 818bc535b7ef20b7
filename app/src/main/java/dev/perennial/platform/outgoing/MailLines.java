package dev.perennial.platform.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Lines to mail servers that people have named, under the same rules as [Outgoing]: the name is looked up for each
/// connection, every address it has must be public, and the connection goes to one of those that were looked at. It is
/// encrypted, and the certificate has to be for the name; only a server that `perennial.outgoing.allow` names may do
/// without, and may listen on any port.
///
/// `perennial.outgoing.trust` names a file of certificates (PEM) of authorities of one's own that are trusted besides
/// those that Java brings.
@Component
public class MailLines {
    public enum Protocol {
        SMTP(Set.of(25, 465, 587, 2525)),
        IMAP(Set.of(143, 993));

        private final Set<Integer> ports;

        Protocol(Set<Integer> ports) {
            this.ports = ports;
        }

        /// As Jakarta Mail calls it.
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public enum Encryption {
        /// From the first byte.
        IMPLICIT,
        /// After a few words in the open; without it the line is given up.
        STARTTLS,
        NONE
    }

    public record Server(Protocol protocol, String host, int port, Encryption encryption) {}

    private final Neighbourhood neighbourhood;
    private final SSLContext trusted;

    MailLines(
            Names names,
            @Value("${perennial.outgoing.allow:}") String allowed,
            @Value("${perennial.outgoing.trust:}") String trust) {
        neighbourhood = new Neighbourhood(names, allowed);
        trusted = Trust.besidesJavas(trust.isBlank() ? Optional.empty() : Optional.of(Path.of(trust)));
    }

    /// Why a server would not be called, asked when somebody names it; it is asked again before each line.
    public Optional<NoLine> doubt(Server server) {
        try {
            look(server);
            return Optional.empty();
        } catch (NoLine.Thrown no) {
            return Optional.of(no.why);
        }
    }

    /// What a session of Jakarta Mail needs to open checked lines to this server, and no others. Where it goes wrong,
    /// [#reason] says why.
    ///
    /// @param patience for the connection, and for each answer
    public Properties settings(Server server, Duration patience) {
        var prefix = "mail." + server.protocol().code() + ".";
        var millis = Long.toString(patience.toMillis());
        var settings = new Properties();
        settings.put(prefix + "host", server.host());
        settings.put(prefix + "port", String.valueOf(server.port()));
        settings.put(prefix + "socketFactory", new Lines(server, (int) patience.toMillis()));
        settings.put(prefix + "socketFactory.fallback", "false");
        settings.put(prefix + "ssl.socketFactory", trusted.getSocketFactory());
        settings.put(prefix + "ssl.checkserveridentity", "true");
        settings.put(prefix + "starttls.enable", String.valueOf(server.encryption() == Encryption.STARTTLS));
        settings.put(prefix + "starttls.required", String.valueOf(server.encryption() == Encryption.STARTTLS));
        settings.put(prefix + "connectiontimeout", millis);
        settings.put(prefix + "timeout", millis);
        settings.put(prefix + "writetimeout", millis);
        return settings;
    }

    /// What kept a line from coming about, of what Jakarta Mail threw; nothing when it was something else.
    public static Optional<NoLine> reason(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = beneath(each)) {
            if (each instanceof NoLine.Thrown no) return Optional.of(no.why);
            if (each instanceof CertificateException
                    || each instanceof CertPathValidatorException
                    || each instanceof SSLPeerUnverifiedException) return Optional.of(NoLine.CERTIFICATE);
        }
        for (Throwable each = thrown; each != null; each = beneath(each))
            if (each instanceof IOException) return Optional.of(NoLine.NOBODY);
        return Optional.empty();
    }

    private static @Nullable Throwable beneath(Throwable thrown) {
        var cause = thrown.getCause();
        return cause == thrown ? null : cause;
    }

    private InetAddress look(Server server) throws NoLine.Thrown {
        var host = Host.of(server.host()).orElseThrow(() -> new NoLine.Thrown(NoLine.HOST));
        var isAllowed = neighbourhood.allows(host, server.port());
        if (!isAllowed && !server.protocol().ports.contains(server.port())) throw new NoLine.Thrown(NoLine.PORT);
        if (!isAllowed && server.encryption() == Encryption.NONE) throw new NoLine.Thrown(NoLine.NOT_ENCRYPTED);
        return switch (neighbourhood.look(host, server.port())) {
            case Neighbourhood.Found(var address) -> address;
            case Neighbourhood.Barred(var why) ->
                throw new NoLine.Thrown(
                        switch (why) {
                            case UNKNOWN_NAME -> NoLine.UNKNOWN_NAME;
                            case PRIVATE_ADDRESS -> NoLine.PRIVATE_ADDRESS;
                            default -> NoLine.HOST;
                        });
        };
    }

    private Socket open(Server server, Socket plain, int millis) throws IOException {
        plain.connect(new InetSocketAddress(look(server), server.port()), millis);
        if (server.encryption() != Encryption.IMPLICIT) return plain;
        if (plain.getSoTimeout() == 0) plain.setSoTimeout(millis);
        var secure = (SSLSocket) trusted.getSocketFactory().createSocket(plain, server.host(), server.port(), true);
        var checks = secure.getSSLParameters();
        checks.setEndpointIdentificationAlgorithm("HTTPS");
        checks.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secure.setSSLParameters(checks);
        try {
            secure.startHandshake();
        } catch (SSLHandshakeException e) {
            throw reason(e).filter(NoLine.CERTIFICATE::equals).isPresent() ? new NoLine.Thrown(NoLine.CERTIFICATE) : e;
        }
        return secure;
    }

    /// Whatever address the library asks for, the line goes to the server it was made for.
    private final class Lines extends SocketFactory {
        private final Server server;
        private final int millis;

        Lines(Server server, int millis) {
            this.server = server;
            this.millis = millis;
        }

        @Override
        public Socket createSocket() {
            return new CheckedSocket(plain -> open(server, plain, millis));
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return connected();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return connected();
        }

        private Socket connected() throws IOException {
            var socket = createSocket();
            socket.connect(new InetSocketAddress(server.port()), millis);
            return socket;
        }
    }
}
