package dev.perennial.support;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mail server that does, when asked, what real ones do on bad days. It takes any sign-in unless told otherwise.
public final class FaultySmtp implements AutoCloseable {
    /// @param from the envelope's sender
    /// @param to the envelope's recipient
    public record Taken(String from, String to, String mail) {
        public String header(String name) {
            for (var line : mail.substring(0, mail.indexOf("\r\n\r\n"))
                    .replaceAll("\r\n[ \t]+", " ")
                    .split("\r\n"))
                if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    return line.substring(name.length() + 1).strip();
            return "";
        }

        public String body() {
            return mail.substring(mail.indexOf("\r\n\r\n") + 4);
        }
    }

    /// Where the line goes dead.
    public enum HangUp {
        NEVER,
        IN_THE_GREETING,
        /// When it is told for whom the mail is.
        AT_THE_RECIPIENT,
        /// When a mail was refused and the next one is about to begin.
        AFTER_A_REFUSAL,
        /// After the command `DATA` was answered.
        BEFORE_THE_LAST_DOT,
        /// The mail is taken, and nobody hears so.
        AFTER_THE_LAST_DOT
    }

    private final ServerSocket listening;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger lines = new AtomicInteger();
    private final @Nullable SSLContext secured;
    private final boolean implicit;
    private volatile HangUp hangUp = HangUp.NEVER;

    private FaultySmtp(@Nullable SSLContext secured, boolean implicit) {
        this.secured = secured;
        this.implicit = implicit;
        try {
            listening = new ServerSocket();
            listening.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public static FaultySmtp inTheOpen() {
        return new FaultySmtp(null, false);
    }

    public static FaultySmtp withStartTls(SSLContext secured) {
        return new FaultySmtp(secured, false);
    }

    public static FaultySmtp encrypted(SSLContext secured) {
        return new FaultySmtp(secured, true);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// Answers each command that begins so with this; a mail itself is called `.`.
    public FaultySmtp answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    public FaultySmtp hangingUp(HangUp when) {
        hangUp = when;
        return this;
    }

    public void behaveAgain() {
        answers.clear();
        hangUp = HangUp.NEVER;
    }

    public List<Taken> taken() {
        return taken;
    }

    /// Every command, in the order they came.
    public List<String> heard() {
        return heard;
    }

    /// How many connections there were.
    public int lines() {
        return lines.get();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var caller = listening.accept();
                lines.incrementAndGet();
                Thread.ofVirtual().start(() -> {
                    try (caller) {
                        talk(caller);
                    } catch (IOException gone) {
                        // the caller hung up
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        if (hangUp == HangUp.IN_THE_GREETING) return;
        var line = implicit ? secured(caller) : caller;
        var in = reader(line);
        var out = line.getOutputStream();
        say(out, answers.getOrDefault("", "220 faulty.example ready"));
        String from = "";
        String to = "";
        for (String said; (said = in.readLine()) != null; ) {
            heard.add(said);
            if (hangUp == HangUp.AT_THE_RECIPIENT && said.startsWith("RCPT TO:")) return;
            if (hangUp == HangUp.AFTER_A_REFUSAL && said.equals("RSET")) {
                caller.setSoLinger(true, 0);
                return;
            }
            var answer = answer(said);
            if (said.equals("STARTTLS") && answer == null && secured != null) {
                say(out, "220 go ahead");
                line = secured(line);
                in = reader(line);
                out = line.getOutputStream();
                continue;
            }
            if (said.startsWith("MAIL FROM:")) from = said.substring(10).replaceAll("[<>]| .*", "");
            if (said.startsWith("RCPT TO:")) to = said.substring(8).replaceAll("[<>]| .*", "");
            if (said.equals("DATA") && answer == null) {
                say(out, "354 go on");
                if (hangUp == HangUp.BEFORE_THE_LAST_DOT) return;
                var mail = mail(in);
                var verdict = answers.get(".");
                if (verdict == null) taken.add(new Taken(from, to, mail));
                if (hangUp == HangUp.AFTER_THE_LAST_DOT) return;
                say(out, verdict == null ? "250 2.0.0 taken" : verdict);
                continue;
            }
            say(out, answer != null ? answer : usual(said, line instanceof SSLSocket));
            if (said.equals("QUIT")) return;
        }
    }

    private @Nullable String answer(String said) {
        for (var each : answers.entrySet())
            if (!each.getKey().isEmpty() && !each.getKey().equals(".") && said.startsWith(each.getKey()))
                return each.getValue();
        return null;
    }

    private String usual(String said, boolean isSecure) {
        if (said.startsWith("EHLO"))
            return "250-faulty.example\r\n" + (secured != null && !isSecure ? "250-STARTTLS\r\n" : "")
                    + "250-AUTH PLAIN\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES";
        if (said.startsWith("AUTH")) return "235 2.7.0 welcome";
        if (said.equals("QUIT")) return "221 bye";
        return "250 2.1.0 fine";
    }

    /// A mail whose last dot never came is no mail.
    private static String mail(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (String line; (line = in.readLine()) != null; ) {
            if (line.equals(".")) return mail.toString();
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        throw new EOFException("the caller hung up within a mail");
    }

    private Socket secured(Socket plain) throws IOException {
        var line = (SSLSocket) java.util.Objects.requireNonNull(secured)
                .getSocketFactory()
                .createSocket(plain, null, plain.getPort(), true);
        line.setUseClientMode(false);
        line.startHandshake();
        return line;
    }

    private static BufferedReader reader(Socket line) throws IOException {
        return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
