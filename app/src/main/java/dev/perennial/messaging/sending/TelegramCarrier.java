package dev.perennial.messaging.sending;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.ServiceAccess;
import dev.perennial.messaging.ServiceAccesses;
import dev.perennial.platform.outgoing.Outgoing;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Chats with a bot, by Telegram's Bot API. A bot writes only to whoever wrote to it first.
@Component
class TelegramCarrier extends HttpCarrier {
    TelegramCarrier(ServiceAccesses accesses, Outgoing outgoing) {
        super(accesses, outgoing);
    }

    @Override
    public Account.Kind kind() {
        return Account.Kind.TELEGRAM;
    }

    @Override
    int longest() {
        return 4_096;
    }

    @Override
    Call call(ServiceAccess access, Leased message) {
        return new Call(
                "/bot" + access.secret() + "/sendMessage",
                Map.of("Content-Type", "application/json"),
                JSON.writeValueAsString(Map.of("chat_id", message.to(), "text", message.text())));
    }

    @Override
    Handed understand(int status, JsonNode answer) {
        if (status == 200 && answer.path("ok").asBoolean(false)) return new Taken();
        var said = cut("%d %s".formatted(status, answer.path("description").asString("")));
        // a token nobody has is answered as if there were no such page
        if (status == 401 || status == 404) return new Blamed(Trouble.SIGN_IN, said);
        if (status == 429) return new Blamed(Trouble.TOO_FAST, said);
        if (status >= 500 || status < 300) return new Lost(said);
        return new Refused(said, false);
    }
}
