package dev.perennial.conversations.effort;

import dev.perennial.conversations.Entry;
import dev.perennial.conversations.Via;
import dev.perennial.hours.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/// What a case cost the customer.
///
/// @param contacts how often they came
/// @param ways by how many ways
/// @param transfers how often they were handed on
/// @param waited how long they waited for words of ours, in opening hours
record Effort(int contacts, int ways, int transfers, Duration waited) {
    private static final double HOURS_OF_A_DAY = 8;

    /// @param entries of the case in their order
    static Effort of(List<Entry> entries, int transfers, Calendar hours) {
        var contacts = 0;
        var ways = EnumSet.noneOf(Via.class);
        var waited = Duration.ZERO;
        Instant since = null;
        for (var entry : entries) {
            if (entry.robot()) continue;
            var isTheirs = entry.kind() == Entry.Kind.HEARD || entry.kind() == Entry.Kind.CALL;
            if (isTheirs) {
                contacts++;
                ways.add(entry.via() == null ? Via.PHONE : entry.via());
            }
            if (entry.kind() == Entry.Kind.HEARD && since == null) since = entry.at();
            if ((entry.kind() == Entry.Kind.SAID || entry.kind() == Entry.Kind.CALL) && since != null) {
                if (entry.at().isAfter(since)) waited = waited.plus(hours.elapsed(since, entry.at()));
                since = null;
            }
        }
        return new Effort(contacts, ways.size(), transfers, waited);
    }

    /// One point for each time they had to come again, change the way or were handed on, and for each working day of
    /// eight open hours they waited; none is the best there is.
    double points() {
        return Math.max(0, contacts - 1)
                + Math.max(0, ways - 1)
                + transfers
                + Math.round(waited.toMinutes() / 60.0 / HOURS_OF_A_DAY * 10) / 10.0;
    }
}
