package dev.perennial.messaging.providers;

import static dev.perennial.ui.Words.t;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.Account.Kind;
import dev.perennial.messaging.Received.Party;
import dev.perennial.messaging.incoming.Interpreter;
import dev.perennial.messaging.incoming.Understood;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what providers bring: a form of an SMS provider, an update of Telegram, a message of WhatsApp.
@Component
class ProviderMessages implements Interpreter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public boolean understands(Kind kind) {
        return kind != Kind.EMAIL;
    }

    @Override
    public Understood read(Account account, InputStream raw) throws IOException {
        var body = raw.readAllBytes();
        return switch (account.kind()) {
            case SMS -> textMessage(account, FormBody.read(body));
            case TELEGRAM -> update(account, JSON.readTree(body).path("message"));
            case WHATSAPP -> whatsApp(account, JSON.readTree(body));
            case EMAIL -> throw new IllegalArgumentException("mails are read elsewhere");
        };
    }

    /// A sender's number can be made up: it is not proven.
    private static Understood textMessage(Account account, FormBody form) {
        return message(
                account,
                new Party(form.get("From"), null),
                form.get("Body"),
                !form.get("NumMedia").matches("0?"),
                false);
    }

    /// Groups and channels are nobody's conversation with the shop.
    private static Understood update(Account account, JsonNode message) {
        if (!message.path("chat").path("type").asString("").equals("private")) return new Understood.Nothing(List.of());
        var from = message.path("from");
        var name = (from.path("first_name").asString("") + " "
                        + from.path("last_name").asString(""))
                .strip();
        var text = message.path("text").asString(message.path("caption").asString(""));
        return message(
                account,
                new Party(message.path("chat").path("id").asString(""), name.isEmpty() ? null : name),
                text,
                !message.has("text"),
                true);
    }

    private static Understood whatsApp(Account account, JsonNode one) {
        var message = one.path("message");
        var type = message.path("type").asString("");
        // a heart under a message is no message
        if (type.equals("reaction")) return new Understood.Nothing(List.of());
        var name = one.path("contact").path("profile").path("name").asString("").strip();
        var text = switch (type) {
            case "text" -> message.path("text").path("body").asString("");
            case "button" -> message.path("button").path("text").asString("");
            case "interactive" ->
                message.path("interactive")
                        .path("button_reply")
                        .path("title")
                        .asString(message.path("interactive")
                                .path("list_reply")
                                .path("title")
                                .asString(""));
            default -> message.path(type).path("caption").asString("");
        };
        return message(
                account,
                new Party("+" + message.path("from").asString(""), name.isEmpty() ? null : name),
                text,
                !type.equals("text") && !type.equals("button") && !type.equals("interactive"),
                true);
    }

    /// @param hasMore whether something came along that is not words
    private static Understood message(Account account, Party from, String text, boolean hasMore, boolean proven) {
        var words = hasMore ? (text + "\n" + t("messaging.providers.more")).strip() : text;
        return new Understood.Message(
                from,
                List.of(new Party(account.address(), account.name())),
                List.of(),
                null,
                words,
                words,
                null,
                null,
                List.of(),
                List.of(),
                null,
                proven,
                List.of());
    }
}
