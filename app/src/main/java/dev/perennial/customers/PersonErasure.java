package dev.perennial.customers;

import dev.perennial.access.AuditLog;
import dev.perennial.customers.HeldTable.OnErasure;
import dev.perennial.programs.Webhooks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes a person out of everything, in steps that can each be repeated. What the accounts need stays, and leads to
/// nobody.
@Component
public class PersonErasure {
    private final Held held;
    private final IdentityLock identity;
    private final AuditLog audit;
    private final Webhooks webhooks;
    private final JdbcClient db;

    PersonErasure(Held held, IdentityLock identity, AuditLog audit, Webhooks webhooks, JdbcClient db) {
        this.held = held;
        this.identity = identity;
        this.audit = audit;
        this.webhooks = webhooks;
        this.db = db;
    }

    /// Every id the person is known by: their own, and those of customers they were merged from.
    public List<CustomerId> ids(CustomerId customer) {
        return db.sql(
                        "select :customer::uuid union all select old_id from customers.alias where customer_id = :customer")
                .param("customer", customer.value())
                .query((row, _) -> new CustomerId(row.getObject(1, UUID.class)))
                .list();
    }

    /// Why it cannot be done now, in sentences.
    public List<String> obstacles(CustomerId customer) {
        var traces = held.traces(customer);
        return held.places().stream()
                .flatMap(place -> place.obstacles(traces).stream())
                .toList();
    }

    /// First, because the files are searched for what the rows still tell.
    @Transactional
    public Map<String, Long> fromPlaces(CustomerId customer) {
        var traces = held.traces(customer);
        var removed = new LinkedHashMap<String, Long>();
        for (var place : held.places()) removed.put(place.name(), place.erase(traces));
        return removed;
    }

    /// The rows, all or none of them. Waits for whoever books something on the customer right now, and whoever
    /// comes after finds nobody.
    ///
    /// @return rows by table; empty when there was no such customer
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Long> fromTables(CustomerId customer) {
        identity.take();
        var removed = new LinkedHashMap<String, Long>();
        if (!lock(customer)) return removed;
        var ids = ids(customer);
        var traces = held.traces(customer);
        for (var text : held.texts())
            removed.merge(text.table() + "." + text.column(), (long) held.erase(text, traces), Long::sum);
        for (var table : held.tables().reversed())
            removed.merge(
                    table.table(),
                    (long) db.sql(statement(table))
                            .param("customer", customer.value())
                            .update(),
                    Long::sum);
        removed.put("customers.source_word", forgetTheirWord(customer));
        removed.put("access.audit_entry", (long) audit.forget(customer.value()));
        removed.put("customers.customer", (long) db.sql("delete from customers.customer where id = ?")
                .param(customer.value())
                .update());
        ids.forEach(this::tell);
        return removed;
    }

    /// Programs that keep a copy forget the person too, by whatever id they knew them; the id leads to nobody now.
    private void tell(CustomerId erased) {
        webhooks.tell("customer.erased", "customer.erased:" + erased, Map.of("customer", erased.toString()));
    }

    /// What nobody else says of where they come from might tell who said it; what others say too stays.
    private long forgetTheirWord(CustomerId customer) {
        return db.sql("""
            with alone as (
                select customers.source_word(c.came_from) as word from customers.customer c
                where c.id = :customer and not exists (
                    select from customers.customer o
                    where o.id <> c.id and o.came_from is not null
                      and customers.source_word(o.came_from) = customers.source_word(c.came_from))),
            gone as (
                delete from customers.source_word w using alone where w.word = alone.word returning w.word, w.source_id),
            nameless as (
                delete from customers.source s using gone
                where s.id = gone.source_id
                  and not exists (select from customers.source_cost k where k.source_id = s.id)
                  and not exists (select from customers.source_word w where w.source_id = s.id and w.word <> gone.word))
            select count(*) from gone""").param("customer", customer.value()).query(Long.class).single();
    }

    /// How many rows still name the customer: none, when all went well.
    public long left(CustomerId customer) {
        return held.tables().stream()
                .mapToLong(table -> db.sql(
                                "select count(*) from %s where %s = ?".formatted(table.table(), table.customer()))
                        .param(customer.value())
                        .query(Long.class)
                        .single())
                .sum();
    }

    private boolean lock(CustomerId customer) {
        return db.sql("select id from customers.customer where id = ? for update")
                .param(customer.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional()
                .isPresent();
    }

    private static String statement(HeldTable table) {
        return switch (table.onErasure()) {
            case OnErasure.Severed(var sql) -> sql;
            case OnErasure.Removed() ->
                "delete from %s where %s = :customer".formatted(table.table(), table.customer());
        };
    }
}
