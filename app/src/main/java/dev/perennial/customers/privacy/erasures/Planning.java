package dev.perennial.customers.privacy.erasures;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Held;
import dev.perennial.customers.HeldTable;
import dev.perennial.customers.HeldTable.OnErasure;
import dev.perennial.customers.PersonErasure;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts what an erasure would touch, and touches nothing.
@Component
class Planning {
    private final Held held;
    private final PersonErasure forgetting;
    private final Customers customers;
    private final CurrentStaff current;
    private final JdbcClient db;

    Planning(Held held, PersonErasure forgetting, Customers customers, CurrentStaff current, JdbcClient db) {
        this.held = held;
        this.forgetting = forgetting;
        this.customers = customers;
        this.current = current;
        this.db = db;
    }

    Plan of(CustomerId customer) {
        current.require(Role.OWNER);
        var called = customers.name(customer).orElseThrow(() -> new NoSuchElementException("no customer " + customer));
        var goes = new ArrayList<Plan.Line>();
        var stays = new ArrayList<Plan.Line>();
        goes.add(new Plan.Line(t("customers.held.profile"), 1));
        for (var table : held.tables())
            add(table.onErasure() instanceof OnErasure.Removed ? goes : stays, title(table), rows(table, customer));
        var traces = held.traces(customer);
        for (var text : held.texts())
            add(goes, t(text.title()), held.find(text, traces).size());
        for (var place : held.places())
            add(goes, t(place.title()), place.tell(traces).size());
        return new Plan(customer, called, goes, stays, forgetting.obstacles(customer));
    }

    private static void add(List<Plan.Line> lines, String title, long rows) {
        if (rows > 0) lines.add(new Plan.Line(title, rows));
    }

    private static String title(HeldTable table) {
        var telling = table.tellings().isEmpty() ? null : table.tellings().getFirst();
        return telling == null || telling.title().isEmpty() ? table.table() : t(telling.title());
    }

    private long rows(HeldTable table, CustomerId customer) {
        return db.sql("select count(*) from %s where %s = ?".formatted(table.table(), table.customer()))
                .param(customer.value())
                .query(Long.class)
                .single();
    }
}
