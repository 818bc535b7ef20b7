package dev.perennial.orders.input;

import static dev.perennial.ui.Words.t;

import dev.perennial.orders.Refusal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// What a program is told, kept as it was said so that it can be said again.
public record Answer(int status, String body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Answer of(int status, Object body) {
        return new Answer(status, JSON.writeValueAsString(body));
    }

    public static Answer refused(List<Refusal> refusals) {
        return problem(400, "orders.api.refused", refusals);
    }

    public static Answer conflict(Refusal refusal) {
        return problem(409, "orders.api.conflict", List.of(refusal));
    }

    static Answer problem(int status, String title, List<Refusal> refusals) {
        return of(status, Problem.of(status, t(title), refusals));
    }

    boolean isDone() {
        return status < 400;
    }

    public ResponseEntity<String> send() {
        return ResponseEntity.status(status)
                .contentType(isDone() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
