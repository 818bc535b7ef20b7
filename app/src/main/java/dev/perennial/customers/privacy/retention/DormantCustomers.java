package dev.perennial.customers.privacy.retention;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.HeldTable;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Retained;
import dev.perennial.customers.privacy.erasures.Erasing;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// People of whom nothing was heard for years are erased as if they had asked for it: their amounts stay.
@Component
class DormantCustomers implements PersonalData {
    private static final String DORMANT = """
            created_at < :before and changed_at < :before
            and not exists (select from customers.activity a where a.customer_id = customer.id and a.at >= :before)
            and not exists (select from customers.task t where t.customer_id = customer.id and t.done_at is null)""";

    private static final int AT_ONCE = 50;

    private final ObjectProvider<Erasing> erasing;

    /// Asked late: erasing works through all that modules hold, this included.
    DormantCustomers(ObjectProvider<Erasing> erasing) {
        this.erasing = erasing;
    }

    @Override
    public List<HeldTable> tables() {
        return List.of();
    }

    @Override
    public List<Retained> retained() {
        return List.of(new Retained(
                "customers.retention.dormant",
                1_095,
                180,
                3_650,
                true,
                (db, before) -> Retained.count(db, "customers.customer", DORMANT, before),
                this::remove));
    }

    private long remove(JdbcClient db, Timestamp before) {
        var dormant = db.sql("select id from customers.customer where " + DORMANT + " limit " + AT_ONCE)
                .param("before", before)
                .query((row, _) -> new CustomerId(row.getObject(1, UUID.class)))
                .list();
        return dormant.stream().filter(erasing.getObject()::eraseAfterPeriod).count();
    }
}
