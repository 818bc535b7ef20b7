package dev.perennial.customers.sources;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What each source cost in a month, in the business's currency.
@Repository
public class Costs {
    private final JdbcClient db;
    private final CurrentStaff staff;
    private final Clock clock;

    Costs(JdbcClient db, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.clock = clock;
    }

    /// @param minor what was entered for the month; null when nothing was, which is another thing than nothing paid
    /// @param before what was entered for the month before
    public record Cost(
            UUID source,
            String name,
            @Nullable Long minor,
            @Nullable Long before) {}

    List<Cost> of(YearMonth month) {
        staff.require(Role.MANAGER);
        return db.sql("""
            select s.id, s.name, c.cost_minor, b.cost_minor as before
            from customers.source s
            left join customers.source_cost c on c.source_id = s.id and c.month = :month
            left join customers.source_cost b on b.source_id = s.id and b.month = :before
            order by coalesce(c.cost_minor, b.cost_minor, 0) desc, lower(s.name)""")
                .param("month", month.atDay(1))
                .param("before", month.minusMonths(1).atDay(1))
                .query((row, _) -> new Cost(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("cost_minor", Long.class),
                        row.getObject("before", Long.class)))
                .list();
    }

    /// Keeps what was entered for a month; an empty entry is taken away.
    @Transactional
    void enter(YearMonth month, Map<UUID, @Nullable Long> entered) {
        staff.require(Role.MANAGER);
        entered.forEach((source, minor) -> {
            if (minor == null) forget(month, source);
            else keep(month, source, minor);
        });
    }

    private void forget(YearMonth month, UUID source) {
        db.sql("delete from customers.source_cost where source_id = ? and month = ?")
                .params(source, month.atDay(1))
                .update();
    }

    private void keep(YearMonth month, UUID source, long minor) {
        db.sql("""
            insert into customers.source_cost (source_id, month, cost_minor, entered_by, entered_at)
            select id, :month, :minor, :by, :at from customers.source where id = :source
            on conflict (source_id, month) do update set cost_minor = excluded.cost_minor,
                entered_by = excluded.entered_by, entered_at = excluded.entered_at
            where source_cost.cost_minor <> excluded.cost_minor""")
                .param("month", month.atDay(1))
                .param("minor", minor)
                .param("by", staff.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .param("source", source)
                .update();
    }
}
