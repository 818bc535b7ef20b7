package dev.perennial.customers.duplicates;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a customer is filed under when duplicates are looked for: only who is filed under the same is compared.
final class Keys {
    private static final int LONGEST = 200;
    private static final int SHORTEST_MAILBOX = 6;

    private Keys() {}

    static Set<String> of(Known known) {
        var keys = new HashSet<String>();
        known.phones().forEach(phone -> keys.add("p:" + phone));
        known.emails().forEach(email -> keys.add("e:" + email));
        for (var mailbox : known.mailboxes()) {
            var squeezed = mailbox.squeezed();
            if (squeezed.length() < SHORTEST_MAILBOX) continue;
            keys.add("l:" + squeezed);
            keys.add("m:" + Spelling.sound(squeezed) + "@" + mailbox.domain());
        }
        names(known.nameOrMailbox(), keys);
        if (known.street() != null && known.postalCode() != null)
            keys.add("a:" + known.postalCode() + " " + known.street());
        if (known.birthday() != null && known.birthYear() != null)
            for (var word : known.words())
                if (word.length() > 1) keys.add("b:" + known.birthYear() + known.birthday() + Spelling.sound(word));
        keys.removeIf(key -> key.length() > LONGEST);
        return keys;
    }

    /// Two words by their sound in any order, a first name also by whom it is short for, and each by its sound with
    /// the initial of another.
    private static void names(List<String> words, Set<String> keys) {
        for (var one : words) {
            for (var other : words) {
                if (one == other || one.length() == 1) continue;
                var sound = Spelling.sound(one);
                keys.add("i:" + sound + " " + other.substring(0, other.offsetByCodePoints(0, 1)));
                if (other.length() == 1) continue;
                var otherSound = Spelling.sound(other);
                if (sound.compareTo(otherSound) <= 0) keys.add("n:" + sound + " " + otherSound);
                for (var line : Nicknames.lines(other)) keys.add("n:" + sound + " #" + line);
            }
        }
    }
}
