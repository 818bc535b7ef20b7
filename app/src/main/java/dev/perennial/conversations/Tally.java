package dev.perennial.conversations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the words of a case add up to, whoever's case they stood in before: how often the customer came, when they were
/// first answered, since when they wait.
///
/// @param waitingSince the first words that nobody has answered, or null
/// @param heardSeq the last place of the customer's words; what was moved here stands last, however old it is
record Tally(
        int contacts,
        @Nullable Instant firstAnsweredAt,
        @Nullable Instant waitingSince,
        int heardSeq) {
    /// @param entries in their order
    static Tally of(List<Entry> entries) {
        var contacts = 0;
        var heard = 0;
        Instant first = null;
        Instant waiting = null;
        for (var entry : entries) {
            if (entry.robot() || entry.didNotArrive()) continue;
            switch (entry.kind()) {
                case HEARD -> {
                    contacts++;
                    heard = Math.max(heard, entry.seq());
                    if (waiting == null && !Thanks.only(entry.body(), entry.attachments())) waiting = entry.at();
                }
                case SAID -> {
                    if (first == null && contacts > 0) first = entry.at();
                    waiting = null;
                }
                case CALL -> {
                    contacts++;
                    if (first == null) first = entry.at();
                    waiting = null;
                }
                case NOTE, CHANGE -> {}
            }
        }
        return new Tally(contacts, first, waiting, heard);
    }
}
