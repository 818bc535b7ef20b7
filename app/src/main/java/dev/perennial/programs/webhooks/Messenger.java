package dev.perennial.programs.webhooks;

import dev.perennial.platform.outgoing.Outgoing;
import dev.perennial.programs.webhooks.Deliveries.Leased;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// Brings messages to those who want them.
@Component
class Messenger {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FOR_EACH = 4;
    private static final int AT_ONCE = 16;
    private static final int ROUNDS = 20;
    private static final int READ_OF_ANSWER = 2_000;

    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final Outgoing outgoing;
    private final Clock clock;

    Messenger(Deliveries deliveries, Endpoints endpoints, Outgoing outgoing, Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /// All that is due, or as much as one run should take.
    void bring() {
        for (var round = 0; round < ROUNDS; round++) {
            var leased = deliveries.lease(FOR_EACH);
            if (leased.isEmpty()) return;
            var free = new Semaphore(AT_ONCE);
            try (var carriers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var each : leased)
                    carriers.submit(() -> {
                        free.acquireUninterruptibly();
                        try {
                            bring(each);
                        } finally {
                            free.release();
                        }
                    });
            }
        }
    }

    private void bring(Leased leased) {
        var began = clock.instant();
        var started = System.nanoTime();
        var outcome = outgoing.send(new Outgoing.Post(
                leased.url(),
                Map.of(
                        "webhook-id", leased.webhookId(),
                        "webhook-timestamp", String.valueOf(began.getEpochSecond()),
                        "webhook-signature",
                                SigningSecret.signatures(
                                        endpoints.secrets(leased.endpoint()),
                                        leased.webhookId(),
                                        began,
                                        leased.body())),
                leased.body().getBytes(StandardCharsets.UTF_8),
                PATIENCE,
                READ_OF_ANSWER));
        deliveries.end(leased, began, Duration.ofNanos(System.nanoTime() - started), outcome);
    }
}
