package dev.perennial.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Why a program's request was not done (RFC 9457); each error names field, value and what would be right.
public record Problem(String type, String title, int status, String detail, List<Error> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public enum Kind {
        REFUSED(400),
        NO_TOKEN(401),
        NOT_ALLOWED(403),
        NOT_HERE(404),
        WRONG_METHOD(405),
        NOT_ACCEPTABLE(406),
        CONFLICT(409),
        TOO_LARGE(413),
        WRONG_MEDIA_TYPE(415),
        TOO_MANY(429),
        BROKEN(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        private String type() {
            return "urn:perennial:problem:"
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public record Error(String field, @Nullable String value, String reason, String detail) {}

    /// @param refusals at least one; the first is the problem's own sentence
    public static Problem of(Kind kind, List<Refusal> refusals) {
        var errors = refusals.stream()
                .map(it -> new Error(it.field(), it.value(), it.reason(), it.sentence()))
                .toList();
        return new Problem(
                kind.type(), title(kind), kind.status, errors.getFirst().detail(), errors);
    }

    /// A problem that no single field is to blame for.
    public static Problem saying(Kind kind, String detail) {
        return new Problem(kind.type(), title(kind), kind.status, detail, List.of());
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    /// Answers with it, outside of the controllers.
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
    }

    private static String title(Kind kind) {
        return Words.t("ui.problem." + kind);
    }
}
