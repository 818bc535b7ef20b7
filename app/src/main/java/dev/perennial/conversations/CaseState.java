package dev.perennial.conversations;

import dev.perennial.access.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a case stands; decides where it goes from there.
///
/// @param via the way the customer spoke last
/// @param snoozedUntil left alone until then; counts only while it lies ahead
/// @param waitingSince when the customer began to wait for us; null while they do not
/// @param firstAnsweredAt when a person first answered the customer
/// @param contacts how often the customer came to us
/// @param transfers how often it went from one of the staff to another
/// @param turns how often it was closed
/// @param robot whether only robots have written so far
public record CaseState(
        Via via,
        Status status,
        Priority priority,
        @Nullable StaffId assignee,
        @Nullable Instant snoozedUntil,
        @Nullable Instant waitingSince,
        @Nullable Instant firstAnsweredAt,
        @Nullable Instant closedAt,
        int contacts,
        int transfers,
        int turns,
        boolean robot) {
    public enum Status {
        /// It is up to us.
        OPEN,
        /// It is up to the customer.
        WAITING,
        CLOSED
    }

    /// The least first.
    public enum Priority {
        LOW,
        NORMAL,
        HIGH,
        URGENT
    }

    /// Opened by somebody of the staff, or about to be by what came in.
    public static CaseState fresh(Via via, boolean robot) {
        return new CaseState(via, Status.OPEN, Priority.NORMAL, null, null, null, null, null, 0, 0, 0, robot);
    }

    public boolean isClosed() {
        return status == Status.CLOSED;
    }

    public boolean isSnoozed(Instant now) {
        return snoozedUntil != null && snoozedUntil.isAfter(now) && !isClosed();
    }

    /// A person wrote. Who waits already goes on waiting since then; who only says thanks waits for nothing and opens
    /// nothing.
    public CaseState heard(Via by, Instant at, boolean onlyThanks) {
        var spoke = new CaseState(
                by,
                status,
                priority,
                assignee,
                snoozedUntil,
                waitingSince,
                firstAnsweredAt,
                closedAt,
                contacts + 1,
                transfers,
                turns,
                false);
        if (onlyThanks && status != Status.OPEN) return spoke;
        return spoke.at(Status.OPEN, null, waitingSince == null ? at : waitingSince, null);
    }

    /// One of the staff answered: now it is up to the customer.
    public CaseState answered(Instant at) {
        var first = firstAnsweredAt == null && contacts > 0 ? at : firstAnsweredAt;
        return new CaseState(
                via, Status.WAITING, priority, assignee, null, null, first, null, contacts, transfers, turns, robot);
    }

    /// As if the latest answer had not been written; what else was done since stays.
    ///
    /// @param before how it stood before that answer
    CaseState withoutAnswer(CaseState before) {
        return new CaseState(
                via,
                before.status,
                priority,
                assignee,
                snoozedUntil == null ? before.snoozedUntil : snoozedUntil,
                before.waitingSince,
                before.firstAnsweredAt,
                before.closedAt,
                contacts,
                transfers,
                turns,
                robot);
    }

    public CaseState closed(Instant at) {
        return isClosed() ? this : at(Status.CLOSED, null, null, at).turned();
    }

    /// Somebody of the staff opens it again; nobody is waiting yet.
    public CaseState reopened() {
        return isClosed() ? at(Status.OPEN, null, null, null) : this;
    }

    /// It is up to us, though nobody waits for words.
    public CaseState up() {
        return at(Status.OPEN, null, waitingSince, null);
    }

    /// @param until null wakes it
    public CaseState snoozed(@Nullable Instant until) {
        return isClosed() ? this : at(status, until, waitingSince, closedAt);
    }

    public CaseState assignedTo(@Nullable StaffId to) {
        var handedOn = assignee != null && to != null && !assignee.equals(to);
        return new CaseState(
                via,
                status,
                priority,
                to,
                snoozedUntil,
                waitingSince,
                firstAnsweredAt,
                closedAt,
                contacts,
                transfers + (handedOn ? 1 : 0),
                turns,
                robot);
    }

    public CaseState of(Priority other) {
        return new CaseState(
                via,
                status,
                other,
                assignee,
                snoozedUntil,
                waitingSince,
                firstAnsweredAt,
                closedAt,
                contacts,
                transfers,
                turns,
                robot);
    }

    /// As its words say after they were moved: it is up to us when somebody waits.
    CaseState after(Tally tally) {
        var waits = tally.waitingSince() != null && !isClosed();
        return new CaseState(
                via,
                waits ? Status.OPEN : status,
                priority,
                assignee,
                snoozedUntil,
                isClosed() ? null : tally.waitingSince(),
                tally.firstAnsweredAt(),
                closedAt,
                tally.contacts(),
                transfers,
                turns,
                robot && tally.contacts() == 0);
    }

    private CaseState turned() {
        return new CaseState(
                via,
                status,
                priority,
                assignee,
                snoozedUntil,
                waitingSince,
                firstAnsweredAt,
                closedAt,
                contacts,
                transfers,
                turns + 1,
                robot);
    }

    private CaseState at(
            Status status, @Nullable Instant snoozedUntil, @Nullable Instant waitingSince, @Nullable Instant closedAt) {
        return new CaseState(
                via,
                status,
                priority,
                assignee,
                snoozedUntil,
                waitingSince,
                firstAnsweredAt,
                closedAt,
                contacts,
                transfers,
                turns,
                robot);
    }
}
