package dev.perennial.analytics.text;

/// Letters as the lexicon sees them: small, without accents, umlauts kept, since "schon" is not "schön".
final class Letters {
    static final int SYMBOLS = 42;
    static final byte NONE = -1;
    static final byte APOSTROPHE = 29;
    private static final byte UNKNOWN = 41;
    /// An s and an s, an o and an e: two symbols for one letter.
    static final byte SHARP_S = 50;
    static final byte OE = 51;

    private static final int KNOWN = 0x250;
    private static final byte[] FOLDED = folded();

    private Letters() {}

    /// The symbol of a letter or digit, or [#NONE] for anything that is no part of a word.
    static byte fold(char c) {
        if (c < KNOWN) return FOLDED[c];
        if (c == '’') return APOSTROPHE;
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK ? UNKNOWN : NONE;
    }

    private static byte[] folded() {
        var table = new byte[KNOWN];
        for (var c = 0; c < KNOWN; c++) table[c] = Character.isLetterOrDigit(c) ? UNKNOWN : NONE;
        for (var c = 'a'; c <= 'z'; c++) table[c] = table[c - 32] = (byte) (c - 'a');
        for (var c = '0'; c <= '9'; c++) table[c] = (byte) (30 + c - '0');
        same(table, 'a', "áàâãåÁÀÂÃÅ");
        same(table, 'c', "çÇčČ");
        same(table, 'e', "éèêëÉÈÊË");
        same(table, 'i', "íìîïÍÌÎÏ");
        same(table, 'n', "ñÑ");
        same(table, 'o', "óòôõÓÒÔÕ");
        same(table, 'u', "úùûÚÙÛ");
        same(table, 'y', "ýÿÝ");
        table['ä'] = table['Ä'] = 26;
        table['ö'] = table['Ö'] = 27;
        table['ü'] = table['Ü'] = 28;
        table['\''] = APOSTROPHE;
        table['ß'] = SHARP_S;
        table['œ'] = table['Œ'] = OE;
        return table;
    }

    private static void same(byte[] table, char plain, String accented) {
        for (var c : accented.toCharArray()) table[c] = table[plain];
    }

    /// A word in small letters without accents, umlauts kept.
    static String folded(String word) {
        var folded = new StringBuilder(word.length());
        for (var i = 0; i < word.length(); i++) {
            var c = Character.toLowerCase(word.charAt(i));
            var symbol = fold(c);
            if (symbol == SHARP_S) folded.append("ss");
            else if (symbol == OE) folded.append("oe");
            else if (symbol >= 0 && symbol < 26) folded.append((char) ('a' + symbol));
            else folded.append(c);
        }
        return folded.toString();
    }
}
