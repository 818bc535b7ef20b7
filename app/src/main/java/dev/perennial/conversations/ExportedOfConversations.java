package dev.perennial.conversations;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ExportedOfConversations implements Exported {
    @Override
    public List<ExportedTable> tables() {
        return List.of(
                ExportedTable.of("conversations.case_file", "Cases: what customers wanted, and where it stands."),
                ExportedTable.of("conversations.entry", "What was said and done in each case, in its order."),
                ExportedTable.of("conversations.thread", "By which addresses customers spoke."),
                ExportedTable.of("conversations.case_thread", "Which addresses take part in which case."),
                ExportedTable.of(
                        "conversations.visitor",
                        "Who wrote in the chat, and what is proven of them.",
                        "began",
                        "proof"),
                ExportedTable.of("conversations.widget", "The chat on your site as you want it."),
                ExportedTable.of("conversations.widget_origin", "The sites that may speak with the chat."),
                ExportedTable.of("conversations.attachment", "Which files came with which message."),
                ExportedTable.of("conversations.label", "The labels cases are sorted by."),
                ExportedTable.of("conversations.case_label", "Which case carries which label."),
                ExportedTable.of("conversations.mention", "Whom of the staff a note calls."),
                ExportedTable.of("conversations.promise", "Within which open time answers and ends are promised."),
                ExportedTable.of(
                        "conversations.account_place", "At which place cases are at home that come in by a mailbox."),
                ExportedTable.of("conversations.turn", "From when to when each case was up to the business."),
                ExportedTable.of("conversations.wait", "Each time a customer waited for words, and how long."),
                ExportedTable.of("conversations.deadline", "What is or was due in each case, and whether it was kept."),
                ExportedTable.of("conversations.acknowledgement", "What whoever writes first is told by itself."),
                ExportedTable.of("conversations.rule", "What happens with cases by itself."),
                ExportedTable.of("conversations.rule_part", "The conditions and acts of each rule."));
    }

    @Override
    public List<KeptBack> keptBack() {
        return List.of(
                new KeptBack("conversations.day_book", "Sums of the days, made anew each night."),
                new KeptBack("conversations.day_book_label", "The same by label."),
                new KeptBack("conversations.day_book_hour", "When customers came, summed up likewise."),
                new KeptBack("conversations.day_book_end", "Up to when that is done."),
                new KeptBack("conversations.reading", "How far each of the staff has read."),
                new KeptBack("conversations.rule_run", "Which rule has looked at which case."),
                new KeptBack("conversations.draft", "What somebody has begun to write."),
                new KeptBack("conversations.draft_file", "Files put to it."),
                new KeptBack("conversations.first_file", "Files put to a first mail that has not left."),
                new KeptBack("conversations.widget_secret", "By it the shop vouches for visitors of the chat."),
                new KeptBack("conversations.visitor_key", "What lets a browser go on with a chat."),
                new KeptBack("conversations.chat_pace", "How often the chat was asked just now."),
                new KeptBack("conversations.attendance", "When each of the staff last looked."),
                new KeptBack("conversations.presence", "Who looks at a case just now."));
    }
}
