package dev.perennial.messaging.reading;

/// Text by RFC 3676: a line that ends with a space goes on in the next.
final class Flowed {
    private Flowed() {}

    static String joined(String text, boolean dropsSpace) {
        var joined = new StringBuilder(text.length());
        var goesOn = false;
        int depth = 0;
        for (var line : text.split("\n", -1)) {
            int quotes = 0;
            while (quotes < line.length() && line.charAt(quotes) == '>') quotes++;
            var words = line.substring(quotes);
            if (words.startsWith(" ")) words = words.substring(1);
            var isSignature = words.equals("-- ");
            var follows = goesOn && quotes == depth && !isSignature;
            if (!follows) {
                if (!joined.isEmpty() || goesOn) joined.append('\n');
                joined.append(">".repeat(quotes)).append(quotes > 0 ? " " : "");
            }
            goesOn = words.endsWith(" ") && !isSignature;
            joined.append(goesOn && dropsSpace ? words.substring(0, words.length() - 1) : words);
            depth = quotes;
        }
        return joined.toString();
    }
}
