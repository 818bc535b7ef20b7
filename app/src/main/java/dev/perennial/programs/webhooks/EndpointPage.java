package dev.perennial.programs.webhooks;

import static dev.perennial.ui.Words.t;

import dev.perennial.programs.WebhookEvent;
import dev.perennial.ui.View;
import java.util.List;

/// One program that is told, and how it went.
///
/// @param secret the secret just made, or empty
public record EndpointPage(
        Endpoint endpoint,
        List<WebhookEvent> events,
        Ledger.Counts counts,
        List<Told> told,
        String secret,
        boolean mayChange)
        implements View {

    public String name(String type) {
        return events.stream()
                .filter(it -> it.type().equals(type))
                .findFirst()
                .map(it -> t(it.label()))
                .orElse(type);
    }

    /// “404 after 120 ms”, or why there was no answer.
    public String result(Told.Attempt attempt) {
        return attempt.status() != null
                ? t("programs.webhooks.attempt.answered", String.valueOf(attempt.status()), attempt.tookMillis())
                : t("programs.webhooks.failure." + attempt.failure());
    }

    public int tries() {
        return Retries.TRIES;
    }
}
