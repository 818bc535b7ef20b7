package dev.perennial.programs.webhooks;

import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sends what was sent before, or something to try it out.
@Component
class Repeating {
    private static final String TEST = """
        {"type":"webhook.test","timestamp":"%s","data":{"endpoint":"%s"}}""";

    private final JdbcClient db;
    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final Businesses businesses;
    private final Clock clock;

    Repeating(JdbcClient db, Deliveries deliveries, Endpoints endpoints, Businesses businesses, Clock clock) {
        this.db = db;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.businesses = businesses;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Again(int messages) implements Outcome {}

    record NoDay() implements Outcome {}

    /// @param message an id, or empty for all since `since`
    /// @param since the first day, as `2026-11-21`
    Outcome replay(UUID endpoint, String message, String since) {
        endpoints.get(endpoint);
        if (!message.isEmpty()) return new Again(deliveries.replay(UUID.fromString(message), endpoint));
        try {
            var day = LocalDate.parse(since.strip());
            if (day.getYear() < 2000 || day.getYear() > 9998) return new NoDay();
            return new Again(deliveries.replaySince(
                    endpoint, day.atStartOfDay(businesses.current().zone()).toInstant()));
        } catch (DateTimeException _) {
            return new NoDay();
        }
    }

    @Transactional
    void test(UUID endpoint) {
        endpoints.get(endpoint);
        var now = clock.instant();
        db.sql("""
            with message as (
                insert into programs.message (type, key, body, at)
                values ('webhook.test', :key, :body, :at::timestamptz) returning id)
            insert into programs.delivery (message_id, endpoint_id, next_at)
            select id, :endpoint::uuid, :at::timestamptz from message""")
                .param("key", "test:" + UUID.randomUUID())
                .param("body", TEST.formatted(now, endpoint))
                .param("at", now.toString())
                .param("endpoint", endpoint.toString())
                .update();
    }
}
