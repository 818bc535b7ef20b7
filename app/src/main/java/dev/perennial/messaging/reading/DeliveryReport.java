package dev.perennial.messaging.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a mail server, or a provider whose customer complained, says about a mail of ours.
///
/// @param messageId the Message-ID of the mail it is about, with brackets, or null when it does not say
public record DeliveryReport(
        Kind kind, List<Recipient> recipients, @Nullable String messageId) {
    public enum Kind {
        DELIVERY,
        /// Somebody pressed the button that says it is spam.
        COMPLAINT
    }

    public enum Action {
        FAILED,
        DELAYED,
        DELIVERED
    }

    /// @param address in small letters
    /// @param status as RFC 3463 has it: `5.1.1`; empty when nobody says
    /// @param words what the server said
    public record Recipient(String address, Action action, String status, String words) {
        /// Whether it will fail tomorrow as well.
        public boolean isForGood() {
            return action == Action.FAILED && !status.startsWith("4");
        }
    }
}
