package dev.perennial.conversations.cases;

import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.Line;
import dev.perennial.ui.View;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the reply is written.
///
/// @param seen the last entry shown above it
/// @param form makes the reply happen once
/// @param lines those that can be answered on, the customer's last first
/// @param mistake what keeps it from being sent, or null
/// @param later when it is to leave, as typed
public record ReplyForm(
        CaseFile file,
        String text,
        int seen,
        UUID form,
        UUID noteForm,
        List<Line> lines,
        @Nullable String mistake,
        String later)
        implements View {
    public String path() {
        return "/conversations/cases/" + file.id();
    }
}
