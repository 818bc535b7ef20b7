package dev.perennial.analytics.text;

import java.util.ArrayList;
import java.util.List;

/// A sentence of a text: its place, and the parts on either side of a "but".
record Sentence(int start, int end, List<Part> parts) {
    record Part(int start, int end) {}

    /// The sentences of a text, without the blanks around them; those without words are left out.
    static List<Sentence> of(String text, Language language) {
        var lexicon = Lexicon.of(language);
        var scan = new Scan(text.toCharArray(), lexicon);
        var sentences = new ArrayList<Sentence>();
        var parts = new ArrayList<Part>();
        var start = -1;
        var from = -1;
        for (var token = 0; token < scan.count; token++) {
            if (start < 0 && scan.kind[token] == Scan.WORD) start = from = scan.start[token];
            if (start < 0) continue;
            var turns = scan.kind[token] == Scan.WORD && lexicon.part(scan.entry[token]) == Lexicon.Part.BUT;
            if (turns && scan.start[token] > from) {
                parts.add(new Part(from, scan.start[token]));
                from = scan.start[token];
            }
            if (scan.kind[token] != Scan.SENTENCE) continue;
            parts.add(new Part(from, scan.end[token]));
            sentences.add(new Sentence(start, scan.end[token], List.copyOf(parts)));
            parts.clear();
            start = -1;
        }
        return sentences;
    }
}
