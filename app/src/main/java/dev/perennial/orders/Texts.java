package dev.perennial.orders;

/// What a text from outside may hold: anything people write, emoji and every script, but nothing that cannot be
/// stored or shown.
final class Texts {
    private Texts() {}

    static boolean isStorable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t' || character == '\r';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }

    static boolean isStorable(String text) {
        return text.codePoints().allMatch(Texts::isStorable);
    }
}
