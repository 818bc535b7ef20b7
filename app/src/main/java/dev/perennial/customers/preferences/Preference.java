package dev.perennial.customers.preferences;

import java.util.UUID;

public record Preference(UUID id, Kind kind, String text) {
    static final int LONGEST = 120;

    public enum Kind {
        LIKES("heart", ""),
        AVOIDS("ban", "chip-clay"),
        ALLERGY("alert-triangle", "chip-harm"),
        SIZE("ruler-2", ""),
        ADDRESS_AS("message", "chip-gold"),
        OTHER("tag", "");

        private final String icon;
        private final String css;

        Kind(String icon, String css) {
            this.icon = icon;
            this.css = css;
        }

        public String icon() {
            return icon;
        }

        public String css() {
            return css;
        }

        static Kind of(String name) {
            for (var kind : values()) if (kind.name().equals(name)) return kind;
            return OTHER;
        }
    }
}
