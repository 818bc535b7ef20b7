package dev.perennial.messaging;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportedOfMessaging implements Exported {
    @Override
    public List<ExportedTable> tables() {
        return List.of(
                ExportedTable.of("messaging.account", "The mailboxes, numbers and bots you write from."),
                ExportedTable.of(
                        "messaging.mailbox",
                        "How your mailboxes sign in, without their passwords.",
                        "smtp_secret",
                        "imap_secret"),
                ExportedTable.of(
                        "messaging.dkim_key",
                        "The public halves of the keys that sign your mail; the secret halves are made anew elsewhere.",
                        "secret"),
                ExportedTable.of("messaging.dispatch", "What was sent to whom, and how it ended."));
    }
}
