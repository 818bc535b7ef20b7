package dev.perennial.conversations;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Entry.Change.What;
import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.hours.Place;
import dev.perennial.messaging.AccountId;
import dev.perennial.ui.live.Live;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is done with cases, by people and by rules. Each change is an entry of the case, and everybody who has it
/// open sees it.
@Component
public class Cases {
    /// The topic of the list of cases.
    public static final String INBOX = "inbox";

    static final String KIND = "conversations.case";

    private final CaseFiles files;
    private final Entries entries;
    private final Lines lines;
    private final Mentions mentions;
    private final Customers customers;
    private final Activities activities;
    private final CurrentStaff staff;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final JdbcClient db;
    private final Clock clock;

    Cases(
            CaseFiles files,
            Entries entries,
            Lines lines,
            Mentions mentions,
            Customers customers,
            Activities activities,
            CurrentStaff staff,
            Live live,
            ApplicationEventPublisher events,
            JdbcClient db,
            Clock clock) {
        this.files = files;
        this.entries = entries;
        this.lines = lines;
        this.mentions = mentions;
        this.customers = customers;
        this.activities = activities;
        this.staff = staff;
        this.live = live;
        this.events = events;
        this.db = db;
        this.clock = clock;
    }

    /// The topic of one case.
    public static String topic(CaseId id) {
        return "case:" + id;
    }

    /// Opens a case for what somebody wants, by the line they speak on.
    ///
    /// @param customer null while nobody knows who it is
    /// @param thread null when nothing can be answered, as for a call of somebody unknown
    /// @param cameFrom the case it follows, or that was named by a stranger
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseFile open(
            @Nullable CustomerId customer,
            String subject,
            @Nullable AccountId account,
            CaseState state,
            @Nullable ThreadId thread,
            boolean unproven,
            @Nullable CaseId cameFrom,
            Instant at) {
        var by = staff.find().map(StaffMember::id).orElse(null);
        var owner = customer == null ? null : customers.hold(customer).orElse(null);
        var opened = files.open(owner, subject, account, state, unproven, cameFrom, by, at);
        if (thread != null) lines.join(opened.id(), thread, at);
        if (owner != null && !state.robot()) tell(opened, owner, at);
        events.publishEvent(new CaseOpened(opened.id(), owner, state.via(), at));
        return opened;
    }

    private void tell(CaseFile opened, CustomerId owner, Instant at) {
        activities.append(new Activity(
                owner,
                KIND,
                at,
                "case:" + opened.id(),
                null,
                null,
                Map.of(
                        "case",
                        opened.id().toString(),
                        "number",
                        opened.number(),
                        "subject",
                        opened.subject(),
                        "via",
                        opened.state().via().name())));
    }

    /// Locks the case, and the customer before it; nobody merges, erases or changes either until the end of the
    /// transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseFile hold(CaseId id) {
        var customer = files.get(id).customer();
        if (customer != null) customers.hold(customer);
        return files.lock(id);
    }

    /// The same of where a case lives on: itself, or what it was merged into.
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseFile holdCurrent(CaseId id) {
        var held = hold(id);
        return held.mergedInto() == null ? held : holdCurrent(held.mergedInto());
    }

    /// Keeps what became of a case that is held, and lets everybody know.
    @Transactional(propagation = Propagation.MANDATORY)
    public void become(CaseFile held, CaseState state, Instant at) {
        var by = by();
        files.save(held.id(), state, by, at);
        if (state.isClosed() && !held.state().isClosed()) {
            events.publishEvent(new CaseClosed(held.id(), held.customer(), state.via(), by, state.turns(), at));
        }
        events.publishEvent(new CaseMoved(held, state, at));
        changed(held.id());
    }

    /// Everybody who has the case or the list open looks again.
    public void changed(CaseId id) {
        live.changed(topic(id));
        live.changed(INBOX);
    }

    @Transactional
    public void note(CaseId named, String text, UUID form) {
        var by = staff.id();
        var id = holdCurrent(named).id();
        if (entries.made(form).isPresent()) return;
        var note = Fresh.written(Entry.Kind.NOTE, clock.instant(), by, null, text, form);
        entries.append(id, note);
        for (var called : mentions.in(text)) entries.mention(note.id(), called);
        changed(id);
    }

    /// A note that nobody of the staff wrote; once for its key.
    @Transactional
    public void noteByItself(CaseId id, String text, UUID key) {
        hold(id);
        if (entries.made(key).isPresent()) return;
        entries.append(id, Fresh.written(Entry.Kind.NOTE, clock.instant(), null, null, text, key));
        changed(id);
    }

    /// A rule was applied.
    @Transactional
    public void ruled(CaseId id, String rule) {
        hold(id);
        entries.append(id, Fresh.change(clock.instant(), null, What.RULE, rule));
        changed(id);
    }

    @Transactional
    public void assign(CaseId id, @Nullable StaffId to) {
        change(
                id,
                state -> state.assignedTo(to),
                to == null ? What.RETURNED : What.ASSIGNED,
                to == null ? "" : to.toString());
    }

    /// Whether one of the staff has the case before their eyes: who sees their own customers only sees theirs, and
    /// cases
    /// of nobody known.
    public boolean isSeenBy(CaseId id, StaffMember member) {
        if (!member.ownOnly()) return true;
        var customer = files.get(id).customer();
        return customer == null || customers.isInCareOf(customer, member.id());
    }

    @Transactional
    public void close(CaseId id) {
        change(id, state -> state.closed(clock.instant()), What.CLOSED, "");
    }

    @Transactional
    public void reopen(CaseId id) {
        change(id, CaseState::reopened, What.REOPENED, "");
    }

    @Transactional
    public void snooze(CaseId id, Instant until) {
        change(id, state -> state.snoozed(until), What.SNOOZED, until.toString());
    }

    @Transactional
    public void wake(CaseId id) {
        change(id, state -> state.snoozed(null), What.WOKEN, "");
    }

    @Transactional
    public void prioritise(CaseId id, CaseState.Priority priority) {
        change(id, state -> state.of(priority), What.PRIORITY, priority.name());
    }

    /// Says whose case it is.
    @Transactional
    public void belongsTo(CaseId id, CustomerId customer) {
        var owner = customers.hold(customer).orElseThrow(() -> new NoSuchElementException("no customer " + customer));
        var held = hold(id);
        if (owner.equals(held.customer())) return;
        db.sql("update conversations.case_file set customer_id = ? where id = ?")
                .params(owner.value(), id.value())
                .update();
        var name = customers.name(owner).orElse("");
        entries.append(id, Fresh.change(clock.instant(), by(), What.CUSTOMER, name));
        tell(held, owner, held.openedAt());
        events.publishEvent(new CaseMoved(held, held.state(), clock.instant()));
        changed(id);
    }

    /// Says at which of the business's places it is at home; its clocks go by that place's hours from its beginning on.
    ///
    /// @param place null where it is at home nowhere in particular
    @Transactional
    public void at(CaseId id, @Nullable Place place) {
        var held = hold(id);
        var home = place == null ? null : place.id();
        if (held.mergedInto() != null || Objects.equals(home, held.place())) return;
        db.sql("update conversations.case_file set place_id = :place where id = :case")
                .param("place", home == null ? null : home.value())
                .param("case", id.value())
                .update();
        var now = clock.instant();
        entries.append(id, Fresh.change(now, by(), What.PLACE, place == null ? "" : place.name()));
        events.publishEvent(new CaseMoved(held, held.state(), now));
        changed(id);
    }

    private void change(CaseId id, UnaryOperator<CaseState> how, What what, String to) {
        var held = hold(id);
        if (held.mergedInto() != null) return;
        var state = how.apply(held.state());
        if (state.equals(held.state())) return;
        var now = clock.instant();
        entries.append(id, Fresh.change(now, by(), what, to));
        become(held, state, now);
    }

    private @Nullable StaffId by() {
        return staff.find().map(StaffMember::id).orElse(null);
    }
}
