package dev.perennial.platform.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Server settings, and those that the running server must report back before anybody may use it.
public record PostgresSettings(Map<String, String> values, Map<String, String> promised) {
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on", "data_checksums", "on");

    /// What an acknowledged commit rests on, sized for a small machine.
    public static PostgresSettings shipped() {
        var values = new LinkedHashMap<String, String>();
        values.put("fsync", "on");
        values.put("synchronous_commit", "on");
        values.put("full_page_writes", "on");
        values.put("max_connections", "40");
        values.put("shared_buffers", "64MB");
        values.put("effective_cache_size", "512MB");
        values.put("random_page_cost", "1.1");
        values.put("jit", "off");
        values.put("max_logical_replication_workers", "0");
        values.put("timezone", "UTC");
        values.put("log_timezone", "UTC");
        values.put("lc_messages", "C");
        values.put("log_min_messages", "warning");
        // An error's detail and statement would carry customers' data into the log.
        values.put("log_error_verbosity", "terse");
        values.put("log_min_error_statement", "panic");
        return new PostgresSettings(values, DURABLE);
    }

    public PostgresSettings {
        values = Map.copyOf(values);
        promised = Map.copyOf(promised);
    }

    List<String> arguments() {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }
}
