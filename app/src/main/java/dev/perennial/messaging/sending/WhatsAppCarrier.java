package dev.perennial.messaging.sending;

import static dev.perennial.ui.Words.t;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.ServiceAccess;
import dev.perennial.messaging.ServiceAccesses;
import dev.perennial.platform.outgoing.Outgoing;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// WhatsApp by its Cloud API. Free words go out only within a day of what the person last wrote; the provider watches
/// over that and says so.
@Component
class WhatsAppCarrier extends HttpCarrier {
    private static final String VERSION = "/v23.0/";
    private static final int DAY_IS_OVER = 131047;
    private static final Set<Integer> SIGN_IN = Set.of(0, 190);
    private static final Set<Integer> TOO_MANY = Set.of(4, 80007, 130429, 131048);
    /// The last is of too many to this one recipient.
    private static final Set<Integer> LATER = Set.of(131016, 133004, 131056);

    private static final int NO_SUCH_NUMBER = 33;
    private static final Set<Integer> SENDER = Set.of(3, 10, 33, 131005, 131031, 131042, 131045, 133010);

    WhatsAppCarrier(ServiceAccesses accesses, Outgoing outgoing) {
        super(accesses, outgoing);
    }

    @Override
    public Account.Kind kind() {
        return Account.Kind.WHATSAPP;
    }

    @Override
    int longest() {
        return 4_096;
    }

    @Override
    Call call(ServiceAccess access, Leased message) {
        return new Call(
                VERSION + access.identity() + "/messages",
                Map.of("Authorization", "Bearer " + access.secret(), "Content-Type", "application/json"),
                JSON.writeValueAsString(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "recipient_type",
                        "individual",
                        "to",
                        message.to().replaceFirst("^\\+", ""),
                        "type",
                        "text",
                        "text",
                        Map.of("preview_url", false, "body", message.text()),
                        // comes back with what becomes of it
                        "biz_opaque_callback_data",
                        message.messageId())));
    }

    @Override
    Handed understand(int status, JsonNode answer) {
        if (status >= 200 && status < 300 && !answer.path("messages").isEmpty()) return new Taken();
        var error = answer.path("error");
        var code = error.path("code").asInt(-1);
        var said = cut("%d %d %s %s"
                .formatted(
                        status,
                        code,
                        error.path("message").asString(""),
                        error.path("error_data").path("details").asString("")));
        if (code == DAY_IS_OVER) return new Refused(t("messaging.failed.dayIsOver"), false);
        if (status == 401 || SIGN_IN.contains(code)) return new Blamed(Trouble.SIGN_IN, said);
        if (status == 429 || TOO_MANY.contains(code)) return new Blamed(Trouble.TOO_FAST, said);
        if (SENDER.contains(code)
                || error.path("error_subcode").asInt(0) == NO_SUCH_NUMBER
                || code >= 200 && code <= 299) return new Blamed(Trouble.SENDER, said);
        if (status == 503 || LATER.contains(code)) return new Later(said);
        if (status >= 500 || status < 300) return new Lost(said);
        return new Refused(said, false);
    }
}
