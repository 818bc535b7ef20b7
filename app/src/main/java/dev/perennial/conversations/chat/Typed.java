package dev.perennial.conversations.chat;

import static dev.perennial.ui.Words.t;

import dev.perennial.ui.Texts;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a visitor has typed.
///
/// @param text without room around it
/// @param name null when they did not say
/// @param address as typed, or empty
/// @param began chance made by the browser: the same message sent again is the same
record Typed(String text, @Nullable String name, String address, String began) {
    static final int LONGEST = 4_000;
    private static final int LONGEST_NAME = 100;
    private static final Pattern CHANCE = Pattern.compile("[0-9a-f-]{32,40}");

    static Typed of(@Nullable String text, @Nullable String name, @Nullable String address, @Nullable String began) {
        return new Typed(
                text == null ? "" : text.strip(),
                name == null ? null : name(name),
                address == null ? "" : address.strip(),
                began == null ? "" : began);
    }

    /// A name on one line, or null when nothing is left of it.
    static @Nullable String name(String typed) {
        var name = typed.strip().replaceAll("\\s+", " ");
        if (name.isEmpty() || !Texts.isStorable(name)) return null;
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /// What is wrong with it, in a sentence.
    Optional<String> mistake() {
        if (text.isEmpty()) return Optional.of(t("conversations.chat.wrong.empty"));
        if (text.length() > LONGEST) return Optional.of(t("conversations.chat.wrong.long", text.length(), LONGEST));
        if (!Texts.isStorable(text)) return Optional.of(t("conversations.chat.wrong.unreadable"));
        if (!CHANCE.matcher(began).matches()) return Optional.of(t("conversations.chat.wrong.began", began.length()));
        return wrongAddress(address);
    }

    /// So much of it as can be shown in a sentence.
    static String shown(String typed) {
        return typed.length() <= 80 ? typed : typed.substring(0, 79) + "…";
    }

    private static Optional<String> wrongAddress(String address) {
        return address.isEmpty() || LeftAddress.read(address).isPresent()
                ? Optional.empty()
                : Optional.of(t("conversations.chat.wrong.address", shown(address)));
    }

    /// The address, when there is one that can be one.
    Optional<String> reachedAt() {
        return LeftAddress.read(address);
    }
}
