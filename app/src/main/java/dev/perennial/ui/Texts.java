package dev.perennial.ui;

/// What a text from outside may hold: anything people write, emoji and every script, but nothing that cannot be
/// stored or shown.
public final class Texts {
    private Texts() {}

    public static boolean isStorable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t' || character == '\r';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }

    public static boolean isStorable(String text) {
        return text.codePoints().allMatch(Texts::isStorable);
    }
}
