package dev.perennial.customers.privacy.held;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Nested facts in one line: “items: 2 Rye loaf, 1 Croissant · channel: counter”.
final class Flat {
    private Flat() {}

    static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .filter(each -> !words(each.getValue()).isEmpty())
                        .map(each -> each.getKey() + ": " + words(each.getValue()))
                        .collect(Collectors.joining(" · "));
            case List<?> list -> list.stream().map(Flat::words).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
