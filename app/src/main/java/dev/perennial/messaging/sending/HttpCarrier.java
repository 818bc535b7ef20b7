package dev.perennial.messaging.sending;

import static dev.perennial.ui.Words.t;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.ServiceAccess;
import dev.perennial.messaging.ServiceAccesses;
import dev.perennial.platform.outgoing.Outgoing;
import dev.perennial.platform.outgoing.Outgoing.Answered;
import dev.perennial.platform.outgoing.Outgoing.Failed;
import dev.perennial.platform.outgoing.Outgoing.NotCalled;
import dev.perennial.platform.outgoing.Outgoing.Post;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A provider that is called over HTTP: each message is one call. What the answer means each provider says in its own
/// way; where it stayed out, the message may have arrived.
abstract class HttpCarrier implements Carrier {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int READ_OF_ANSWER = 20_000;

    private final ServiceAccesses accesses;
    private final Outgoing outgoing;

    HttpCarrier(ServiceAccesses accesses, Outgoing outgoing) {
        this.accesses = accesses;
        this.outgoing = outgoing;
    }

    /// @param headers with the type of the body
    record Call(String path, Map<String, String> headers, String body) {}

    /// How long a message may be.
    abstract int longest();

    abstract Call call(ServiceAccess access, Leased message);

    abstract Handed understand(int status, JsonNode answer);

    @Override
    public Opened open(Account account) {
        return accesses.find(account.id())
                .map(access -> (Opened) new Calls(access))
                .orElseGet(() -> new Shut(Trouble.SECRET_LOST, ""));
    }

    private final class Calls implements Line {
        private final ServiceAccess access;

        Calls(ServiceAccess access) {
            this.access = access;
        }

        @Override
        public Prepared prepare(Leased message) {
            if (!message.files().isEmpty()) return new Unfit(t("messaging.unfit.noFiles"));
            var length = message.text().codePointCount(0, message.text().length());
            if (length > longest()) return new Unfit(t("messaging.unfit.tooLong", length, longest()));
            var call = call(access, message);
            return (Ready) () -> handed(call);
        }

        private Handed handed(Call call) {
            return switch (outgoing.send(new Post(
                    access.baseUrl() + call.path(),
                    call.headers(),
                    call.body().getBytes(StandardCharsets.UTF_8),
                    PATIENCE,
                    READ_OF_ANSWER))) {
                case Answered(var status, var body) -> understand(status, read(body));
                case NotCalled(var why) -> new Blamed(Trouble.NOT_ALLOWED, why.name());
                case Failed(var why) ->
                    switch (why) {
                        case NO_CONNECTION -> new Blamed(Trouble.NOT_REACHED, why.name());
                        case CERTIFICATE -> new Blamed(Trouble.CERTIFICATE, why.name());
                        case TOOK_TOO_LONG, BROKE_OFF -> new Lost(t("messaging.unknown.silent"));
                    };
            };
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void close() {
            // each call has a connection of its own
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    static String cut(String said) {
        var text = said.replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
