package dev.perennial.messaging;

import java.util.UUID;

/// Knows who may see a message that came in; a module above that shows messages declares a bean of it. It is asked each
/// time a file of the message is opened.
public interface AttachmentOwner {
    /// @param message the id of the [Received]
    /// @return whether whoever asks may see it now
    boolean maySee(UUID message);
}
