package dev.perennial.conversations.calls;

import dev.perennial.access.CurrentStaff;
import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.CaseState;
import dev.perennial.conversations.Cases;
import dev.perennial.conversations.Entries;
import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Entry;
import dev.perennial.conversations.Lines;
import dev.perennial.conversations.Via;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// A call becomes an entry of a case, or a case of its own: done at once when nothing is left to do.
@Repository
class CallLog {
    private static final int SUBJECT = 80;

    private final JdbcClient db;
    private final Cases cases;
    private final Entries entries;
    private final Lines lines;
    private final Customers customers;
    private final CurrentStaff staff;
    private final Clock clock;

    CallLog(
            JdbcClient db,
            Cases cases,
            Entries entries,
            Lines lines,
            Customers customers,
            CurrentStaff staff,
            Clock clock) {
        this.db = db;
        this.cases = cases;
        this.entries = entries;
        this.lines = lines;
        this.customers = customers;
        this.staff = staff;
        this.clock = clock;
    }

    /// @param customer who called, when that is known; else `who` and `phone` say it, or nobody does
    /// @param belongsTo the case it is about, or null for a new one
    /// @param more whether something is left to do
    record Call(
            @Nullable CustomerId customer,
            String who,
            String phone,
            String text,
            @Nullable CaseId belongsTo,
            boolean more,
            UUID form) {}

    /// The same form sent twice is one call.
    @Transactional
    CaseId log(Call call) {
        var made = entries.caseMade(call.form());
        if (made.isPresent()) return made.get();
        var now = clock.instant();
        var customer = call.customer() == null ? identified(call) : Optional.of(call.customer());
        var thread = call.phone().isBlank()
                ? null
                : lines.between(
                        Via.PHONE,
                        null,
                        call.phone().strip(),
                        call.who().isBlank() ? null : call.who().strip(),
                        now);
        var held = call.belongsTo() == null
                ? cases.open(
                        customer.orElse(null),
                        subject(call.text()),
                        null,
                        CaseState.fresh(Via.PHONE, false),
                        thread,
                        false,
                        null,
                        now)
                : cases.holdCurrent(call.belongsTo());
        entries.append(
                held.id(),
                Fresh.written(
                        Entry.Kind.CALL, now, staff.id(), thread, call.text().strip(), call.form()));
        var heard = held.state().heard(Via.PHONE, now, false).answered(now);
        if (call.more()) heard = heard.up();
        else if (call.belongsTo() == null) heard = heard.closed(now);
        cases.become(held, heard.assignee() == null ? heard.assignedTo(staff.id()) : heard, now);
        return held.id();
    }

    private Optional<CustomerId> identified(Call call) {
        if (call.phone().isBlank()) return Optional.empty();
        var person = Person.unknown().withPhone(call.phone().strip());
        return customers
                .identify(
                        "conversations",
                        call.who().isBlank()
                                ? person
                                : person.withName(call.who().strip()))
                .map(Customers.Identified::customer);
    }

    private static String subject(String text) {
        var line = text.strip().lines().findFirst().orElse("").strip();
        return line.length() <= SUBJECT ? line : line.substring(0, SUBJECT - 1) + "…";
    }

    List<CaseFile> open(CustomerId customer) {
        return db.sql("""
            select %s from conversations.case_file c
            where c.customer_id = ? and c.status <> 'CLOSED' order by c.changed_at desc limit 20""".formatted(CaseFiles.COLUMNS))
                .param(customer.value())
                .query((row, _) -> CaseFiles.read(row))
                .list();
    }
}
