package dev.perennial.ui.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says in the transaction that something changed, and passes it on to the pages that are open once it is committed.
/// PostgreSQL carries it between processes. A hint may be missed (a line is cut, a server restarts): a page that
/// comes back, or that hears [#ALL], asks for everything anew.
@Component
public class Live {
    /// Something may have been missed.
    public static final String ALL = "all";

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final String CHANNEL = "perennial_live";
    private static final Duration PULSE = Duration.ofSeconds(15);

    private final JdbcClient db;
    private final DataSource connections;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Thread> ear = new AtomicReference<>();
    private volatile boolean closing;

    Live(JdbcClient db, DataSource connections) {
        this.db = db;
        this.connections = connections;
    }

    /// Tells everybody who listens for the topic, in every process, once the transaction is committed; twice in one
    /// transaction is once.
    ///
    /// @param topic small letters, figures, colons and dashes: `case:<id>`
    public void changed(String topic) {
        db.sql("select pg_notify(?, ?)")
                .params(CHANNEL, topic)
                .query((_, _) -> true)
                .list();
    }

    /// Answers with server-sent events whose data are topics, [#ALL] first, and comes back when the page is gone. It is
    /// the thread of the request that waits, a virtual one: only that thread may touch an answer that the server
    /// gives to the next request as soon as this one is over.
    ///
    /// @param still asked every few seconds; when it says no, the stream ends
    public void stream(Set<String> topics, BooleanSupplier still, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new Stream(topics, still);
        streams.add(stream);
        try {
            if (closing) stream.end();
            else listen();
            stream.tell(response.getOutputStream());
        } finally {
            streams.remove(stream);
        }
    }

    /// How many pages listen in this process.
    public int listening() {
        return streams.size();
    }

    private void listen() {
        var thread = Thread.ofPlatform().daemon().name("live").unstarted(this::hear);
        if (ear.compareAndSet(null, thread)) thread.start();
    }

    private void hear() {
        var pause = 1;
        while (!closing && !streams.isEmpty()) {
            try (var connection = connections.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                tell(ALL);
                pause = 1;
                var line = connection.unwrap(PGConnection.class);
                while (!closing && !streams.isEmpty()) {
                    var notes = line.getNotifications((int) PULSE.toMillis());
                    for (var note : notes) tell(note.getParameter());
                    if (notes.length == 0) statement.execute("select 1");
                }
                statement.execute("unlisten *");
            } catch (SQLException | RuntimeException e) {
                if (closing || streams.isEmpty()) break;
                LOG.warn("live updates pause: {}", e.getMessage());
                sleep(pause);
                pause = Math.min(30, pause * 2);
            }
        }
        ear.set(null);
        if (!closing && !streams.isEmpty()) listen();
    }

    private static void sleep(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String topic) {
        for (var stream : streams) stream.hear(topic);
    }

    /// Open streams would hold up the end of the program.
    @EventListener
    void end(ContextClosedEvent closed) {
        closing = true;
        for (var stream : streams) stream.end();
    }
}
