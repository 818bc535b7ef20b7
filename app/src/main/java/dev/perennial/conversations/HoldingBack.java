package dev.perennial.conversations;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.messaging.DispatchId;
import dev.perennial.messaging.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What was written to be sent later knows nothing of what the customer says meanwhile: it does not leave, its writer
/// has it in the box again, and is told so by a note that calls them.
@Component
class HoldingBack {
    private final Entries entries;
    private final Drafts drafts;
    private final Outbox outbox;

    HoldingBack(Entries entries, Drafts drafts, Outbox outbox) {
        this.entries = entries;
        this.drafts = drafts;
        this.outbox = outbox;
    }

    /// To be called before what the customer says is written down.
    ///
    /// @param held the case, which nobody else changes
    /// @return how the case stands without the answers that were held back
    @Transactional(propagation = Propagation.MANDATORY)
    CaseState whileTheyWrite(CaseFile held, Instant at) {
        var state = held.state();
        for (var said : entries.waitingForLater(held.id(), at).reversed()) {
            var delivery = said.delivery();
            if (delivery == null || !outbox.withdraw(new DispatchId(delivery.dispatch()))) continue;
            var before = entries.before(said.id());
            var isLast = entries.after(held.id(), said.seq()).stream().noneMatch(Entry::isSaidOrHeard);
            entries.remove(said.id());
            if (isLast && before.isPresent()) state = state.withoutAnswer(before.get());
            tell(held.id(), said, delivery.leavesAt(), at);
        }
        return state;
    }

    private void tell(CaseId id, Entry said, Instant leftAt, Instant at) {
        var writer = said.staff();
        if (writer != null) drafts.giveBack(writer, id, said);
        var once = UUID.nameUUIDFromBytes(("held:" + said.id()).getBytes(StandardCharsets.UTF_8));
        var note = Fresh.written(
                Entry.Kind.NOTE, at, null, null, t("conversations.heldBack", moment(leftAt), said.body()), once);
        entries.append(id, note);
        if (writer != null) entries.mention(note.id(), writer);
    }
}
