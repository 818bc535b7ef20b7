package dev.perennial.messaging.incoming;

import dev.perennial.ui.View;
import java.util.List;

/// What came in and could not be read.
///
/// @param count of all of them
/// @param messages the newest of them
public record IncomingPage(int count, List<SetAside> messages) implements View {
    public boolean isCut() {
        return count > messages.size();
    }
}
