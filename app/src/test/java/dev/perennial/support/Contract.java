package dev.perennial.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document as a promise that answers are held against. Answers may not carry fields that it does not
/// name, though readers are told to expect them one day.
public class Contract {
    private static final String ID = "https://perennial.example/openapi.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    Contract(String json) {
        document = JSON.readTree(json);
        var strict = JSON.readTree(json);
        forbidUnnamed(strict);
        var text = JSON.writeValueAsString(strict);
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, text)));
    }

    public JsonNode document() {
        return document;
    }

    /// Every `METHOD /path` it describes.
    public Set<String> operations() {
        var all = new TreeSet<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    if (!method.equals("parameters")) all.add(method.toUpperCase() + " " + path.getKey());
                }));
        return all;
    }

    void hold(String method, String path, HttpResponse<String> answer) {
        var bare = path.replaceFirst("\\?.*", "");
        var status = String.valueOf(answer.statusCode());
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() >= 400) {
            assertThat(type).isEqualTo("application/problem+json");
            fits("/components/schemas/Problem", answer.body());
        }
        if (bare.equals("/api/v1/openapi.json")) return;
        var template = template(bare);
        if (template.isEmpty() || !document.get("paths").get(template).has(method.toLowerCase())) {
            assertThat(answer.statusCode())
                    .as("%s %s is in no document, but answers", method, path)
                    .isGreaterThanOrEqualTo(400);
            return;
        }
        var responses =
                document.get("paths").get(template).get(method.toLowerCase()).get("responses");
        assertThat(responses.has(status) || (answer.statusCode() >= 400 && responses.has("default")))
                .as("%s %s answers %s, which the document does not name", method, template, status)
                .isTrue();
        if (answer.statusCode() < 400) {
            assertThat(type).isEqualTo("application/json");
            fits(
                    pointer(
                            "paths",
                            template,
                            method.toLowerCase(),
                            "responses",
                            status,
                            "content",
                            "application/json",
                            "schema"),
                    answer.body());
        }
        Programs.ANSWERED.add(method + " " + template + " " + status);
    }

    /// What is wrong with a text by a schema of the document, or nothing.
    public void fits(String pointer, String json) {
        var schema = schemas.computeIfAbsent(pointer, it -> registry.getSchema(SchemaLocation.of(ID + "#" + it)));
        var wrong =
                schema.validate(json, InputFormat.JSON, it -> it.executionConfig(c -> c.formatAssertionsEnabled(true)));
        assertThat(wrong).as("%s against %s", json, pointer).isEmpty();
    }

    public static String pointer(String... parts) {
        var pointer = new StringBuilder();
        for (var part : parts)
            pointer.append('/')
                    .append(part.replace("~", "~0")
                            .replace("/", "~1")
                            .replace("{", "%7B")
                            .replace("}", "%7D"));
        return pointer.toString();
    }

    /// The path of the document that an address is one of; the plainest when there are several.
    private String template(String path) {
        if (document.get("paths").has(path)) return path;
        for (var template : document.get("paths").propertyNames())
            if (path.matches(template.replaceAll("\\{\\w+}", "[^/]+"))) return template;
        return "";
    }

    private static void forbidUnnamed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.has("properties")
                && object.has("required")
                && !object.has("additionalProperties")
                && "object".equals(object.path("type").asString())) object.put("additionalProperties", false);
        node.forEach(Contract::forbidUnnamed);
    }
}
