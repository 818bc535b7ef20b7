package dev.perennial.conversations.rules;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.conversations.rules.Rule.Act;
import dev.perennial.conversations.rules.Rule.Fact;
import dev.perennial.conversations.rules.Rule.If;
import dev.perennial.conversations.rules.Rule.Then;
import dev.perennial.conversations.rules.Rule.Trigger;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The rules in their order.
@Repository
class Rulebook {
    private final JdbcClient db;
    private final CurrentStaff staff;
    private final AuditLog log;
    private final Clock clock;

    Rulebook(JdbcClient db, CurrentStaff staff, AuditLog log, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.log = log;
        this.clock = clock;
    }

    private record Part(UUID rule, boolean isIf, String kind, String value) {}

    List<Rule> all() {
        var parts = db.sql("select rule_id, side, kind, value from conversations.rule_part order by rule_id, side, n")
                .query((row, _) -> new Part(
                        row.getObject(1, UUID.class),
                        row.getString(2).equals("IF"),
                        row.getString(3),
                        row.getString(4)))
                .list();
        return db.sql("select id, trigger, after, active from conversations.rule order by position, id")
                .query((row, _) -> {
                    var id = row.getObject(1, UUID.class);
                    var ifs = new ArrayList<If>();
                    var thens = new ArrayList<Then>();
                    for (var part : parts) {
                        if (!part.rule().equals(id)) continue;
                        if (part.isIf()) ifs.add(new If(Fact.valueOf(part.kind()), part.value()));
                        else thens.add(new Then(Act.valueOf(part.kind()), part.value()));
                    }
                    return new Rule(
                            id,
                            Trigger.valueOf(row.getString(2)),
                            row.getObject(3, Integer.class),
                            ifs,
                            thens,
                            row.getBoolean(4));
                })
                .list();
    }

    List<Rule> active(Trigger trigger) {
        return all().stream()
                .filter(it -> it.active() && it.trigger() == trigger)
                .toList();
    }

    @Transactional
    public void add(Trigger trigger, @Nullable Integer after, List<If> ifs, List<Then> thens) {
        staff.require(Role.MANAGER);
        var id = db.sql("""
            insert into conversations.rule (position, trigger, after, made_by, made_at)
            select coalesce(max(position), 0) + 1, :trigger, :after, :by, :at from conversations.rule returning id""")
                .param("trigger", trigger.name())
                .param("after", after)
                .param("by", staff.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single();
        for (int n = 0; n < ifs.size(); n++)
            part(id, n, "IF", ifs.get(n).fact().name(), ifs.get(n).value());
        for (int n = 0; n < thens.size(); n++)
            part(id, n, "THEN", thens.get(n).act().name(), thens.get(n).value());
        log.changed("conversations.rule", id);
    }

    private void part(UUID rule, int n, String side, String kind, String value) {
        db.sql("insert into conversations.rule_part (rule_id, n, side, kind, value) values (?, ?, ?, ?, ?)")
                .params(rule, n, side, kind, value)
                .update();
    }

    @Transactional
    public void turn(UUID rule, boolean active) {
        staff.require(Role.MANAGER);
        db.sql("update conversations.rule set active = ? where id = ?")
                .params(active, rule)
                .update();
        log.changed("conversations.rule", rule);
    }

    @Transactional
    public void remove(UUID rule) {
        staff.require(Role.MANAGER);
        db.sql("delete from conversations.rule where id = ?").param(rule).update();
        log.changed("conversations.rule", rule);
    }
}
