package dev.perennial.conversations;

import dev.perennial.messaging.Account;

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

    public String icon() {
        return icon;
    }
}
