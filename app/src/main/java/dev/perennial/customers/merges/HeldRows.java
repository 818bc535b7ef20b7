package dev.perennial.customers.merges;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.HeldTable;
import dev.perennial.customers.HeldTable.OnMerge;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.PersonalData;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Moves what every module holds of one customer to another, and back, and notes which rows those were. Names of
/// tables and columns come from [HeldTable]s, which are code.
@Repository
class HeldRows {
    private final JdbcClient db;
    private final ObjectProvider<PersonalData> modules;

    HeldRows(JdbcClient db, ObjectProvider<PersonalData> modules) {
        this.db = db;
        this.modules = modules;
    }

    /// @return how many rows are the survivor's now
    long move(MergeId merge, CustomerId from, CustomerId to) {
        return filled(from).stream()
                .mapToLong(table -> switch (table.onMerge()) {
                    case OnMerge.Moved _ -> moved(table, merge, from, to);
                    case OnMerge.MovedUnlessThere(var same) -> {
                        keepWhole(table, merge, from);
                        leaveOut(table, same, from, to);
                        yield moved(table, merge, from, to);
                    }
                    case OnMerge.SetAside _ -> {
                        keepWhole(table, merge, from);
                        remove(table, from);
                        yield 0;
                    }
                    case OnMerge.Forgotten _ -> {
                        remove(table, from);
                        yield 0;
                    }
                    case OnMerge.Untouched _ -> 0;
                })
                .sum();
    }

    /// What came since stays with the survivor, and what was removed since stays removed, but for the rows that were
    /// kept whole: those come back as they were.
    void bringBack(MergeId merge, CustomerId survivor, CustomerId absorbed) {
        var touched = touched(merge);
        for (var table : tables()) {
            if (!touched.contains(table.table() + "." + table.customer())) continue;
            switch (table.onMerge()) {
                case OnMerge.Moved _ -> movedBack(table, merge, survivor, absorbed);
                case OnMerge.MovedUnlessThere _, OnMerge.SetAside _ -> restored(table, merge);
                case OnMerge.Forgotten _, OnMerge.Untouched _ -> {}
            }
        }
    }

    /// Most tables hold nothing of most customers: those are passed by with one question to all of them.
    private List<HeldTable> filled(CustomerId customer) {
        var tables = tables();
        var filled = db.sql(IntStream.range(0, tables.size())
                        .mapToObj(i -> "select %d where exists (select from %s where %s = :customer)"
                                .formatted(
                                        i, tables.get(i).table(), tables.get(i).customer()))
                        .collect(Collectors.joining(" union all ")))
                .param("customer", customer.value())
                .query(Integer.class)
                .set();
        return IntStream.range(0, tables.size())
                .filter(filled::contains)
                .mapToObj(tables::get)
                .toList();
    }

    private List<String> touched(MergeId merge) {
        return db.sql("select name || '.' || col from customers.merge_table where merge_id = ?")
                .param(merge.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<HeldTable> tables() {
        return modules.orderedStream()
                .flatMap(module -> module.tables().stream())
                .toList();
    }

    private long moved(HeldTable table, MergeId merge, CustomerId from, CustomerId to) {
        var key = table.key().stream().map(it -> "'" + it + "', t." + it).collect(Collectors.joining(", "));
        return db.sql("""
            with moved as (
                update %1$s t set %2$s = :to where %2$s = :from returning jsonb_build_object(%3$s) as key),
            noted as (
                insert into customers.merge_table (merge_id, name, col, keys)
                select :merge, :name, :column, jsonb_agg(key) from moved having count(*) > 0
                on conflict (merge_id, name, col) do update set keys = excluded.keys)
            select count(*) from moved""".formatted(table.table(), table.customer(), key))
                .param("merge", merge.value())
                .param("name", table.table())
                .param("column", table.customer())
                .param("from", from.value())
                .param("to", to.value())
                .query(Long.class)
                .single();
    }

    private void keepWhole(HeldTable table, MergeId merge, CustomerId from) {
        db.sql("""
            insert into customers.merge_table (merge_id, name, col, rows)
            select :merge, :name, :column, jsonb_agg(to_jsonb(t)) from %s t where t.%s = :from having count(*) > 0""".formatted(table.table(), table.customer()))
                .param("merge", merge.value())
                .param("name", table.table())
                .param("column", table.customer())
                .param("from", from.value())
                .update();
    }

    private void leaveOut(HeldTable table, List<String> same, CustomerId from, CustomerId to) {
        var equal = same.stream()
                .map(it -> "o." + it + " is not distinct from t." + it)
                .collect(Collectors.joining(" and "));
        db.sql("""
            delete from %1$s t where t.%2$s = :from
            and exists (select from %1$s o where o.%2$s = :to and %3$s)""".formatted(table.table(), table.customer(), equal))
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    private void remove(HeldTable table, CustomerId from) {
        db.sql("delete from %s where %s = ?".formatted(table.table(), table.customer()))
                .param(from.value())
                .update();
    }

    private void movedBack(HeldTable table, MergeId merge, CustomerId survivor, CustomerId absorbed) {
        var equal = table.key().stream().map(it -> "t." + it + " = k." + it).collect(Collectors.joining(" and "));
        db.sql("""
            update %1$s t set %2$s = :absorbed
            from jsonb_populate_recordset(null::%1$s, (
                select keys from customers.merge_table
                where merge_id = :merge and name = :name and col = :column)) k
            where %3$s and t.%2$s = :survivor""".formatted(table.table(), table.customer(), equal))
                .param("merge", merge.value())
                .param("name", table.table())
                .param("column", table.customer())
                .param("survivor", survivor.value())
                .param("absorbed", absorbed.value())
                .update();
    }

    /// Columns that an upgrade added since take their defaults.
    private void restored(HeldTable table, MergeId merge) {
        var columns = db.sql("""
            select quote_ident(name) from jsonb_object_keys((
                select rows -> 0 from customers.merge_table
                where merge_id = :merge and name = :name and col = :column)) as name""")
                .param("merge", merge.value())
                .param("name", table.table())
                .param("column", table.customer())
                .query(String.class)
                .list();
        if (columns.isEmpty()) return;
        var all = String.join(", ", columns);
        var news = columns.stream().map(it -> it + " = excluded." + it).collect(Collectors.joining(", "));
        db.sql("""
            insert into %1$s (%2$s)
            select %2$s from jsonb_populate_recordset(null::%1$s, (
                select rows from customers.merge_table
                where merge_id = :merge and name = :name and col = :column))
            on conflict (%3$s) do update set %4$s""".formatted(table.table(), all, String.join(", ", table.key()), news))
                .param("merge", merge.value())
                .param("name", table.table())
                .param("column", table.customer())
                .update();
    }
}
