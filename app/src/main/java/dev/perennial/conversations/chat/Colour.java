package dev.perennial.conversations.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A colour of the shop's, with what can be read on it (WCAG 2.2).
///
/// @param red from 0 to 255, as green and blue
record Colour(int red, int green, int blue) {
    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour BLACK = new Colour(0, 0, 0);

    /// What letters need on a page.
    private static final double READ = 4.5;

    /// What a button needs before the white of a page.
    private static final double SEEN = 3;

    private static final Pattern WRITTEN = Pattern.compile("#?([0-9a-f]{6}|[0-9a-f]{3})");

    /// Reads `#2c6a4b`, `2C6A4B` and `#abc`.
    static Optional<Colour> read(String text) {
        var match = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) return Optional.empty();
        var digits = match.group(1);
        if (digits.length() == 3) digits = digits.replaceAll(".", "$0$0");
        var all = Integer.parseInt(digits, 16);
        return Optional.of(new Colour(all >> 16, all >> 8 & 255, all & 255));
    }

    /// White or black, whichever reads better on it; one of them always reads well.
    Colour ink() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    /// Whether a button of it stands out from a white page.
    boolean isSeen() {
        return contrast(WHITE) >= SEEN;
    }

    /// The same hue, dark enough to be seen.
    Colour darkEnough() {
        var darker = this;
        while (!darker.isSeen())
            darker = new Colour(darker.red * 19 / 20, darker.green * 19 / 20, darker.blue * 19 / 20);
        return darker;
    }

    /// The same hue, darker or lighter until it can be read on a page of that colour.
    Colour readableOn(Colour page) {
        var towards = page.contrast(WHITE) < page.contrast(BLACK) ? BLACK : WHITE;
        var readable = this;
        while (readable.contrast(page) < READ) readable = readable.towards(towards);
        return readable;
    }

    /// At least one step in each colour, so that it arrives.
    private Colour towards(Colour end) {
        return new Colour(step(red, end.red), step(green, end.green), step(blue, end.blue));
    }

    private static int step(int from, int to) {
        var left = to - from;
        return from + (Math.abs(left) < 20 ? Integer.signum(left) : left / 20);
    }

    double contrast(Colour other) {
        var one = luminance();
        var two = other.luminance();
        return (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
    }

    private double luminance() {
        return .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
    }

    private static double linear(int channel) {
        var share = channel / 255.;
        return share <= .04045 ? share / 12.92 : Math.pow((share + .055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
