package dev.perennial.conversations;

import dev.perennial.messaging.Account;
import java.time.Duration;
import java.util.Optional;

/// The way a customer and the business speak.
public enum Via {
    EMAIL("mail"),
    CHAT("message-circle"),
    PHONE("phone"),
    SMS("device-mobile-message"),
    TELEGRAM("brand-telegram"),
    WHATSAPP("brand-whatsapp");

    private final String icon;

    Via(String icon) {
        this.icon = icon;
    }

    public static Via of(Account.Kind kind) {
        return switch (kind) {
            case EMAIL -> EMAIL;
            case SMS -> SMS;
            case TELEGRAM -> TELEGRAM;
            case WHATSAPP -> WHATSAPP;
        };
    }

    /// How long after the customer's last words free words may be sent to them; nothing where the way asks for none.
    public Optional<Duration> window() {
        return this == WHATSAPP ? Optional.of(Duration.ofHours(24)) : Optional.empty();
    }

    public String icon() {
        return icon;
    }
}
