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
                ExportedTable.of("messaging.dispatch", "What was sent to whom, and how it ended."),
                ExportedTable.of("messaging.incoming", "What came in, when, and how it was dealt with."),
                ExportedTable.of("messaging.enclosed", "The files that came along with it."),
                ExportedTable.of("messaging.enclosed_file", "Which of these files are the same."),
                ExportedTable.of(
                        "messaging.checking_server",
                        "Which servers say whether senders are who they say, and which you trust."),
                ExportedTable.of("messaging.collection", "How far your mailboxes are emptied."),
                ExportedTable.of(
                        "messaging.provider",
                        "How your numbers and bots sign in, without their secrets.",
                        "secret",
                        "signing"),
                ExportedTable.of("messaging.template", "Your templates."));
    }

    @Override
    public List<KeptBack> keptBack() {
        return List.of(new KeptBack("messaging.file_link", "Links that let whoever has them fetch a file."));
    }
}
