package dev.perennial.analytics.text;

import java.util.Arrays;

/// A text as a sparse row of hashed features: words, pairs of neighbours, words that are denied, and groups of three to
/// five letters within words (Weinberger and others, 2009, for the hashing). No text is kept.
final class Ngrams {
    static final int BITS = 18;
    static final int SIZE = 1 << BITS;

    private static final int WORD = 0x51ed270b;
    private static final int PAIR = 0x2545f491;
    private static final int DENIED = 0x6c8e9cf5;
    private static final int GROUP = 0x1b873593;

    private int[] feature = new int[256];
    private int count;

    private final int least;
    private final int most;

    private Ngrams(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /// The features of a text, sorted, each with the number of times it occurs.
    static Row of(String text, Lexicon lexicon) {
        return new Ngrams(3, 5).made(text, lexicon);
    }

    /// The same with groups of four letters only: half as many.
    static Row small(String text, Lexicon lexicon) {
        return new Ngrams(4, 4).made(text, lexicon);
    }

    private Row made(String text, Lexicon lexicon) {
        read(text, lexicon);
        Arrays.sort(feature, 0, count);
        return row();
    }

    private void read(String text, Lexicon lexicon) {
        var characters = text.toCharArray();
        var scan = new Scan(characters, lexicon);
        var before = 1;
        var second = 1;
        var denied = 0;
        for (var token = 0; token < scan.count; token++) {
            if (scan.kind[token] != Scan.WORD) {
                if (scan.kind[token] == Scan.SIGN) add(WORD, hash(characters, scan.start[token], scan.end[token]));
                else {
                    if (scan.weight[token] != 0) add(WORD, (int) scan.weight[token] + 77);
                    before = 1;
                    second = 1;
                }
                denied = 0;
                continue;
            }
            var word = hash(characters, scan.start[token], scan.end[token]);
            add(WORD, word);
            add(PAIR, before * 31 + word);
            if (second != 1) add(PAIR, second * 127 + before * 17 + word);
            if (denied > 0) {
                add(DENIED, word);
                denied--;
            }
            var entry = scan.entry[token];
            if (entry != 0 && lexicon.denies(entry)) denied = 4;
            groups(characters, scan.start[token], scan.end[token]);
            second = before;
            before = word;
        }
    }

    private void groups(char[] text, int from, int to) {
        var length = to - from;
        if (length > 40) return;
        for (var i = -1; i < length - 1; i++) {
            var key = 0;
            for (var size = 1; size <= most && i + size <= length + 1; size++) {
                var at = i + size - 1;
                key = key * 33 + (at < 0 || at >= length ? ' ' : Character.toLowerCase(text[from + at]));
                if (size >= least) add(GROUP, key);
            }
        }
    }

    private static int hash(char[] text, int from, int to) {
        var key = 7;
        for (var i = from; i < to; i++) key = key * 31 + Character.toLowerCase(text[i]);
        return key;
    }

    private void add(int kind, int key) {
        if (count == feature.length) feature = Arrays.copyOf(feature, count * 2);
        var mixed = (key ^ kind) * 0x9E3779B1;
        mixed = (mixed ^ mixed >>> 15) * 0x85EBCA77;
        feature[count++] = mixed >>> 32 - BITS;
    }

    private Row row() {
        var distinct = 0;
        for (var k = 0; k < count; k++) if (k == 0 || feature[k] != feature[k - 1]) distinct++;
        var columns = new int[distinct];
        var times = new float[distinct];
        var at = -1;
        for (var k = 0; k < count; k++) {
            if (k == 0 || feature[k] != feature[k - 1]) columns[++at] = feature[k];
            times[at]++;
        }
        return new Row(columns, times);
    }

    /// Columns in ascending order and their values.
    record Row(int[] columns, float[] values) {
        /// Seldom features weigh more, frequent ones in the text less than their number; length one. Features of no
        /// weight are left out.
        Row weighed(float[] rarity) {
            var kept = 0;
            var squares = 0f;
            var columnsKept = new int[columns.length];
            var weighed = new float[columns.length];
            for (var k = 0; k < columns.length; k++) {
                var rare = rarity[columns[k]];
                if (rare == 0) continue;
                var weight = (values[k] == 1 ? 1 : (float) (1 + Math.log(values[k]))) * rare;
                columnsKept[kept] = columns[k];
                weighed[kept++] = weight;
                squares += weight * weight;
            }
            var size = squares == 0 ? 1 : 1 / (float) Math.sqrt(squares);
            for (var k = 0; k < kept; k++) weighed[k] *= size;
            return new Row(Arrays.copyOf(columnsKept, kept), Arrays.copyOf(weighed, kept));
        }

        /// The same with columns moved to their places; what has no place is left out.
        Row placed(int[] place, float[] rarity) {
            var kept = 0;
            var squares = 0f;
            var columnsKept = new int[columns.length];
            var weighed = new float[columns.length];
            for (var k = 0; k < columns.length; k++) {
                var at = place[columns[k]];
                if (at == 0) continue;
                var weight = rarity[at] * values[k];
                columnsKept[kept] = at;
                weighed[kept++] = weight;
                squares += weight * weight;
            }
            var size = squares == 0 ? 1 : 1 / (float) Math.sqrt(squares);
            for (var k = 0; k < kept; k++) weighed[k] *= size;
            return new Row(Arrays.copyOf(columnsKept, kept), Arrays.copyOf(weighed, kept));
        }
    }
}
