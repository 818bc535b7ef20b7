package dev.perennial.conversations;

import dev.perennial.access.StaffId;
import dev.perennial.customers.CustomerId;
import dev.perennial.hours.PlaceId;
import dev.perennial.messaging.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads and keeps cases. Whoever changes one locks it first: the customer, then the case.
@Repository
public class CaseFiles {
    public static final String COLUMNS = """
        c.id, c.number, c.customer_id, c.subject, c.account_id, c.opened_at, c.via, c.status, c.priority, c.assignee,
        c.snoozed_until, c.waiting_since, c.first_answered_at, c.closed_at, c.contacts, c.transfers, c.turns, c.robot,
        c.last_seq, c.heard_seq, c.unproven, c.merged_into, c.place_id""";

    private final JdbcClient db;

    CaseFiles(JdbcClient db) {
        this.db = db;
    }

    /// @throws NoSuchElementException when there is none of that id
    public CaseFile get(CaseId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no case " + id));
    }

    /// One that was merged into another as it stands, not the other.
    public Optional<CaseFile> find(CaseId id) {
        return db.sql("select %s from conversations.case_file c where c.id = ?".formatted(COLUMNS))
                .param(id.value())
                .query((row, _) -> read(row))
                .optional();
    }

    Optional<CaseId> numbered(long number) {
        return db.sql("select id from conversations.case_file where number = ?")
                .param(number)
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /// The case one follows, or was named by a stranger after.
    public Optional<CaseId> cameFrom(CaseId id) {
        return db.sql("select came_from from conversations.case_file where id = ? and came_from is not null")
                .param(id.value())
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /// Where a case lives on: itself, or what it was merged into.
    public Optional<CaseId> current(CaseId id) {
        return db.sql("""
            with recursive way as (
                select id, merged_into from conversations.case_file where id = ?
                union all
                select c.id, c.merged_into from conversations.case_file c join way on c.id = way.merged_into)
            select id from way where merged_into is null""").param(id.value()).query(UUID.class).optional().map(CaseId::new);
    }

    /// Nobody else changes the case until the end of the transaction.
    ///
    /// @throws NoSuchElementException when there is none of that id
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseFile lock(CaseId id) {
        return db.sql("select %s from conversations.case_file c where c.id = ? for update".formatted(COLUMNS))
                .param(id.value())
                .query((row, _) -> read(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no case " + id));
    }

    CaseFile open(
            @Nullable CustomerId customer,
            String subject,
            @Nullable AccountId account,
            CaseState state,
            boolean unproven,
            @Nullable CaseId cameFrom,
            @Nullable StaffId by,
            Instant at) {
        var id = db.sql("""
            insert into conversations.case_file (customer_id, subject, via, account_id, opened_at, opened_by, changed_at,
                unproven, came_from, robot, place_id)
            values (:customer, :subject, :via, :account, :at, :by, :at, :unproven, :from, :robot,
                (select place_id from conversations.account_place where account_id = :account))
            returning id""")
                .param("customer", customer == null ? null : customer.value())
                .param("subject", subject)
                .param("via", state.via().name())
                .param("account", account == null ? null : account.value())
                .param("at", Timestamp.from(at))
                .param("by", by == null ? null : by.value())
                .param("unproven", unproven)
                .param("from", cameFrom == null ? null : cameFrom.value())
                .param("robot", state.robot())
                .query(UUID.class)
                .single();
        return lock(new CaseId(id));
    }

    /// @param by who does it, or null when nobody of the staff does
    void save(CaseId id, CaseState state, @Nullable StaffId by, Instant at) {
        db.sql("""
            update conversations.case_file
            set via = :via, status = :status, priority = :priority, assignee = :assignee, snoozed_until = :snoozed,
                waiting_since = :waiting, first_answered_at = :answered, closed_at = :closed,
                closed_by = case when :status <> 'CLOSED' then null when status = 'CLOSED' then closed_by else :by end,
                contacts = :contacts, transfers = :transfers, turns = :turns, robot = :robot, changed_at = greatest(changed_at, :at)
            where id = :id""")
                .param("via", state.via().name())
                .param("status", state.status().name())
                .param("priority", state.priority().name())
                .param(
                        "assignee",
                        state.assignee() == null ? null : state.assignee().value())
                .param("snoozed", time(state.snoozedUntil()))
                .param("waiting", time(state.waitingSince()))
                .param("answered", time(state.firstAnsweredAt()))
                .param("closed", time(state.closedAt()))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("contacts", state.contacts())
                .param("transfers", state.transfers())
                .param("turns", state.turns())
                .param("robot", state.robot())
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    private static @Nullable Timestamp time(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    public static CaseFile read(ResultSet row) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var account = row.getObject("account_id", UUID.class);
        var merged = row.getObject("merged_into", UUID.class);
        var place = row.getObject("place_id", UUID.class);
        var assignee = row.getObject("assignee", UUID.class);
        return new CaseFile(
                new CaseId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                customer == null ? null : new CustomerId(customer),
                row.getString("subject"),
                account == null ? null : new AccountId(account),
                row.getTimestamp("opened_at").toInstant(),
                new CaseState(
                        Via.valueOf(row.getString("via")),
                        CaseState.Status.valueOf(row.getString("status")),
                        CaseState.Priority.valueOf(row.getString("priority")),
                        assignee == null ? null : new StaffId(assignee),
                        instant(row, "snoozed_until"),
                        instant(row, "waiting_since"),
                        instant(row, "first_answered_at"),
                        instant(row, "closed_at"),
                        row.getInt("contacts"),
                        row.getInt("transfers"),
                        row.getInt("turns"),
                        row.getBoolean("robot")),
                row.getInt("last_seq"),
                row.getInt("heard_seq"),
                row.getBoolean("unproven"),
                merged == null ? null : new CaseId(merged),
                place == null ? null : new PlaceId(place));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
