package dev.perennial.orders.input;

import dev.perennial.orders.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a program's request was not done (RFC 9457); each error names field, value and what would be right.
public record Problem(String type, String title, int status, String detail, List<Error> errors) {
    public record Error(String field, @Nullable String value, String reason, String detail) {}

    static Problem of(int status, String title, List<Refusal> refusals) {
        var errors = refusals.stream()
                .map(it -> new Error(it.field(), it.value(), it.reason(), it.sentence()))
                .toList();
        return new Problem("about:blank", title, status, errors.getFirst().detail(), errors);
    }
}
