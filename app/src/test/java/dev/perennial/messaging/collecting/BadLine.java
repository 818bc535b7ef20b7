package dev.perennial.messaging.collecting;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between us and a mail server and spoils what the server says.
final class BadLine implements AutoCloseable {
    private static final byte[] CHATTER =
            "* OK [ALERT] Backup tonight\r\n* 3 XYZZY (no such thing)\r\n".getBytes(StandardCharsets.US_ASCII);

    /// What becomes of the server's words.
    enum Fault {
        NONE,
        /// The line is cut.
        CUT,
        /// The line stays open and nothing more comes.
        SILENCE,
        /// Between any two answers the server says what nobody asked for.
        CHATTER
    }

    private final ServerSocket door;
    private final int server;
    private final AtomicInteger said = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile int after = Integer.MAX_VALUE;

    BadLine(int server) throws IOException {
        this.server = server;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /// @param after how many bytes of the server's come through before, counted from now
    void spoil(Fault fault, int after) {
        said.set(0);
        this.after = after;
        this.fault = fault;
    }

    void mend() {
        spoil(Fault.NONE, Integer.MAX_VALUE);
    }

    /// How many bytes the server said since it was spoilt or mended last.
    int said() {
        return said.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> pass(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        try (client;
                var own = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Thread.ofVirtual().start(() -> copy(client, own));
            spoilt(own.getInputStream(), client.getOutputStream());
        } catch (IOException _) {
            // one of them hung up
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // one of them hung up
        }
    }

    private void spoilt(InputStream from, OutputStream to) throws IOException {
        var answer = new StringBuilder();
        int literal = 0;
        for (int next = from.read(); next >= 0; next = from.read()) {
            if (said.incrementAndGet() > after) {
                if (fault == Fault.CUT) return;
                if (fault == Fault.SILENCE) continue;
            }
            to.write(next);
            if (literal > 0) {
                literal--;
                continue;
            }
            answer.append((char) next);
            if (next != '\n') continue;
            literal = announced(answer.toString());
            if (fault == Fault.CHATTER && literal == 0 && answer.charAt(0) == '*') to.write(CHATTER);
            answer.setLength(0);
        }
    }

    private static int announced(String answer) {
        var size = answer.replaceFirst("(?s).*\\{(\\d+)}\r\n$", "$1");
        return size.equals(answer) ? 0 : Integer.parseInt(size);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
