package dev.perennial.messaging;

import dev.perennial.customers.Channel;
import java.util.Optional;

/// Something of the shop's that people write to and are written from.
///
/// @param name what the staff call it: “Orders”, “Counter phone”
/// @param address a mail address, a phone number, the name of a bot
/// @param active whether it sends and receives
public record Account(AccountId id, Kind kind, String name, String address, boolean active) {
    public enum Kind {
        EMAIL,
        SMS,
        TELEGRAM,
        WHATSAPP;

        /// The channel people give their consent for; nothing where only those are answered who wrote first.
        public Optional<Channel> channel() {
            return switch (this) {
                case EMAIL -> Optional.of(Channel.EMAIL);
                case SMS -> Optional.of(Channel.SMS);
                case TELEGRAM, WHATSAPP -> Optional.empty();
            };
        }
    }
}
