package dev.perennial.conversations.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.perennial.support.PerennialServerTest;
import dev.perennial.support.Programs;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import dev.perennial.ui.live.Live;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The line on which a chat hears that there is something new, over the wire.
@PerennialServerTest
@ExtendWith(OutputCaptureExtension.class)
class ChatStreamTests {
    private static final String CHAT = "/p/conversations/chat";

    @Autowired
    Programs programs;

    @Autowired
    Widgets widgets;

    @Autowired
    Live live;

    @Autowired
    JdbcClient db;

    @Autowired
    JsonMapper json;

    @Autowired
    Shop shop;

    @Autowired
    PlatformTransactionManager transactions;

    private String key;
    private String topic;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("delete from conversations.case_file").update();
        db.sql("delete from conversations.thread").update();
        db.sql("delete from conversations.chat_pace").update();
        widgets.save(new Widget(true, List.of(), "Hello", new Colour(0x2c, 0x6a, 0x4b), "shop", 0));
        key = begin();
        topic = "case:"
                + db.sql("select id from conversations.case_file")
                        .query(UUID.class)
                        .single();
    }

    @Test
    void newsIsToldOnceItIsCommittedAndNeverBefore() throws IOException {
        try (var line = new Line()) {
            assertThat(line.next()).isEqualTo(Live.ALL);
            var transaction = new TransactionTemplate(transactions);
            transaction.executeWithoutResult(it -> {
                live.changed(topic + "-undone");
                live.changed(topic);
                it.setRollbackOnly();
            });
            assertThat(line.hearsNothing()).isTrue();
            transaction.executeWithoutResult(_ -> {
                live.changed("case:" + UUID.randomUUID());
                live.changed(topic);
                live.changed(topic);
                assertThat(line.hearsNothing()).isTrue();
            });
            assertThat(line.nextTopic()).isEqualTo(topic);
            assertThat(line.hearsNothing()).isTrue();
        }
        awaitNobodyBut(0);
    }

    @Test
    void whoLeavesIsForgottenAndTroublesNobody(CapturedOutput output) throws IOException {
        var before = live.listening();
        try (var line = new Line()) {
            assertThat(line.next()).isEqualTo(Live.ALL);
            assertThat(live.listening()).isEqualTo(before + 1);
        }
        awaitNobodyBut(before);
        assertThat(output).doesNotContain("ERROR").doesNotContain("Exception");
    }

    @Test
    void manyWhoComeAtOnceAllHear() throws Exception {
        var before = live.listening();
        try (var threads = Executors.newFixedThreadPool(100)) {
            var heard = new ArrayList<Future<String>>();
            for (int n = 0; n < 100; n++)
                heard.add(threads.submit(() -> {
                    try (var line = new Line()) {
                        return line.next();
                    }
                }));
            for (var one : heard) assertThat(one.get()).isEqualTo(Live.ALL);
        }
        awaitNobodyBut(before);
    }

    /// Some leave before they were answered, some in the middle of the first word.
    @Test
    void manyWhoLeaveAtOnceDisturbNobodyElse(CapturedOutput output) throws Exception {
        var before = live.listening();
        try (var threads = Executors.newFixedThreadPool(60);
                var client = HttpClient.newHttpClient()) {
            var left = new ArrayList<Future<?>>();
            for (int n = 0; n < 600; n++) {
                var patience = n % 3;
                left.add(threads.submit(() -> {
                    try (var line = new Line()) {
                        if (patience > 0) line.next();
                        if (patience > 1) live.changed(topic);
                        line.breakOff();
                    }
                    return null;
                }));
            }
            for (int n = 0; n < 100; n++) {
                var answer = client.send(
                        HttpRequest.newBuilder(programs.address(CHAT))
                                .header(ChatDoors.KEY, key)
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
            for (var one : left) one.get();
        }
        awaitNobodyBut(before);
        assertThat(output).doesNotContain("ERROR").doesNotContain("Exception");
    }

    /// That a line is cut is noticed when something is said on it.
    private void awaitNobodyBut(int others) {
        await().until(() -> {
            live.changed(topic);
            return live.listening() <= others;
        });
    }

    private String begin() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var body = json.writeValueAsString(
                    new TalkController.Said("Hello", UUID.randomUUID().toString(), null));
            var answer = client.send(
                    HttpRequest.newBuilder(programs.address(CHAT + "/messages"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            return json.readTree(answer.body()).get("key").asString();
        }
    }

    /// A stream as a browser holds it; closing it is closing the page.
    private final class Line implements AutoCloseable {
        private static final int PATIENCE = 20_000;

        private final Socket socket;
        private final BufferedReader reader;

        Line() throws IOException {
            var address = programs.address(CHAT + "/stream");
            socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\n%s: %s\r\n\r\n"
                            .formatted(address.getPath(), address.getAuthority(), ChatDoors.KEY, key)
                            .getBytes(StandardCharsets.US_ASCII));
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String next() throws IOException {
            while (true) {
                var line = reader.readLine();
                if (line == null) throw new IOException("the stream ended");
                if (line.startsWith("data:")) return line.substring("data:".length());
            }
        }

        /// Whoever listens first hears twice that it may have missed something.
        String nextTopic() throws IOException {
            var next = next();
            return next.equals(Live.ALL) ? nextTopic() : next;
        }

        boolean hearsNothing() {
            try {
                socket.setSoTimeout(300);
                return nextTopic().isEmpty();
            } catch (SocketTimeoutException e) {
                return true;
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                patient();
            }
        }

        /// Leaves without the politeness of TCP, so that the very next word fails.
        void breakOff() throws IOException {
            socket.setSoLinger(true, 0);
        }

        private void patient() {
            try {
                socket.setSoTimeout(PATIENCE);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
