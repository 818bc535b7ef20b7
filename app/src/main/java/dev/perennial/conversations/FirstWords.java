package dev.perennial.conversations;

import dev.perennial.access.CurrentStaff;
import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Parcels.Packed;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.Dispatch.Manner;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the staff write to somebody who did not ask.
@Component
public class FirstWords {
    private final Cases cases;
    private final Customers customers;
    private final Entries entries;
    private final Lines lines;
    private final FirstFiles first;
    private final Parcels parcels;
    private final Carriage carriage;
    private final CurrentStaff staff;
    private final Clock clock;

    FirstWords(
            Cases cases,
            Customers customers,
            Entries entries,
            Lines lines,
            FirstFiles first,
            Parcels parcels,
            Carriage carriage,
            CurrentStaff staff,
            Clock clock) {
        this.cases = cases;
        this.customers = customers;
        this.entries = entries;
        this.lines = lines;
        this.first = first;
        this.parcels = parcels;
        this.carriage = carriage;
        this.staff = staff;
        this.clock = clock;
    }

    /// @param customer whom it concerns; else who is known by the address, or somebody new
    /// @param from one of our own
    /// @param form the form it came by: sent twice it is one message
    /// @param files put to it in that form
    public record FirstWord(
            @Nullable CustomerId customer,
            Account from,
            String to,
            String subject,
            String text,
            UUID form,
            List<Entry.Attached> files) {}

    public sealed interface Beginning {}

    public record Begun(CaseId id) implements Beginning {}

    /// The mail carries no files, or not so many, and there is no address outside for links to them.
    ///
    /// @param bytes of all files
    public record CannotCarry(Via way, long bytes) implements Beginning {}

    /// The first word to somebody: opens a case, with them next.
    @Transactional
    public Beginning begin(FirstWord word) {
        var made = entries.caseMade(word.form());
        if (made.isPresent()) {
            first.forget(word.form());
            return new Begun(made.get());
        }
        var now = clock.instant();
        var leaves = now.plus(Replies.SECOND_THOUGHT);
        var via = Via.of(word.from().kind());
        if (!(parcels.pack(word.text(), word.files(), via, leaves) instanceof Packed parcel))
            return new CannotCarry(via, Entry.Attached.bytes(word.files()));
        var thread = lines.between(via, word.from().id(), word.to(), null, now);
        var whose = word.customer() == null
                ? customers
                        .identify(Arriving.SYSTEM, Person.unknown().withEmail(word.to()))
                        .map(Customers.Identified::customer)
                        .orElse(null)
                : word.customer();
        var opened = cases.open(
                whose, word.subject(), word.from().id(), CaseState.fresh(via, false), thread, false, null, now);
        var entry = Fresh.written(Entry.Kind.SAID, now, staff.id(), thread, word.text(), word.form())
                .asMail(word.subject(), parcel.unlike(word.text()), null, null, null, word.files());
        entries.append(opened.id(), entry);
        var line = lines.of(opened.id()).getFirst();
        carriage.put(opened, line, line, entry.id(), parcel, Manner.PERSON, leaves);
        cases.become(opened, opened.state().answered(now).assignedTo(staff.id()), now);
        first.forget(word.form());
        return new Begun(opened.id());
    }
}
