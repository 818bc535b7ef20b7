package dev.perennial.analytics.text;

import dev.perennial.analytics.text.Lexicon.Part;
import dev.perennial.analytics.text.Sentiment.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/// Walks over the words of a text and adds up what they are worth where they stand.
final class Grammar {
    /// Words a denial reaches.
    private static final int REACH = 4;

    private static final float DENIED_PRAISE = -0.75f;
    private static final float DENIED_BLAME = -0.4f;
    /// Nobody cared, no answer, never called back.
    private static final float NEGLECT = -2f;

    private static final float BEFORE_BUT = 0.5f;
    private static final float AFTER_BUT = 1.3f;
    private static final float TOO_MUCH = -1.6f;
    private static final double SOFTENED = 16;
    /// So many words halve what a text's words are worth: praise thins out in a long text.
    private static final double LONG = 40;

    private final Lexicon lexicon;
    private final Scan scan;

    private int found;
    private int[] from = new int[8];
    private int[] to = new int[8];
    private float[] worth = new float[8];

    private int sentenceStart;
    private int beforeBut;
    private int inClause;
    private int denied;
    private boolean denialUsed;
    /// "Nobody" was said in this clause.
    private boolean nobody;
    /// What they did not do was named: blame that follows is what it was about.
    private boolean acted;
    private int lastDenial;
    private float intensity;
    private boolean too;
    private boolean was;
    private int condition;
    private float butWeight = 1;

    Grammar(Lexicon lexicon, CharSequence text) {
        this.lexicon = lexicon;
        this.scan = new Scan(text.toString().toCharArray(), lexicon);
        walk();
    }

    double score() {
        var sum = 0.0;
        for (var k = 0; k < found; k++) sum += worth[k];
        sum /= 1 + scan.words / LONG;
        return sum / Math.sqrt(sum * sum + SOFTENED);
    }

    Sentiment sentiment(Language language) {
        var reasons = new ArrayList<Reason>(found);
        var sizes = 0.0;
        var sum = 0.0;
        for (var k = 0; k < found; k++) {
            reasons.add(new Reason(from[k], to[k], worth[k]));
            sizes += Math.abs(worth[k]);
            sum += worth[k];
        }
        var score = score();
        var agreement = sizes == 0 ? 0 : Math.abs(sum) / sizes;
        var confidence = sizes == 0 ? 0.3 : agreement * sizes / (sizes + 1.5);
        return new Sentiment(score, Mood.of(score), confidence, Optional.of(language), reasons);
    }

    private void walk() {
        nextSentence();
        for (var i = 0; i < scan.count; ) {
            switch (scan.kind[i]) {
                case Scan.WORD -> i = word(i);
                case Scan.SIGN -> {
                    add(scan.start[i], scan.end[i], scan.weight[i]);
                    i++;
                }
                case Scan.CLAUSE -> {
                    nextClause();
                    i++;
                }
                default -> {
                    endSentence(i);
                    i++;
                }
            }
        }
    }

    private int word(int i) {
        var entry = scan.entry[i];
        var after = i + 1;
        if (entry != 0 && (lexicon.opensPhrase(entry) || scan.other[i] != 0 && lexicon.opensPhrase(scan.other[i]))) {
            var phrase = lexicon.phraseAt(scan, i);
            if (phrase != 0) {
                entry = phrase;
                after = scan.phraseEnd;
            }
        }
        if (entry == 0) {
            passed();
            return after;
        }
        var part = lexicon.part(entry);
        var value = lexicon.value(entry);
        if (part == Part.NONE || part == Part.NEUTRAL) means(i, after, entry, value);
        else if (value != 0 && !leadsOn(part, after)) means(i, after, entry, value);
        else turns(part, i);
        return after;
    }

    /// "really good": the word after it carries the meaning.
    private boolean leadsOn(Part part, int after) {
        if (part != Part.BOOST && part != Part.DAMPEN) return true;
        if (after >= scan.count || scan.kind[after] != Scan.WORD) return false;
        var next = scan.entry[after];
        return lexicon.value(next) != 0 || lexicon.part(next) == Part.BOOST;
    }

    private void means(int i, int after, int entry, float value) {
        if (too && lexicon.measures(entry)) {
            if (denied > 0) denialUsed = true;
            var sign = denied > 0 ? 0.3f : TOO_MUCH;
            add(scan.start[i - 1], scan.end[after - 1], sign * intensity);
            passed();
            return;
        }
        if (lexicon.attends(entry) && (denied > 0 || nobody) && !denialUsed) {
            add(scan.start[i], scan.end[after - 1], NEGLECT * intensity);
            denied = 0;
            nobody = false;
            denialUsed = true;
            passed();
            return;
        }
        if (value == 0) {
            passed();
            return;
        }
        var here = value * intensity * scan.weight[i];
        if (denied > 0) {
            if (value > 0) here *= DENIED_PRAISE;
            else if (!acted) here *= DENIED_BLAME;
            denialUsed = true;
        } else if (was && value > 0) here *= -0.4f;
        add(scan.start[i], scan.end[after - 1], here);
        passed();
    }

    private void turns(Part part, int i) {
        switch (part) {
            case NEGATE, NOBODY -> {
                denied = REACH + 1;
                denialUsed = false;
                lastDenial = i;
                nobody = part == Part.NOBODY;
                acted = false;
            }
            case BOOST -> intensity = Math.min(2f, intensity * 1.3f);
            case DAMPEN -> intensity *= 0.65f;
            case BUT -> {
                nextClause();
                for (var k = beforeBut; k < found; k++) worth[k] *= BEFORE_BUT;
                beforeBut = found;
                butWeight = AFTER_BUT;
            }
            case IF -> condition = found;
            case PAST -> was = true;
            case TOO -> {
                too = true;
                if (denied > 0) denied = REACH + 1;
                return;
            }
            default -> {}
        }
        if (denied > 0) denied--;
        too = false;
    }

    private void passed() {
        if (denied > 0) denied--;
        acted = nobody;
        intensity = 1;
        too = false;
    }

    /// A denial that found nothing ahead of it denies what stands just before, where the language does so.
    private void nextClause() {
        if (lexicon.looksBack() && lastDenial >= 0 && !denialUsed && found > inClause) {
            var near = scan.start[lastDenial] - to[found - 1];
            if (near >= 0 && near < 30) worth[found - 1] *= worth[found - 1] > 0 ? DENIED_PRAISE : DENIED_BLAME;
        }
        inClause = found;
        denied = 0;
        lastDenial = -1;
        denialUsed = false;
        nobody = false;
        acted = false;
        intensity = 1;
        too = false;
        was = false;
    }

    private void endSentence(int i) {
        nextClause();
        var mark = scan.weight[i];
        var marked = mark < 0 ? 0.5f : 1 + 0.08f * mark;
        for (var k = sentenceStart; k < found; k++) {
            worth[k] *= marked;
            if (condition >= 0 && k >= condition) worth[k] *= 0.5f;
        }
        nextSentence();
    }

    private void nextSentence() {
        sentenceStart = found;
        beforeBut = found;
        inClause = found;
        denied = 0;
        lastDenial = -1;
        nobody = false;
        acted = false;
        intensity = 1;
        condition = -1;
        butWeight = 1;
        was = false;
        too = false;
    }

    private void add(int start, int end, float value) {
        if (found == worth.length) {
            from = Arrays.copyOf(from, found * 2);
            to = Arrays.copyOf(to, found * 2);
            worth = Arrays.copyOf(worth, found * 2);
        }
        from[found] = start;
        to[found] = end;
        worth[found++] = value * butWeight;
    }
}
