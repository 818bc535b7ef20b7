package dev.perennial.programs;

import dev.perennial.ui.Problem;
import dev.perennial.ui.Problem.Kind;
import dev.perennial.ui.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// What a program is told, kept as it was said so that it can be said again.
///
/// @param about the customer it tells of, so that erasing the customer erases what was kept of it
public record Answer(int status, String body, @Nullable UUID about) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    public static Answer of(int status, Object body) {
        return new Answer(status, JSON.writeValueAsString(body), null);
    }

    public static Answer refused(List<Refusal> refusals) {
        return of(Problem.of(Kind.REFUSED, refusals));
    }

    public static Answer conflict(Refusal refusal) {
        return of(Problem.of(Kind.CONFLICT, List.of(refusal)));
    }

    static Answer of(Problem problem) {
        return new Answer(problem.status(), problem.json(), null);
    }

    public Answer about(@Nullable UUID customer) {
        return new Answer(status, body, customer);
    }

    boolean isDone() {
        return status < 400;
    }

    ResponseEntity<String> send() {
        return ResponseEntity.status(status)
                .contentType(isDone() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
