package dev.perennial.access.audit;

import dev.perennial.access.AuditLog.Action;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which part of the log somebody wants to read; what cannot be read as such is as good as not asked for.
///
/// @param person whose doings, or null for everybody's
/// @param customer the name or the id of whom it was about, or empty
/// @param before the entry before which the page begins, or null
public record AuditFilter(
        @Nullable UUID person,
        @Nullable Action action,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String customer,
        @Nullable UUID before) {
    private static final int LONGEST = 100;

    static AuditFilter of(Map<String, String> asked) {
        var customer = asked.getOrDefault("customer", "").strip();
        return new AuditFilter(
                id(asked.getOrDefault("person", "")),
                Arrays.stream(Action.values())
                        .filter(it -> it.name().equals(asked.get("action")))
                        .findFirst()
                        .orElse(null),
                day(asked.getOrDefault("from", "")),
                day(asked.getOrDefault("to", "")),
                customer.length() <= LONGEST ? customer : customer.substring(0, LONGEST),
                id(asked.getOrDefault("before", "")));
    }

    @Nullable
    UUID customerId() {
        return id(customer);
    }

    public boolean isEmpty() {
        return query().isEmpty();
    }

    /// The same part of the log as a query, without where the page begins.
    public String query() {
        var parts = new LinkedHashMap<String, String>();
        if (person != null) parts.put("person", person.toString());
        if (action != null) parts.put("action", action.name());
        if (from != null) parts.put("from", from.toString());
        if (to != null) parts.put("to", to.toString());
        if (!customer.isEmpty()) parts.put("customer", customer);
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() >= 2000 && day.getYear() <= 2200 ? day : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
