package dev.perennial.conversations.cases;

import dev.perennial.access.CurrentStaff;
import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.customers.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How far somebody has read, and what else there is of a customer.
@Repository
class Reading {
    private final JdbcClient db;
    private final CurrentStaff staff;

    Reading(JdbcClient db, CurrentStaff staff) {
        this.db = db;
        this.staff = staff;
    }

    /// The reader has seen all up to a place; never less than before.
    @Transactional
    public void upTo(CaseId id, int seq) {
        db.sql("""
            insert into conversations.reading (case_id, staff_id, seq)
            select c.id, :me, least(:seq, c.last_seq) from conversations.case_file c where c.id = :case
            on conflict (case_id, staff_id) do update set seq = greatest(reading.seq, excluded.seq)""")
                .param("me", staff.id().value())
                .param("case", id.value())
                .param("seq", seq)
                .update();
    }

    List<CaseFile> others(CaseId id, @Nullable CustomerId customer, int most) {
        if (customer == null) return List.of();
        return db.sql("""
            select %s from conversations.case_file c
            where c.customer_id = ? and c.id <> ? and c.merged_into is null
            order by c.opened_at desc, c.id desc limit ?""".formatted(CaseFiles.COLUMNS))
                .params(customer.value(), id.value(), most)
                .query((row, _) -> CaseFiles.read(row))
                .list();
    }
}
