package dev.perennial.analytics.text;

import java.util.Arrays;
import java.util.Locale;

/// A text cut into words, signs and breaks in one pass, each word already looked up. Arrays instead of objects: a
/// million texts a second pass through here.
final class Scan {
    static final byte WORD = 0;
    static final byte SIGN = 1;
    static final byte CLAUSE = 2;
    static final byte SENTENCE = 3;

    int count;
    byte[] kind = new byte[48];
    int[] entry = new int[48];
    int[] other = new int[48];
    int[] start = new int[48];
    int[] end = new int[48];
    /// Of a word: how much capitals and stretched letters add. Of a sign: its worth. Of the end of a sentence:
    /// exclamation marks, or −1 for a question.
    float[] weight = new float[48];

    int words;
    /// Characters and tokens looked at, so that a test can count the work.
    long steps;
    int phraseEnd;
    int phraseEntry;

    private final char[] text;
    private final Lexicon lexicon;
    private final boolean shouting;

    Scan(char[] text, Lexicon lexicon) {
        this.text = text;
        this.lexicon = lexicon;
        this.shouting = shouting();
        run();
    }

    /// Whether the tokens from `first` to `last` are all words.
    boolean isWord(int last, int first) {
        return last < first || last < count && kind[last] == WORD;
    }

    /// Whether a token can be part of a phrase.
    boolean joins(int token) {
        return kind[token] == WORD;
    }

    /// All in capitals: then capitals say nothing.
    private boolean shouting() {
        var end = Math.min(text.length, 200);
        for (var i = 0; i < end; i++) {
            var c = text[i];
            if (c >= 'a' && c <= 'z') return false;
        }
        return true;
    }

    private void run() {
        var length = text.length;
        var i = 0;
        while (i < length) {
            var c = text[i];
            var symbol = Letters.fold(c);
            if (symbol != Letters.NONE && symbol != Letters.APOSTROPHE) i = word(i, length);
            else if (c <= ' ' && c != '\n') i++;
            else i = other(i, c, length);
        }
        add(SENTENCE, 0, 0, length, length, 0);
    }

    private int word(int from, int length) {
        var node = 0;
        var alive = true;
        var begun = 0;
        var before = 0;
        var capitals = 0;
        var letters = 0;
        var run = 1;
        var stretched = false;
        var i = from;
        char last = 0;
        for (; i < length; i++) {
            var c = text[i];
            var symbol = Letters.fold(c);
            if (symbol == Letters.NONE) break;
            if (symbol == Letters.APOSTROPHE) {
                if (lexicon.elides() || i + 1 >= length || Letters.fold(text[i + 1]) < 0) break;
            }
            var low = c < 'a' ? (char) (c | 32) : c;
            run = low == last ? run + 1 : 1;
            last = low;
            letters++;
            if (c >= 'A' && c <= 'Z') capitals++;
            if (run > 2 && low >= 'a') {
                stretched = true;
                continue;
            }
            if (alive) {
                node = lexicon.walk(node, symbol);
                if (node == 0) alive = false;
                else if (lexicon.beginning(node) != 0) {
                    before = begun;
                    begun = lexicon.beginning(node);
                }
            }
        }
        var whole = alive ? lexicon.whole(node) : 0;
        var found = whole != 0 ? whole : begun;
        var second = whole != 0 ? begun : before;
        if (found == 0 && stretched) found = squeezed(from, i);
        var weight = stretched ? 1.2f : 1f;
        if (!shouting && capitals == letters && letters > 2) weight *= 1.2f;
        add(WORD, found, second, from, i, weight);
        words++;
        steps += i - from;
        return i;
    }

    /// The entry of a word with every run of equal letters as one: "soooo", "looove".
    private int squeezed(int from, int to) {
        var node = 0;
        var begun = 0;
        char last = 0;
        for (var i = from; i < to; i++) {
            var c = Character.toLowerCase(text[i]);
            if (c == last) continue;
            last = c;
            node = lexicon.walk(node, Letters.fold(c));
            if (node == 0) return begun;
            if (lexicon.beginning(node) != 0) begun = lexicon.beginning(node);
        }
        return lexicon.whole(node) != 0 ? lexicon.whole(node) : begun;
    }

    private int other(int i, char c, int length) {
        switch (c) {
            case '.':
                if (i + 1 < length && text[i + 1] > ' ' && Letters.fold(text[i + 1]) >= 0) return i + 1;
                return end(i, length);
            case '!', '?', '\n', '…', '。', '؟', '！', '？':
                return end(i, length);
            case ':', ';', '=', '<', '(', '^', ')', '>':
                var after = emoticon(i, length);
                if (after > 0) return after;
                if (c != '=' && c != '<' && c != '>' && c != '^') add(CLAUSE, 0, 0, i, i + 1, 0);
                return i + 1;
            case ',', '–', '—':
                add(CLAUSE, 0, 0, i, i + 1, 0);
                return i + 1;
            default:
                return c >= 0x2000 ? emoji(i, c, length) : i + 1;
        }
    }

    private int emoticon(int i, int length) {
        for (var size = Math.min(3, length - i); size >= 2; size--) {
            var after = i + size;
            if (after < length && (Letters.fold(text[after]) >= 0 || text[after] == '/')) continue;
            var worth = lexicon.sign(new String(text, i, size).toLowerCase(Locale.ROOT));
            if (worth == 0) continue;
            add(SIGN, 0, 0, i, after, worth);
            return after;
        }
        return -1;
    }

    private int emoji(int i, char c, int length) {
        var point = Character.isHighSurrogate(c) && i + 1 < length ? Character.toCodePoint(c, text[i + 1]) : c;
        var after = i + Character.charCount(point);
        var worth = lexicon.emoji(point);
        if (worth != 0) add(SIGN, 0, 0, i, Math.min(after, length), worth);
        return Math.min(after, length);
    }

    /// Takes all marks that end the sentence together.
    private int end(int from, int length) {
        var exclamations = 0;
        var question = false;
        var i = from;
        for (; i < length; i++) {
            var c = text[i];
            if (c == '!' || c == '！') exclamations++;
            else if (c == '?' || c == '؟' || c == '？') question = true;
            else if (c != '.' && c != '…' && c != '\n' && c != '。') break;
        }
        add(SENTENCE, 0, 0, from, i, question ? -1 : Math.min(3, exclamations));
        return i;
    }

    private void add(byte what, int found, int second, int from, int to, float weighing) {
        if (count == kind.length) grow();
        steps++;
        kind[count] = what;
        entry[count] = found;
        other[count] = second;
        start[count] = from;
        end[count] = to;
        weight[count++] = weighing;
    }

    private void grow() {
        var size = count * 2;
        kind = Arrays.copyOf(kind, size);
        entry = Arrays.copyOf(entry, size);
        other = Arrays.copyOf(other, size);
        start = Arrays.copyOf(start, size);
        end = Arrays.copyOf(end, size);
        weight = Arrays.copyOf(weight, size);
    }
}
