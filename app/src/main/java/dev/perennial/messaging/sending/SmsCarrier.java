package dev.perennial.messaging.sending;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.ServiceAccess;
import dev.perennial.messaging.ServiceAccesses;
import dev.perennial.platform.PublicAddress;
import dev.perennial.platform.outgoing.Outgoing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Text messages by the interface of Twilio, which other providers speak too.
@Component
class SmsCarrier extends HttpCarrier {
    /// No number, no mobile, a number nobody has.
    private static final Set<Integer> NOBODY = Set.of(21211, 21214, 21217, 21614);

    /// The sender is not the shop's.
    private static final Set<Integer> SENDER = Set.of(21212, 21606, 21603, 21659, 21660);

    /// The secret is wrong, the account is closed, or nobody has it.
    private static final Set<Integer> SIGN_IN = Set.of(20003, 20005, 20404);

    private static final int TOO_MANY = 20429;

    private final PublicAddress address;

    SmsCarrier(ServiceAccesses accesses, Outgoing outgoing, PublicAddress address) {
        super(accesses, outgoing);
        this.address = address;
    }

    @Override
    public Account.Kind kind() {
        return Account.Kind.SMS;
    }

    @Override
    int longest() {
        return 1_600;
    }

    @Override
    Call call(ServiceAccess access, Leased message) {
        var login = Base64.getEncoder()
                .encodeToString((access.identity() + ":" + access.secret()).getBytes(StandardCharsets.UTF_8));
        var form = new LinkedHashMap<String, String>();
        form.put("To", message.to());
        form.put("From", access.account().address());
        form.put("Body", message.text());
        address.of("/hooks/messaging/providers/%s?about=%s"
                        .formatted(access.account().id(), encoded(message.messageId())))
                .ifPresent(it -> form.put("StatusCallback", it));
        return new Call(
                "/2010-04-01/Accounts/" + encoded(access.identity()) + "/Messages.json",
                Map.of("Authorization", "Basic " + login, "Content-Type", "application/x-www-form-urlencoded"),
                form.entrySet().stream()
                        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&")));
    }

    @Override
    Handed understand(int status, JsonNode answer) {
        if (status >= 200 && status < 300 && !answer.path("sid").asString("").isEmpty()) return new Taken();
        var code = answer.path("code").asInt(0);
        var said = cut("%d %d %s".formatted(status, code, answer.path("message").asString("")));
        if (status == 401 || SIGN_IN.contains(code)) return new Blamed(Trouble.SIGN_IN, said);
        if (status == 429 || code == TOO_MANY) return new Blamed(Trouble.TOO_FAST, said);
        if (SENDER.contains(code)) return new Blamed(Trouble.SENDER, said);
        if (status == 503) return new Later(said);
        if (status >= 500 || status < 300) return new Lost(said);
        return new Refused(said, NOBODY.contains(code));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
