package dev.perennial.messaging;

import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.REMOVED;
import static java.util.Map.entry;

import dev.perennial.customers.HeldTable;
import dev.perennial.customers.HeldText;
import dev.perennial.customers.HeldText.OnFound;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Retained;
import dev.perennial.customers.Telling;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What was sent to a person goes with the person, what waits to be sent too; what others were told of them is blotted.
@Component
class HeldOfMessaging implements PersonalData {
    private static final Telling DISPATCHES = Telling.of("messaging.dispatch", "messaging.held.dispatches", """
            select made_at, recipient, subject, text, state, settled_at
            from messaging.dispatch where customer_id = :customer order by made_at, id""")
            .word("state", "messaging.state.")
            .written("subject", "text");

    @Override
    public List<HeldTable> tables() {
        return List.of(HeldTable.of("messaging.dispatch", "customer_id", REMOVED, MOVED, "id")
                .told(DISPATCHES));
    }

    @Override
    public List<HeldText> texts() {
        return List.of(
                HeldText.of("messaging.dispatch", "recipient", "messaging.held.dispatches", OnFound.ROW_GOES),
                HeldText.of("messaging.dispatch", "subject", "messaging.held.dispatches", OnFound.TEXT_GOES),
                HeldText.of("messaging.dispatch", "text", "messaging.held.dispatches", OnFound.TEXT_GOES),
                HeldText.of("messaging.dispatch", "html", "messaging.held.dispatches", OnFound.TEXT_GOES),
                HeldText.of("messaging.dispatch", "why", "messaging.held.dispatches", OnFound.TEXT_GOES),
                HeldText.of("messaging.file_link", "name", "messaging.held.links", OnFound.ROW_GOES));
    }

    @Override
    public List<Retained> retained() {
        return List.of(Retained.rows(
                "messaging.retention.dispatches", 730, 30, 3_650, true, "messaging.dispatch", "settled_at < :before"));
    }

    @Override
    public Map<String, String> nobody() {
        return Map.ofEntries(
                entry("messaging.account", "the business’s own mailboxes, numbers and bots"),
                entry("messaging.mailbox", "the business’s own mailboxes"),
                entry("messaging.provider", "the business’s own numbers and bots"),
                entry("messaging.template", "what the business writes to everybody"),
                entry("messaging.dkim_key", "keys of the business’s own"));
    }
}
