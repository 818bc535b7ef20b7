package dev.perennial.customers.merges;

import java.util.List;

/// Columns of a customer that are taken whole or not at all.
enum Facet {
    NAME("name", "name_key"),
    BIRTHDAY("birth_month", "birth_day", "birth_year"),
    ADDRESS("street", "postal_code", "city", "region", "country");

    private final List<String> columns;

    Facet(String... columns) {
        this.columns = List.of(columns);
    }

    List<String> columns() {
        return columns;
    }
}
