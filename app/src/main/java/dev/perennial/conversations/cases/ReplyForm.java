package dev.perennial.conversations.cases;

import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.Draft;
import dev.perennial.conversations.Line;
import dev.perennial.conversations.Parcels;
import dev.perennial.conversations.Window;
import dev.perennial.messaging.Template;
import dev.perennial.ui.View;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the reply is written.
///
/// @param seen the last entry shown above it
/// @param form makes the reply happen once
/// @param lines those that can be answered on, the customer's last first
/// @param windows of those lines that take free words for a time only
/// @param limits of what goes along
/// @param templates what can be put into the box
/// @param mistake what keeps it from being sent, or null
/// @param later when it is to leave, as typed
public record ReplyForm(
        CaseFile file,
        Draft draft,
        int seen,
        UUID form,
        UUID noteForm,
        List<Line> lines,
        List<Window> windows,
        Instant now,
        Parcels.Limits limits,
        List<Template> templates,
        @Nullable String mistake,
        String later)
        implements View {
    private static final int SHOWN = 120;

    public String path() {
        return "/conversations/cases/" + file.id();
    }

    /// How a template begins, in one line.
    public String beginning(Template template) {
        var line = template.text().strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
