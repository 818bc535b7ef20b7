package dev.perennial.customers.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Held;
import dev.perennial.customers.HeldTable;
import dev.perennial.customers.HeldTable.OnErasure.Severed;
import dev.perennial.support.PerennialTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the catalogue of the migrated database. Whoever adds a table that names a customer, or a column of text,
/// says in the module's `HeldOf…` what becomes of it, or why it never holds anything about a person.
@PerennialTest
class CoverageTests {
    @Autowired
    Held held;

    @Autowired
    JdbcClient db;

    private record Column(String table, String name) {
        String full() {
            return table + "." + name;
        }
    }

    @Test
    void everyColumnThatNamesACustomerIsHeldByItsModule() {
        var covered = new HashSet<String>();
        for (var table : held.tables()) covered.add(table.table() + "." + table.customer());
        for (var place : held.places()) covered.addAll(place.columns());
        covered.addAll(held.nobody().keySet());
        assertThat(naming()).hasSizeGreaterThan(5);
        assertThat(outside(covered, naming()))
                .as("columns that name a customer and are in no module’s HeldOf…")
                .isEmpty();
    }

    @Test
    void everyTextIsSaidToBeErasedOrToHoldNobody() {
        var covered = covered();
        assertThat(texts()).hasSizeGreaterThan(50);
        assertThat(outside(covered, texts()))
                .as("columns that may carry personal text and are in no module’s HeldOf…")
                .isEmpty();
    }

    @Test
    void aNewColumnOfTextIsNoticedByItsName() {
        db.sql("create table orders.complaint (id int, said text)").update();
        assertThat(outside(covered(), texts())).containsExactly("orders.complaint.said");
        db.sql("drop table orders.complaint").update();
    }

    @Test
    void aNewTableThatNamesACustomerIsNoticedByItsName() {
        db.sql("create table orders.complaint (id int, who uuid references customers.customer)")
                .update();
        assertThat(outside(covered(), naming())).contains("orders.complaint.who");
        db.sql("drop table orders.complaint").update();
    }

    private static List<String> outside(Set<String> covered, List<Column> columns) {
        return columns.stream()
                .filter(column -> !covered.contains(column.table()) && !covered.contains(column.full()))
                .map(Column::full)
                .toList();
    }

    @Test
    void nothingIsCoveredThatIsNotThere() {
        var there = new HashSet<String>();
        columns("true").forEach(column -> {
            there.add(column.table());
            there.add(column.full());
        });
        assertThat(there).containsAll(held.nobody().keySet());
        for (var table : held.tables()) {
            assertThat(there).contains(table.table() + "." + table.customer());
            table.key().forEach(key -> assertThat(there).contains(table.table() + "." + key));
        }
        for (var text : held.texts()) assertThat(there).contains(text.table() + "." + text.column());
        for (var place : held.places()) assertThat(there).containsAll(place.columns());
    }

    @Test
    void whatHoldsNobodySaysWhy() {
        assertThat(held.nobody().values())
                .allSatisfy(because -> assertThat(because).isNotBlank());
    }

    /// Rows that go need no more words; of rows that stay, each text is taken out or holds nobody.
    private Set<String> covered() {
        var covered = new HashSet<>(held.nobody().keySet());
        covered.add("customers.customer");
        for (var table : held.tables()) covered.addAll(covered(table));
        for (var text : held.texts()) covered.add(text.table() + "." + text.column());
        for (var place : held.places()) covered.addAll(place.columns());
        goesAlong(covered);
        return covered;
    }

    /// Rows that hang on rows that go.
    private void goesAlong(Set<String> covered) {
        record Hanging(String table, String on) {}
        var hanging = db.sql("""
            select conrelid::regclass::text as table, confrelid::regclass::text as on
            from pg_constraint where contype = 'f' and confdeltype = 'c'""").query(Hanging.class).list();
        var removed = new HashSet<String>();
        for (var table : held.tables()) if (!(table.onErasure() instanceof Severed)) removed.add(table.table());
        while (hanging.stream()
                .filter(each -> removed.contains(each.on()))
                .map(each -> removed.add(each.table()))
                .reduce(false, Boolean::logicalOr)) {}
        covered.addAll(removed);
    }

    private static Set<String> covered(HeldTable table) {
        if (!(table.onErasure() instanceof Severed(var sql))) return Set.of(table.table());
        if (sql.contains("delete from " + table.table())) return Set.of(table.table());
        var taken = new HashSet<String>();
        for (var word : sql.split("\\W+")) taken.add(table.table() + "." + word);
        return taken;
    }

    private List<Column> naming() {
        return columns("""
            a.attname like '%customer_id' or exists (
                select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
                  and k.confrelid = 'customers.customer'::regclass and k.conkey = array[a.attnum])""");
    }

    /// A column that a check confines to a few words or to a pattern cannot carry anything else.
    private List<Column> texts() {
        return columns("""
            a.atttypid in ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype, 'json'::regtype, 'jsonb'::regtype,
                           'bytea'::regtype, 'text[]'::regtype)
            and not exists (
                select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                  and pg_get_constraintdef(k.oid) ~ '(ANY \\(+ARRAY|~ ''\\^)')""");
    }

    private List<Column> columns(String which) {
        return db.sql("""
            select c.oid::regclass::text as table, a.attname as name
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
              and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_temp%' and (""" + which + ") order by 1, 2").query(Column.class).list();
    }
}
