package dev.perennial.customers;

import java.util.HashMap;
import java.util.Map;

/// How a person is told what is held of them: one statement, and how its columns are read. A column whose name
/// ends in `_minor` is money, in the row's column `currency`, else in the business's own.
///
/// @param name what a program calls it: `customers.note`
/// @param title message key of what people call it; a column's is the title, a dot and the column. Empty when the
///   names the database uses have to do
/// @param sql one statement with the parameter `:customer`
public record Telling(String name, String title, String sql, Map<String, Reading> readings) {
    public sealed interface Reading {
        /// A word of ours: its message key is the value between these.
        record Word(String before, String after) implements Reading {}

        /// Somebody of the staff, who is told as a role and not by name.
        record OfStaff() implements Reading {}

        /// Written freely, so somebody else may stand in it.
        record Written() implements Reading {}
    }

    public Telling {
        readings = Map.copyOf(readings);
    }

    public static Telling of(String name, String title, String sql) {
        return new Telling(name, title, sql, Map.of());
    }

    /// All columns as they stand, until the module finds words for them.
    static Telling asItStands(String table, String customer) {
        return of(table, "", "select * from %s where %s = :customer".formatted(table, customer));
    }

    public Telling word(String column, String before) {
        return word(column, before, "");
    }

    public Telling word(String column, String before, String after) {
        return read(column, new Reading.Word(before, after));
    }

    public Telling staff(String... columns) {
        var told = this;
        for (var column : columns) told = told.read(column, new Reading.OfStaff());
        return told;
    }

    public Telling written(String... columns) {
        var told = this;
        for (var column : columns) told = told.read(column, new Reading.Written());
        return told;
    }

    private Telling read(String column, Reading reading) {
        var more = new HashMap<>(readings);
        more.put(column, reading);
        return new Telling(name, title, sql, more);
    }
}
