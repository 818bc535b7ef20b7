package dev.perennial.analytics.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words and phrases of one language: what each is worth, and its part in the grammar.
///
/// Words lie in a letter tree that is walked while the text is scanned; an entry ends either a whole word or,
/// written with `*`, any word that begins so. Phrases lie in a tree of such entries.
final class Lexicon {
    /// A word's part in the grammar.
    enum Part {
        NONE,
        NEGATE,
        /// Denies as the one who did not: "nobody cared".
        NOBODY,
        /// Says no more than that something was: "nobody has been rude".
        BEING,
        NEUTRAL,
        BOOST,
        DAMPEN,
        BUT,
        IF,
        PAST,
        THAN,
        TOO
    }

    /// Up to two words may stand here in a phrase.
    private static final int GAP = -1;

    private static final int MOST_SKIPPED = 2;
    private static final Map<Language, Lexicon> READ = new EnumMap<>(Language.class);

    private char[] next = new char[Letters.SYMBOLS * 16384];
    private int[] whole = new int[16384];
    private int[] beginning = new int[16384];
    private int[] parent = new int[16384];
    private int nodes = 1;

    private float[] value = new float[8192];
    private Part[] part = new Part[8192];
    private boolean[] measure = new boolean[8192];
    private boolean[] attends = new boolean[8192];
    private int[] phrases = new int[8192];
    private int entries = 1;

    private long[] steps = new long[1 << 13];
    private int[] stepTo = new int[1 << 13];
    private int stepCount;
    private int[] phraseEntry = new int[8192];
    private boolean[] hasGap = new boolean[8192];
    private int phraseNodes = 1;

    private final Map<String, Float> signs = new HashMap<>();
    private final Map<Integer, Float> emoji = new HashMap<>();
    private final boolean elides;
    private final boolean looksBack;

    private Lexicon(Language language) {
        elides = language == Language.FRENCH;
        looksBack = language == Language.FRENCH || language == Language.GERMAN;
        Arrays.fill(part, Part.NONE);
        for (var line : WordFile.lines(language.code().concat(".txt"))) read(line);
        for (var line : WordFile.lines("emoji.txt")) {
            var words = line.split(" ");
            for (var k = 1; k < words.length; k++) emoji.put(words[k].codePointAt(0), Float.parseFloat(words[0]));
        }
        inherit();
    }

    /// A word that is only named in a phrase means by itself what its beginning means.
    private void inherit() {
        var from = new int[nodes];
        for (var node = 1; node < nodes; node++) {
            from[node] = from[parent[node]];
            if (beginning[node] != 0) from[node] = likened(beginning[node], from[node]);
            if (whole[node] != 0) likened(whole[node], from[node]);
        }
    }

    private int likened(int entry, int from) {
        if (value[entry] == 0 && part[entry] == Part.NONE && !measure[entry] && !attends[entry]) {
            value[entry] = value[from];
            part[entry] = part[from];
            measure[entry] = measure[from];
            attends[entry] = attends[from];
        }
        return entry;
    }

    /// Read when first asked for, a few milliseconds each. No lambda and no `+` on the way, whose first use in a young
    /// process costs more than the reading.
    static Lexicon of(Language language) {
        synchronized (READ) {
            var known = READ.get(language);
            if (known == null) READ.put(language, known = new Lexicon(language));
            return known;
        }
    }

    private void read(String line) {
        var words = line.split(" ");
        var head = words[0];
        if (Character.isLetter(head.charAt(0))) {
            var name = head.substring(0, head.length() - 1);
            var measures = name.equals("measure");
            var attending = name.equals("attend");
            var role = measures || attending ? Part.NONE : Part.valueOf(name.toUpperCase(Locale.ROOT));
            for (var k = 1; k < words.length; k++) give(words[k], role, measures, attending);
        } else {
            var worth = Float.parseFloat(head);
            for (var k = 1; k < words.length; k++) worth(words[k], worth);
        }
    }

    private void worth(String written, float worth) {
        if (Letters.fold(written.charAt(0)) == Letters.NONE || written.equals("xd") || written.equals("d:")) {
            signs.put(written, worth);
            return;
        }
        for (var form : forms(written)) value[entry(form)] = worth;
    }

    private void give(String written, Part role, boolean measures, boolean attending) {
        for (var form : forms(written)) {
            var entry = entry(form);
            if (measures) measure[entry] = true;
            else if (attending) attends[entry] = true;
            else part[entry] = role;
        }
    }

    /// Umlauts are also written as two letters.
    private List<String> forms(String written) {
        var words = elides ? written.replace('\'', '_') : written;
        if (umlauts(words) < 0) return List.of(words);
        var spelled = words.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
        return List.of(words, spelled);
    }

    private static int umlauts(String word) {
        for (var k = 0; k < word.length(); k++) if ("äöü".indexOf(word.charAt(k)) >= 0) return k;
        return -1;
    }

    private int entry(String written) {
        if (written.indexOf('_') < 0) return word(written);
        var node = 0;
        var first = 0;
        for (var word : written.split("_")) {
            int key;
            if (word.equals("%") || word.equals("...")) {
                hasGap[node] = true;
                key = GAP;
            } else {
                key = word(word);
                if (first == 0) first = key;
            }
            node = step(node, key);
            if (node >= phraseEntry.length - 1) {
                phraseEntry = Arrays.copyOf(phraseEntry, phraseEntry.length * 2);
                hasGap = Arrays.copyOf(hasGap, hasGap.length * 2);
            }
        }
        phrases[first] = 1;
        if (phraseEntry[node] == 0) phraseEntry[node] = fresh();
        return phraseEntry[node];
    }

    private int word(String written) {
        var open = written.endsWith("*");
        var node = 0;
        for (var k = 0; k < written.length() - (open ? 1 : 0); k++) {
            var symbol = Letters.fold(written.charAt(k));
            if (symbol == Letters.NONE) throw new IllegalStateException("lexicon: not a word: ".concat(written));
            if (symbol == Letters.SHARP_S) node = child(child(node, 's' - 'a'), 's' - 'a');
            else if (symbol == Letters.OE) node = child(child(node, 'o' - 'a'), 'e' - 'a');
            else node = child(node, symbol);
        }
        var ends = open ? beginning : whole;
        if (ends[node] == 0) ends[node] = fresh();
        return ends[node];
    }

    private int child(int node, int symbol) {
        var at = node * Letters.SYMBOLS + symbol;
        if (next[at] != 0) return next[at];
        if (nodes == whole.length) {
            next = Arrays.copyOf(next, next.length * 2);
            whole = Arrays.copyOf(whole, whole.length * 2);
            beginning = Arrays.copyOf(beginning, beginning.length * 2);
            parent = Arrays.copyOf(parent, parent.length * 2);
        }
        next[at] = (char) nodes;
        parent[nodes] = node;
        return nodes++;
    }

    private int fresh() {
        if (entries == value.length) {
            var from = entries;
            value = Arrays.copyOf(value, from * 2);
            part = Arrays.copyOf(part, from * 2);
            Arrays.fill(part, from, from * 2, Part.NONE);
            measure = Arrays.copyOf(measure, from * 2);
            attends = Arrays.copyOf(attends, from * 2);
            phrases = Arrays.copyOf(phrases, from * 2);
        }
        return entries++;
    }

    /// From a node one symbol on; 0 when no word goes that way.
    int walk(int node, byte symbol) {
        if (symbol == Letters.SHARP_S) return twice(node, 's' - 'a', 's' - 'a');
        if (symbol == Letters.OE) return twice(node, 'o' - 'a', 'e' - 'a');
        return next[node * Letters.SYMBOLS + symbol];
    }

    private int twice(int node, int first, int second) {
        var between = next[node * Letters.SYMBOLS + first];
        return between == 0 ? 0 : next[between * Letters.SYMBOLS + second];
    }

    /// The entry of a word that ends at this node.
    int whole(int node) {
        return whole[node];
    }

    /// The entry of all words that begin as far as this node.
    int beginning(int node) {
        return beginning[node];
    }

    float value(int entry) {
        return value[entry];
    }

    Part part(int entry) {
        return part[entry];
    }

    boolean denies(int entry) {
        return part[entry] == Part.NEGATE || part[entry] == Part.NOBODY;
    }

    boolean measures(int entry) {
        return measure[entry];
    }

    /// What a shop does for somebody who needs it: answers, helps, comes, mends.
    boolean attends(int entry) {
        return attends[entry];
    }

    boolean opensPhrase(int entry) {
        return phrases[entry] != 0;
    }

    /// A French "l'" or "n'" is a word of its own.
    boolean elides() {
        return elides;
    }

    /// "Das gefällt mir nicht": the denial comes after what it denies.
    boolean looksBack() {
        return looksBack;
    }

    /// What an emoticon of two or three signs is worth, or 0.
    float sign(String written) {
        return signs.getOrDefault(written, 0f);
    }

    float emoji(int codePoint) {
        return emoji.getOrDefault(codePoint, 0f);
    }

    /// The longest phrase that starts at a token; writes where it ends into the scan. 0 when none does.
    int phraseAt(Scan scan, int token) {
        scan.phraseEnd = -1;
        longest(scan, token, 0);
        return scan.phraseEnd < 0 ? 0 : scan.phraseEntry;
    }

    private void longest(Scan scan, int token, int node) {
        scan.steps++;
        if (phraseEntry[node] != 0 && token > scan.phraseEnd) {
            scan.phraseEnd = token;
            scan.phraseEntry = phraseEntry[node];
        }
        if (hasGap[node]) {
            var after = find(node, GAP);
            for (var skip = 0; skip <= MOST_SKIPPED && scan.isWord(token + skip - 1, token); skip++)
                longest(scan, token + skip, after);
        }
        if (token >= scan.count || !scan.joins(token)) return;
        var to = find(node, scan.entry[token]);
        if (to != 0) longest(scan, token + 1, to);
        var other = scan.other[token];
        if (other != 0 && (to = find(node, other)) != 0) longest(scan, token + 1, to);
    }

    private int step(int node, int key) {
        var found = find(node, key);
        if (found != 0) return found;
        if (++stepCount * 2 > steps.length) grow();
        put(pack(node, key), phraseNodes);
        return phraseNodes++;
    }

    private int find(int node, int key) {
        if (key == 0) return 0;
        var packed = pack(node, key);
        for (var at = slot(packed); stepTo[at] != 0; at = at + 1 & steps.length - 1)
            if (steps[at] == packed) return stepTo[at];
        return 0;
    }

    private void put(long packed, int to) {
        var at = slot(packed);
        while (stepTo[at] != 0) at = at + 1 & steps.length - 1;
        steps[at] = packed;
        stepTo[at] = to;
    }

    private void grow() {
        var oldSteps = steps;
        var oldTo = stepTo;
        steps = new long[oldSteps.length * 2];
        stepTo = new int[steps.length];
        for (var at = 0; at < oldSteps.length; at++) if (oldTo[at] != 0) put(oldSteps[at], oldTo[at]);
    }

    private static long pack(int node, int key) {
        return (long) node << 32 | key & 0xffffffffL;
    }

    private int slot(long packed) {
        return (int) (packed * 0x9E3779B97F4A7C15L >>> 32) & steps.length - 1;
    }
}
