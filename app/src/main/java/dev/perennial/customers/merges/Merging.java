package dev.perennial.customers.merges;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.CustomersMerged;
import dev.perennial.customers.CustomersSeparated;
import dev.perennial.customers.IdentityLock;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.MergeStep;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// Makes one customer of two, and two of one again, each in one transaction.
///
/// Who merges takes the lock of [IdentityLock] and then both rows in the order of their ids: no second merge, import
/// or purchase of a person not named by our own id goes on meanwhile, and whoever is about to write something that
/// names one of the two waits at its row, and finds the survivor.
@Component
public class Merging {
    static final String MERGED = "customers.merged";
    static final String SEPARATED = "customers.separated";
    private static final int TRIES = 3;

    private final Merges merges;
    private final HeldRows held;
    private final Customers customers;
    private final Activities activities;
    private final IdentityLock identity;
    private final List<MergeStep> steps;
    private final CurrentStaff staff;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Merging(
            Merges merges,
            HeldRows held,
            Customers customers,
            Activities activities,
            IdentityLock identity,
            ObjectProvider<MergeStep> steps,
            CurrentStaff staff,
            AuditLog audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.merges = merges;
        this.held = held;
        this.customers = customers;
        this.activities = activities;
        this.identity = identity;
        this.steps = steps.orderedStream().toList();
        this.staff = staff;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    public sealed interface Outcome {}

    public record Merged(MergeId merge, CustomerId survivor) implements Outcome {}

    public record Separated(CustomerId survivor, CustomerId absorbed) implements Outcome {}

    /// They are one already, by whoever was first; nothing was done.
    public record OneAlready(CustomerId customer) implements Outcome {}

    public record Refused(Reason reason) implements Outcome {}

    public enum Reason {
        /// A customer cannot be merged with itself.
        ITSELF,
        /// One of them is nobody any more: erased, about to be, or never there.
        GONE,
        /// One of them has become somebody else meanwhile, who was not looked at.
        CHANGED,
        /// An invented customer of the sample business and a real one.
        SAMPLE,
        /// The merge was undone already, or more than thirty days ago.
        OVER,
        /// The survivor was merged again since; that comes first.
        NEWER
    }

    /// @throws org.springframework.security.access.AccessDeniedException below the role of manager
    public Outcome merge(CustomerId survivor, CustomerId absorbed, Choices choices) {
        staff.require(Role.MANAGER);
        if (survivor.equals(absorbed)) return new Refused(Reason.ITSELF);
        return trying(() -> mergeLocked(survivor, absorbed, choices));
    }

    /// @throws org.springframework.security.access.AccessDeniedException below the role of manager
    public Outcome separate(MergeId merge) {
        staff.require(Role.MANAGER);
        return trying(() -> separateLocked(merge));
    }

    private Outcome mergeLocked(CustomerId survivor, CustomerId absorbed, Choices choices) {
        identity.take();
        if (merges.isBeingErased(survivor, absorbed)) return new Refused(Reason.GONE);
        var rows = merges.lock(survivor, absorbed);
        var kept = rows.get(survivor);
        var going = rows.get(absorbed);
        if (kept == null || going == null) return notBoth(survivor, absorbed);
        if (kept.get("sample").asBoolean() != going.get("sample").asBoolean()) return new Refused(Reason.SAMPLE);

        var now = clock.instant();
        var merge = merges.begin(survivor, absorbed, kept, going, staff.id(), now);
        steps.forEach(step -> step.merging(merge, survivor, absorbed));
        merges.write(survivor, Combining.combined(kept, going, choices), now);
        var moved = held.move(merge, absorbed, survivor);
        merges.putLast(merge, survivor);
        steps.forEach(step -> step.merged(merge, survivor, absorbed));
        merges.end(merge, survivor, absorbed);
        activities.append(new Activity(
                survivor,
                MERGED,
                now,
                "merge:" + merge,
                null,
                null,
                Map.of("by", staff.id().toString())));
        audit.write(AuditLog.Action.CHANGED, MERGED, survivor.value(), moved);
        events.publishEvent(new CustomersMerged(merge, survivor, absorbed));
        return new Merged(merge, survivor);
    }

    private Outcome notBoth(CustomerId survivor, CustomerId absorbed) {
        var one = customers.current(survivor);
        var other = customers.current(absorbed);
        if (one.isEmpty() || other.isEmpty()) return new Refused(Reason.GONE);
        return one.equals(other) ? new OneAlready(one.get()) : new Refused(Reason.CHANGED);
    }

    private Outcome separateLocked(MergeId id) {
        identity.take();
        var now = clock.instant();
        var found = merges.find(id).filter(merge -> merge.isSeparable(now));
        if (found.isEmpty()) return new Refused(Reason.OVER);
        var merge = found.get();
        var survivor = merge.survivor();
        var absorbed = merge.absorbed();
        if (merges.isBeingErased(survivor)) return new Refused(Reason.GONE);
        var row = merges.lock(survivor).get(survivor);
        if (row == null || !merge.isNewest()) return new Refused(Reason.NEWER);

        merges.bringBack(id, absorbed);
        held.bringBack(id, survivor, absorbed);
        merges.write(survivor, parted(id, row), now);
        merges.searchAgain(absorbed);
        steps.forEach(step -> step.separated(id, survivor, absorbed));
        merges.forget(id);
        for (var each : List.of(survivor, absorbed))
            activities.append(new Activity(
                    each,
                    SEPARATED,
                    now,
                    "separation:" + id + ":" + each,
                    null,
                    null,
                    Map.of("by", staff.id().toString())));
        audit.write(AuditLog.Action.CHANGED, SEPARATED, survivor.value(), 1);
        audit.write(AuditLog.Action.CHANGED, SEPARATED, absorbed.value(), 1);
        events.publishEvent(new CustomersSeparated(id, survivor, absorbed));
        return new Separated(survivor, absorbed);
    }

    private ObjectNode parted(MergeId merge, ObjectNode now) {
        var snapshots = merges.snapshots(merge);
        return Combining.parted(snapshots.before(), snapshots.after(), now);
    }

    /// Somebody who locked in another order made the database give up one of the two; the next try finds the way free.
    private Outcome trying(Supplier<Outcome> work) {
        for (var tried = 1; ; tried++) {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> work.get()));
            } catch (PessimisticLockingFailureException e) {
                if (tried == TRIES) throw e;
            }
        }
    }
}
