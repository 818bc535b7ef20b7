package dev.perennial.conversations.effort;

import dev.perennial.conversations.CaseClosed;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.CaseOpened;
import dev.perennial.conversations.CustomerSpoke;
import dev.perennial.conversations.Entries;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.CustomersMerged;
import dev.perennial.customers.CustomersSeparated;
import dev.perennial.customers.TraitDefinition;
import dev.perennial.customers.Traits;
import dev.perennial.hours.Hours;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Counts what a case cost when it closes, and keeps what is true of the customer up to date.
@Component
class Measuring {
    private static final Duration LATELY = Duration.ofDays(90);

    private final JdbcClient db;
    private final CaseFiles files;
    private final Entries entries;
    private final Hours hours;
    private final Customers customers;
    private final Traits traits;
    private final Clock clock;

    Measuring(
            JdbcClient db,
            CaseFiles files,
            Entries entries,
            Hours hours,
            Customers customers,
            Traits traits,
            Clock clock) {
        this.db = db;
        this.files = files;
        this.entries = entries;
        this.hours = hours;
        this.customers = customers;
        this.traits = traits;
        this.clock = clock;
    }

    @Bean
    static TraitDefinition openCases() {
        return new TraitDefinition(
                "conversations", "open_cases", TraitDefinition.Type.NUMBER, "conversations.trait.open", null);
    }

    @Bean
    static TraitDefinition lastContact() {
        return new TraitDefinition(
                "conversations", "last_contact", TraitDefinition.Type.DATE, "conversations.trait.lastContact", null);
    }

    @Bean
    static TraitDefinition contactsLately() {
        return new TraitDefinition(
                "conversations", "contacts_90_days", TraitDefinition.Type.NUMBER, "conversations.trait.contacts", null);
    }

    @Bean
    static TraitDefinition effortOfLatestCase() {
        return new TraitDefinition(
                "conversations", "effort", TraitDefinition.Type.NUMBER, "conversations.trait.effort", null);
    }

    @ApplicationModuleListener
    void on(CaseClosed closed) {
        measure(closed.id());
        keep(closed.customer());
    }

    @ApplicationModuleListener
    void on(CaseOpened opened) {
        keep(opened.customer());
    }

    @ApplicationModuleListener
    void on(CustomerSpoke spoke) {
        keep(spoke.customer());
    }

    @ApplicationModuleListener
    void on(CustomersMerged merged) {
        keep(merged.survivor());
    }

    @ApplicationModuleListener
    void on(CustomersSeparated separated) {
        keep(separated.survivor());
        keep(separated.absorbed());
    }

    private void measure(CaseId id) {
        var file = files.find(id);
        if (file.isEmpty()) return;
        var effort = Effort.of(entries.of(id), file.get().state().transfers(), hours.ofBusiness());
        db.sql("""
            update conversations.case_file set effort = :points, waited_seconds = :waited, ways = :ways where id = :id""")
                .param("points", effort.points())
                .param("waited", effort.waited().toSeconds())
                .param("ways", effort.ways())
                .param("id", id.value())
                .update();
    }

    private void keep(@Nullable CustomerId named) {
        if (named == null) return;
        var customer = customers.hold(named);
        if (customer.isEmpty()) return;
        var zone = hours.ofBusiness().zone();
        db.sql("""
            select count(*) as cases, count(*) filter (where c.status <> 'CLOSED') as open,
                (select max(e.at) from conversations.entry e join conversations.case_file f on f.id = e.case_id
                 where f.customer_id = :customer and e.kind in ('HEARD', 'CALL') and not e.robot) as last,
                (select count(*) from conversations.entry e join conversations.case_file f on f.id = e.case_id
                 where f.customer_id = :customer and e.kind in ('HEARD', 'CALL') and not e.robot and e.at >= :since)
                    as lately,
                (select f.effort from conversations.case_file f
                 where f.customer_id = :customer and f.effort is not null and f.merged_into is null
                 order by f.closed_at desc nulls last limit 1) as effort
            from conversations.case_file c where c.customer_id = :customer and c.merged_into is null""")
                .param("customer", customer.get().value())
                .param("since", Timestamp.from(clock.instant().minus(LATELY)))
                .query(row -> {
                    if (row.getLong("cases") == 0 && isUnknown(customer.get())) return;
                    Map<String, @Nullable Object> told = new LinkedHashMap<>();
                    told.put("open_cases", row.getLong("open"));
                    var last = row.getTimestamp("last");
                    if (last != null)
                        told.put(
                                "last_contact",
                                last.toInstant().atZone(zone).toLocalDate().toString());
                    told.put("contacts_90_days", row.getLong("lately"));
                    var effort = row.getBigDecimal("effort");
                    if (effort != null) told.put("effort", effort.doubleValue());
                    traits.set(customer.get(), "conversations", told);
                });
    }

    /// Of somebody who never spoke nothing is said, not even that they have no case.
    private boolean isUnknown(CustomerId customer) {
        return traits.of(customer).keySet().stream().noneMatch(it -> it.startsWith("conversations."));
    }
}
