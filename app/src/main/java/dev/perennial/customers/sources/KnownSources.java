package dev.perennial.customers.sources;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The sources, which the owner and managers put in order.
@Repository
class KnownSources {
    private final JdbcClient db;
    private final CurrentStaff staff;

    KnownSources(JdbcClient db, CurrentStaff staff) {
        this.db = db;
        this.staff = staff;
    }

    /// Those who brought most first.
    List<Source> all() {
        staff.require(Role.MANAGER);
        return db.sql("""
            with said as (
                select customers.source_word(came_from) as word, sum(customers) as customers
                from (select came_from, count(*) as customers from customers.customer
                      where came_from is not null group by came_from) c
                group by 1)
            select s.id, s.name, s.recommended, coalesce(sum(said.customers), 0) as customers,
                   coalesce(array_agg(w.word order by w.word) filter (where w.word is not null), '{}') as words
            from customers.source s
            left join customers.source_word w on w.source_id = s.id
            left join said on said.word = w.word
            group by s.id order by customers desc, lower(s.name)""").query(KnownSources::source).list();
    }

    Optional<String> name(UUID id) {
        staff.require(Role.MANAGER);
        return db.sql("select name from customers.source where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /// @return false when another source is called so already
    boolean change(UUID id, String name, boolean recommended) {
        staff.require(Role.MANAGER);
        try {
            db.sql("update customers.source set name = ?, recommended = ? where id = ?")
                    .params(name, recommended, id)
                    .update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    /// Makes one of two: what was said for the one means the other from now on, and what it cost counts there.
    @Transactional
    void merge(UUID from, UUID into) {
        staff.require(Role.MANAGER);
        if (from.equals(into)) return;
        var both = db.sql("select id from customers.source where id = any(?) order by id for update")
                .param(new UUID[] {from, into})
                .query(UUID.class)
                .list();
        if (both.size() < 2) return;
        db.sql("update customers.source_word set source_id = ? where source_id = ?")
                .params(into, from)
                .update();
        db.sql("""
            insert into customers.source_cost (source_id, month, cost_minor, entered_by, entered_at)
            select ?, month, cost_minor, entered_by, entered_at from customers.source_cost where source_id = ?
            on conflict (source_id, month) do update
                set cost_minor = source_cost.cost_minor + excluded.cost_minor""").params(into, from).update();
        db.sql("""
            update customers.source set recommended = recommended
                or (select recommended from customers.source where id = ?) where id = ?""").params(from, into).update();
        db.sql("delete from customers.source where id = ?").param(from).update();
    }

    private static Source source(ResultSet row, int number) throws SQLException {
        return new Source(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("recommended"),
                Arrays.asList((String[]) row.getArray("words").getArray()),
                row.getLong("customers"));
    }
}
