package dev.perennial.customers.privacy.held;

import dev.perennial.customers.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything held of one person, ready to be handed over.
///
/// @param reasons why the product thinks what it thinks, in sentences
/// @param sources where it came from
/// @param recipients who else gets it
/// @param looks how often staff opened the person's page or took data out
/// @param masked where an address of somebody else was covered
public record Copy(
        CustomerId customer,
        String called,
        String business,
        Instant madeAt,
        List<Section> sections,
        List<String> reasons,
        List<String> sources,
        List<String> recipients,
        long looks,
        List<String> masked) {

    /// @param name what a program calls it
    public record Section(String name, String title, List<Column> columns, List<List<Cell>> rows) {
        /// One row reads better as a list of facts.
        public boolean isFacts() {
            return rows.size() == 1 && columns.size() > 2;
        }
    }

    public record Column(String key, String label) {}

    /// @param value for a program: text, number, yes or no, or nested
    /// @param words for people; empty when nothing is known
    public record Cell(@Nullable Object value, String words) {}

    public long rows() {
        return sections.stream().mapToLong(section -> section.rows().size()).sum();
    }

    /// The form a program reads; described in `docs/privacy.md`.
    Map<String, @Nullable Object> forPrograms() {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("format", "perennial-person");
        all.put("version", 1);
        all.put("made_at", madeAt.toString());
        all.put("business", business);
        all.put("customer", customer.toString());
        var held = new LinkedHashMap<String, List<Map<String, @Nullable Object>>>();
        for (var section : sections) held.put(section.name(), rows(section));
        all.put("held", held);
        all.put("reasons", reasons);
        all.put("sources", sources);
        all.put("recipients", recipients);
        all.put("looks", looks);
        return all;
    }

    private static List<Map<String, @Nullable Object>> rows(Section section) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var cells : section.rows()) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < cells.size(); i++) {
                var value = cells.get(i).value();
                if (value != null) row.put(section.columns().get(i).key(), value);
            }
            rows.add(row);
        }
        return rows;
    }
}
