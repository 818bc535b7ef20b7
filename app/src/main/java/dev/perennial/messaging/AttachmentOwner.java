package dev.perennial.messaging;

import java.util.Optional;
import java.util.UUID;

/// Knows who may see a message; a module above that shows messages declares a bean of it. It is asked each time a file
/// of the message is opened.
public interface AttachmentOwner {
    /// @param message the id of the [Received], or what the module calls a message that went out
    /// @return whether whoever asks may see it now
    boolean maySee(UUID message);

    /// What a file of a message is called: of one that went out, or of one that came in so long ago that only the
    /// module
    /// still knows of it. Nothing when the message has none of that id.
    default Optional<String> name(UUID message, UUID file) {
        return Optional.empty();
    }
}
