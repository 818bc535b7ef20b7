package dev.perennial.customers.duplicates;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// How much speaks for two customers being one person, out of 100, and what.
record Likeness(int score, Set<Reason> reasons) {
    /// Below this nobody should be asked to look.
    static final int WORTH_A_LOOK = 50;

    public enum Reason {
        SAME_NAME,
        ALIKE_NAME,
        SHORT_NAME,
        NAME_IN_EMAIL,
        RARE_NAME,
        SAME_EMAIL,
        ALIKE_EMAIL,
        SAME_MAILBOX,
        SAME_PHONE,
        SAME_ADDRESS,
        SAME_BIRTHDAY
    }

    private enum Name {
        SAME(40),
        ALIKE(32),
        SHORT(22),
        PART(8),
        UNKNOWN(0),
        /// The first name is the same, the family name is not: somebody may have married.
        OTHER_FAMILY(-5),
        /// Two people of one household, most often.
        OTHER_PERSON(-70);

        private final int points;

        Name(int points) {
            this.points = points;
        }
    }

    /// @param namesakes how many customers share what brought the two names together, or 0 when nothing did
    /// @return nothing when it is not worth a look
    static Optional<Likeness> of(Known one, Known other, int namesakes) {
        if (one.sample() != other.sample()) return Optional.empty();
        var reasons = EnumSet.noneOf(Reason.class);
        var score = name(one, other, namesakes, reasons)
                + email(one, other, reasons)
                + phone(one, other, reasons)
                + place(one, other, reasons)
                + birthday(one, other, reasons);
        return score < WORTH_A_LOOK ? Optional.empty() : Optional.of(new Likeness(Math.min(score, 100), reasons));
    }

    private static int name(Known one, Known other, int namesakes, Set<Reason> reasons) {
        var name = compare(one.nameOrMailbox(), other.nameOrMailbox());
        if (name.points <= 0 || name == Name.PART) return name.points;
        var fromMailbox = one.words().isEmpty() || other.words().isEmpty();
        reasons.add(
                fromMailbox
                        ? Reason.NAME_IN_EMAIL
                        : switch (name) {
                            case SAME -> Reason.SAME_NAME;
                            case ALIKE -> Reason.ALIKE_NAME;
                            default -> Reason.SHORT_NAME;
                        });
        var rare = namesakes == 0 ? 0 : namesakes <= 2 ? 30 : namesakes <= 4 ? 28 : namesakes <= 8 ? 10 : 0;
        if (rare > 10) reasons.add(Reason.RARE_NAME);
        return name.points + rare;
    }

    /// Each word of the shorter name looks for its best partner in the longer; the order does not matter.
    private static Name compare(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) return Name.UNKNOWN;
        if (String.join("", one).equals(String.join("", other)))
            return one.size() > 1 || other.size() > 1 ? Name.SAME : Name.PART;
        var shorter = one.size() <= other.size() ? one : other;
        var left = new ArrayList<>(one.size() <= other.size() ? other : one);
        var matches = new ArrayList<Spelling.Match>();
        for (var word : shorter) {
            var best = 0;
            for (var i = 1; i < left.size(); i++)
                if (Spelling.match(word, left.get(i)).compareTo(Spelling.match(word, left.get(best))) > 0) best = i;
            matches.add(Spelling.match(word, left.get(best)));
            left.remove(best);
        }
        if (matches.contains(Spelling.Match.NONE))
            return one.size() > 1 && other.size() > 1 && one.getFirst().equals(other.getFirst())
                    ? Name.OTHER_FAMILY
                    : Name.OTHER_PERSON;
        if (shorter.size() == 1) return Name.PART;
        if (!left.isEmpty() || !Spelling.areAll(matches, Spelling.Match.ALIKE)) return Name.SHORT;
        return Spelling.areAll(matches, Spelling.Match.EQUAL) ? Name.SAME : Name.ALIKE;
    }

    private static int email(Known one, Known other, Set<Reason> reasons) {
        var best = 0;
        if (one.emails().stream().anyMatch(other.emails()::contains)) {
            reasons.add(Reason.SAME_EMAIL);
            return 55;
        }
        for (var mine : one.mailboxes())
            for (var theirs : other.mailboxes()) best = Math.max(best, nearness(mine, theirs));
        if (best == 35) reasons.add(Reason.ALIKE_EMAIL);
        if (best == 30) reasons.add(Reason.SAME_MAILBOX);
        return best;
    }

    private static int nearness(Mailbox mine, Mailbox theirs) {
        var own = mine.squeezed();
        var other = theirs.squeezed();
        if (own.length() < 6 || other.length() < 6) return 0;
        if (own.equals(other)) return Spelling.isSlip(mine.domain(), theirs.domain()) ? 35 : 30;
        return mine.domain().equals(theirs.domain()) && Spelling.isSlip(own, other) ? 35 : 0;
    }

    private static int phone(Known one, Known other, Set<Reason> reasons) {
        if (one.phones().stream().noneMatch(other.phones()::contains)) return 0;
        reasons.add(Reason.SAME_PHONE);
        return 50;
    }

    private static int place(Known one, Known other, Set<Reason> reasons) {
        if (one.postalCode() == null || other.postalCode() == null) return 0;
        if (!one.postalCode().equals(other.postalCode())) return -10;
        if (one.street() == null || !one.street().equals(other.street())) return 5;
        reasons.add(Reason.SAME_ADDRESS);
        return 25;
    }

    private static int birthday(Known one, Known other, Set<Reason> reasons) {
        if (one.birthday() == null || other.birthday() == null) return 0;
        var isSameDay = one.birthday().equals(other.birthday());
        var areYearsKnown = one.birthYear() != null && other.birthYear() != null;
        if (!isSameDay || areYearsKnown && !Objects.equals(one.birthYear(), other.birthYear())) return -40;
        reasons.add(Reason.SAME_BIRTHDAY);
        return areYearsKnown ? 30 : 15;
    }
}
