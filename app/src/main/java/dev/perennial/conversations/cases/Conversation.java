package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.Entry;
import dev.perennial.conversations.Visitor;
import dev.perennial.ui.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was said and done, and who else looks at it just now: the part that changes by itself.
///
/// @param names the staff by account
/// @param visitor who wrote in the chat, or null
public record Conversation(
        CaseFile file,
        List<Entry> entries,
        Map<UUID, String> names,
        List<Watcher> watchers,
        @Nullable Visitor visitor,
        Instant now)
        implements View {
    private static final int LONG = 12;

    public record Watcher(String name, boolean writing) {}

    /// Whether its end is out of sight from its beginning.
    public boolean isLong() {
        return entries.size() > LONG;
    }

    public String by(Entry entry) {
        return entry.staff() == null ? "" : names.getOrDefault(entry.staff().value(), "");
    }

    /// Whom or what a change names, in words.
    public String shown(Entry.Change change) {
        return switch (change.what()) {
            case ASSIGNED -> names.getOrDefault(UUID.fromString(change.to()), "");
            case SNOOZED -> moment(Instant.parse(change.to()));
            case PRIORITY -> t("conversations.priority." + change.to());
            case PLACE -> change.to().isEmpty() ? t("conversations.case.place.none") : change.to();
            default -> change.to();
        };
    }

    public String path() {
        return "/conversations/cases/" + file.id();
    }

    /// The last entry the reader has before their eyes.
    public int seen() {
        return entries.stream().mapToInt(Entry::seq).max().orElse(0);
    }

    /// Whether a reply may still be taken back.
    public boolean returnable(Entry entry) {
        return entry.kind() == Entry.Kind.SAID
                && entry.delivery() != null
                && entry.delivery().waits()
                && entry.delivery().leavesAt().isAfter(now);
    }
}
