package dev.perennial.analytics.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds which aspects a text speaks of, sentence by sentence, and how.
public final class Aspects {
    private static final int LONGEST_WORD = 40;

    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    /// An aspect named in a text.
    ///
    /// @param start where the sentence that gave the label begins, `end` where it ends (exclusive)
    /// @param word the words that named it, as they stand in the text
    /// @param score the mood of that part of the sentence, from −1 to 1
    public record Mention(String aspect, int start, int end, String word, double score, Mood mood) {}

    private Aspects(List<Aspect> aspects) {
        for (var language : Language.values()) words.put(language, new Words());
        for (var aspect : aspects)
            aspect.words().forEach((language, list) -> {
                for (var word : list) words(language).add(aspect.name(), word);
            });
    }

    public static Aspects of(List<Aspect> aspects) {
        return new Aspects(aspects);
    }

    private Words words(Language language) {
        return Objects.requireNonNull(words.get(language));
    }

    /// Where the sentences of a text are, as mentions name them.
    public static List<Span> sentences(Language language, String text) {
        return Sentence.of(text, language).stream()
                .map(it -> new Span(it.start(), it.end()))
                .toList();
    }

    /// Characters `start` to `end` (exclusive).
    public record Span(int start, int end) {}

    /// What the text speaks of: each aspect at most once a sentence.
    public List<Mention> in(Language language, String text) {
        var mentions = new ArrayList<Mention>();
        for (var sentence : Sentence.of(text, language)) {
            var named = new LinkedHashSet<String>();
            for (var part : sentence.parts()) {
                var found = words(language).in(text, part.start(), part.end());
                if (found.isEmpty()) continue;
                var score = Sentiment.score(language, text.substring(part.start(), part.end()));
                for (var one : found)
                    if (named.add(one.aspect))
                        mentions.add(new Mention(
                                one.aspect, sentence.start(), sentence.end(), one.word, score, Mood.of(score)));
            }
        }
        return mentions;
    }

    private record Named(String aspect, String word) {}

    /// A phrase after its first word, and the aspect it names.
    private record Phrase(String[] rest, String aspect) {}

    private static final class Words {
        private final Map<String, List<Phrase>> whole = new HashMap<>();
        private final Map<String, List<Phrase>> beginning = new HashMap<>();
        /// Words that do not name an aspect.
        private final Map<String, Set<String>> not = new HashMap<>();

        void add(String aspect, String written) {
            if (written.strip().startsWith("-")) {
                not.computeIfAbsent(aspect, _ -> new HashSet<>())
                        .add(Letters.folded(written.strip().substring(1)).strip());
                return;
            }
            var parts = Letters.folded(written).strip().split("[\\s_-]+");
            var first = parts[0];
            var open = first.endsWith("*");
            var rest = new String[parts.length - 1];
            System.arraycopy(parts, 1, rest, 0, rest.length);
            (open ? beginning : whole)
                    .computeIfAbsent(open ? first.substring(0, first.length() - 1) : first, _ -> new ArrayList<>())
                    .add(new Phrase(rest, aspect));
        }

        List<Named> in(String text, int from, int to) {
            var starts = new ArrayList<Integer>();
            var ends = new ArrayList<Integer>();
            var tokens = new ArrayList<String>();
            for (var i = from; i < to; ) {
                if (!Character.isLetterOrDigit(text.charAt(i))) {
                    i++;
                    continue;
                }
                var end = i;
                while (end < to && Character.isLetterOrDigit(text.charAt(end))) end++;
                starts.add(i);
                ends.add(end);
                tokens.add(Letters.folded(text.substring(i, Math.min(end, i + LONGEST_WORD))));
                i = end;
            }
            var found = new ArrayList<Named>();
            for (var k = 0; k < tokens.size(); k++) {
                var word = tokens.get(k);
                match(whole.get(word), tokens, k, text, starts, ends, found);
                if (!beginning.isEmpty())
                    for (var length = 2; length <= word.length(); length++)
                        match(beginning.get(word.substring(0, length)), tokens, k, text, starts, ends, found);
            }
            return found;
        }

        private void match(
                @Nullable List<Phrase> phrases,
                List<String> tokens,
                int at,
                String text,
                List<Integer> starts,
                List<Integer> ends,
                List<Named> found) {
            if (phrases == null) return;
            for (var phrase : phrases)
                if (follows(phrase, tokens, at)) {
                    var word = text.substring(starts.get(at), ends.get(at + phrase.rest.length));
                    if (!not.getOrDefault(phrase.aspect, Set.of()).contains(Letters.folded(word)))
                        found.add(new Named(phrase.aspect, word));
                }
        }

        private static boolean follows(Phrase phrase, List<String> tokens, int at) {
            if (at + phrase.rest.length >= tokens.size()) return false;
            for (var k = 0; k < phrase.rest.length; k++) {
                var wanted = phrase.rest[k];
                var token = tokens.get(at + 1 + k);
                var open = wanted.endsWith("*");
                if (open ? !token.startsWith(wanted.substring(0, wanted.length() - 1)) : !token.equals(wanted))
                    return false;
            }
            return true;
        }
    }
}
