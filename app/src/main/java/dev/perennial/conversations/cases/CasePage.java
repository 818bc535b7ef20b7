package dev.perennial.conversations.cases;

import dev.perennial.access.StaffMember;
import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.Label;
import dev.perennial.conversations.Line;
import dev.perennial.conversations.promises.Mark;
import dev.perennial.hours.Place;
import dev.perennial.ui.View;
import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param who the customer's name, or who wrote
/// @param mark what is due, or null when nothing is
/// @param places of the business; a case is at home at one where there are several
/// @param cameFrom the case this one was named after, or follows
/// @param others further cases of the customer, the latest first
public record CasePage(
        CaseFile file,
        String who,
        @Nullable Mark mark,
        Conversation conversation,
        ReplyForm reply,
        List<Line> lines,
        List<Label> labels,
        List<Label> everyLabel,
        List<StaffMember> staff,
        List<Place> places,
        @Nullable CaseFile cameFrom,
        List<CaseFile> others,
        List<Content> panels,
        List<String> panelStyles,
        List<Snooze> snoozes,
        int status)
        implements View {
    /// @param key message key of what people call it
    public record Snooze(String key, Instant until) {}

    public String path() {
        return "/conversations/cases/" + file.id();
    }
}
