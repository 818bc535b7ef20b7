package dev.perennial.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.perennial.access.StaffMember;
import dev.perennial.access.tokens.ApiTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;

/// A program of the shop, with a real HTTP client. Every answer it gets is held against the OpenAPI document.
@Lazy
public class Programs {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ApiTokens tokens;
    private final String base;
    private volatile @Nullable Contract contract;

    /// Every `METHOD /path/{template} status` that was answered in this JVM.
    public static final Set<String> ANSWERED = ConcurrentHashMap.newKeySet();

    Programs(ApiTokens tokens, @Value("${local.server.port}") int port) {
        this.tokens = tokens;
        this.base = "http://127.0.0.1:" + port;
    }

    /// One with a token of this member of staff and these scopes.
    public Program of(StaffMember member, String... scopes) {
        return new Program(tokens.make("Test", member.id(), List.of(scopes), Duration.ofDays(365)));
    }

    public Program with(String token) {
        return new Program(token);
    }

    /// The document as it is served.
    public Contract contract() {
        var known = contract;
        if (known != null) return known;
        try {
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(base + "/api/v1/openapi.json"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            var read = new Contract(answer.body());
            contract = read;
            return read;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public URI address(String path) {
        return URI.create(base + path);
    }

    public class Program {
        private final String token;

        Program(String token) {
            this.token = token;
        }

        public Reply get(String path) {
            return send("GET", path, null, it -> it);
        }

        public Reply post(String path, String body) {
            return send("POST", path, body, it -> it);
        }

        public Reply post(String path, String body, String key) {
            return send("POST", path, body, it -> it.header("Idempotency-Key", key));
        }

        public Reply patch(String path, String body) {
            return send("PATCH", path, body, it -> it);
        }

        public Reply send(String method, String path, @Nullable String body, UnaryOperator<HttpRequest.Builder> more) {
            var request = HttpRequest.newBuilder(address(path))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
            if (body != null) request.header("Content-Type", "application/json");
            try {
                var answer = CLIENT.send(more.apply(request).build(), BodyHandlers.ofString());
                contract().hold(method, path, answer);
                return new Reply(answer);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(method + " " + path, e);
            }
        }
    }

    public record Reply(HttpResponse<String> answer) {
        public int status() {
            return answer.statusCode();
        }

        public String body() {
            return answer.body();
        }

        public String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        /// What a JSON path finds, as text; null when it finds nothing.
        public @Nullable String at(String path) {
            var found = JsonPath.using(com.jayway.jsonpath.Configuration.defaultConfiguration()
                            .addOptions(com.jayway.jsonpath.Option.SUPPRESS_EXCEPTIONS))
                    .parse(body())
                    .<Object>read(path);
            return found == null ? null : found.toString();
        }

        public List<String> all(String path) {
            return JsonPath.parse(body()).<List<Object>>read(path).stream()
                    .map(String::valueOf)
                    .toList();
        }

        /// A problem document of this status, which blames this field first.
        public Reply isProblem(int status, @Nullable String field, String reason) {
            assertThat(status()).as(body()).isEqualTo(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            if (field != null) {
                assertThat(at("$.errors[0].field")).isEqualTo(field);
                assertThat(at("$.errors[0].reason")).isEqualTo(reason);
            }
            assertThat(at("$.detail")).endsWith(".");
            return this;
        }

        public Reply is(int status) {
            assertThat(status()).as(body()).isEqualTo(status);
            return this;
        }
    }
}
