package dev.perennial.messaging.providers;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.Bounces;
import dev.perennial.messaging.Bounces.Action;
import dev.perennial.messaging.Bounces.Report;
import dev.perennial.messaging.incoming.Arrivals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what a provider brought, message by message, each once; what it reports of messages of ours is filed.
@Component
class Letterbox {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> FAILED = Set.of("failed", "undelivered");

    private final Arrivals arrivals;
    private final Bounces bounces;
    private final Clock clock;

    Letterbox(Arrivals arrivals, Bounces bounces, Clock clock) {
        this.arrivals = arrivals;
        this.bounces = bounces;
        this.clock = clock;
    }

    @Transactional
    public void take(Account account, byte[] body, @Nullable String query) {
        switch (account.kind()) {
            case SMS -> textMessage(account, body, query);
            case TELEGRAM -> {
                var update = json(body);
                if (update.has("message"))
                    keep(account, update.path("update_id").asString(""), body);
            }
            case WHATSAPP -> notification(account, json(body));
            case EMAIL -> throw new IllegalArgumentException("mail is fetched, not brought");
        }
    }

    private void textMessage(Account account, byte[] body, @Nullable String query) {
        var form = FormBody.read(body);
        var about = FormBody.read(Objects.requireNonNullElse(query, "")).get("about");
        if (about.isEmpty()) {
            if (form.fields().containsKey("Body")) keep(account, form.get("MessageSid"), body);
            return;
        }
        var status = form.get("MessageStatus");
        var action = FAILED.contains(status) ? Action.FAILED : status.equals("delivered") ? Action.DELIVERED : null;
        if (action != null)
            bounces.file(new Report(
                    about,
                    form.get("To"),
                    action,
                    "",
                    "%s %s".formatted(status, form.get("ErrorCode")).strip()));
    }

    /// WhatsApp takes what it will not deliver, and says so afterwards.
    private void fate(JsonNode status) {
        var action = switch (status.path("status").asString("")) {
            case "failed" -> Action.FAILED;
            case "delivered", "read" -> Action.DELIVERED;
            default -> null;
        };
        if (action == null) return;
        var error = status.path("errors").path(0);
        bounces.file(new Report(
                status.path("biz_opaque_callback_data").asString(""),
                "+" + status.path("recipient_id").asString(""),
                action,
                "",
                "%s %s"
                        .formatted(
                                error.path("code").asString(""),
                                error.path("title").asString(""))
                        .strip()));
    }

    /// One call may bring several messages, of several people, and word of several of ours.
    private void notification(Account account, JsonNode call) {
        for (var entry : call.path("entry"))
            for (var change : entry.path("changes")) {
                var value = change.path("value");
                for (var status : value.path("statuses")) fate(status);
                for (var message : value.path("messages")) {
                    var one = JSON.createObjectNode();
                    one.set("message", message);
                    for (var contact : value.path("contacts"))
                        if (contact.path("wa_id").equals(message.path("from"))) one.set("contact", contact);
                    keep(account, message.path("id").asString(""), JSON.writeValueAsBytes(one));
                }
            }
    }

    private void keep(Account account, String key, byte[] raw) {
        if (key.isEmpty()) return;
        try {
            arrivals.keep(account.id(), key, clock.instant(), new ByteArrayInputStream(raw));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }
}
