package dev.perennial.today.page;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.platform.Money;
import dev.perennial.today.Decision;
import dev.perennial.today.Decisions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was done lately, with who did it and what came after it.
@Repository
class DoneItems {
    private static final int MOST = 50;

    private final Decisions decisions;
    private final Staff staff;
    private final JdbcClient db;

    DoneItems(Decisions decisions, Staff staff, JdbcClient db) {
        this.decisions = decisions;
        this.staff = staff;
        this.db = db;
    }

    List<DoneItem> since(Instant since) {
        var done = decisions.doneSince(since, MOST);
        var brought = brought(done);
        return done.stream()
                .map(it -> new DoneItem(it, name(it.by()), brought.getOrDefault(it.key(), List.of())))
                .toList();
    }

    private @Nullable String name(@Nullable StaffId id) {
        return id == null ? null : staff.find(id).map(StaffMember::name).orElse(null);
    }

    private Map<String, List<Money>> brought(List<Decision> done) {
        record Brought(String key, Money money) {}
        return db
                .sql("""
            select d.item_key, a.currency,
                   sum(case a.kind when 'orders.refund' then -a.amount_minor else a.amount_minor end) as minor
            from today.decision d
            join customers.api_activity a on a.customer_id = d.customer_id and a.at > d.decided_at
            where d.item_key = any(:keys) and a.kind in ('orders.purchase', 'orders.refund')
            group by d.item_key, a.currency
            order by minor desc""")
                .param("keys", done.stream().map(Decision::key).toArray(String[]::new))
                .query((row, _) -> new Brought(
                        row.getString("item_key"), Money.of(row.getLong("minor"), row.getString("currency"))))
                .list()
                .stream()
                .filter(it -> it.money().minor() != 0)
                .collect(Collectors.groupingBy(Brought::key, Collectors.mapping(Brought::money, Collectors.toList())));
    }
}
