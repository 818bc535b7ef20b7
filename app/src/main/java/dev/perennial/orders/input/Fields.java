package dev.perennial.orders.input;

import dev.perennial.orders.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;

/// Reads the fields of a JSON object by name and notes all that is wrong with them; what nobody asked for is
/// wrong too. A field that could not be read stands in as an empty value: ask [#refusals] before using any.
public final class Fields {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern QUANTITY = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");

    private final JsonNode object;
    private final String path;
    private final List<Refusal> refusals;
    private final Set<String> asked = new HashSet<>();
    private final List<Fields> parts = new ArrayList<>();

    private Fields(JsonNode object, String path, List<Refusal> refusals) {
        this.object = object;
        this.path = path;
        this.refusals = refusals;
    }

    /// @param body a JSON object in UTF-8
    public static Fields of(byte[] body) {
        var refusals = new ArrayList<Refusal>();
        var object = (JsonNode) JSON.createObjectNode();
        try {
            var read = JSON.readTree(body);
            if (read.isObject()) object = read;
            else refusals.add(Refusal.of("body", read.isMissingNode() ? null : kind(read), "notAnObject"));
        } catch (JacksonException e) {
            var at = e.getLocation();
            refusals.add(
                    at == null
                            ? Refusal.of("body", null, "notAnObject")
                            : Refusal.of("body", null, "notJson", at.getLineNr(), at.getColumnNr()));
        }
        return new Fields(object, "", refusals);
    }

    public String text(String name) {
        var found = optionalText(name);
        if (found == null && !object.hasNonNull(name)) refuse(name, null, "missing");
        return Objects.requireNonNullElse(found, "");
    }

    public @Nullable String optionalText(String name) {
        return scalar(name, it -> it.isString() ? it.stringValue() : null, "text");
    }

    public @Nullable UUID optionalId(String name) {
        return optional(
                name,
                "id",
                text -> UUID.fromString(text).toString().equalsIgnoreCase(text) ? UUID.fromString(text) : null);
    }

    public Instant moment(String name) {
        needed(name);
        var read = optional(name, "moment", text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        });
        return Objects.requireNonNullElse(read, Instant.EPOCH);
    }

    public Currency currency(String name, Currency otherwise) {
        var read = optional(
                name,
                "currency",
                text -> text.matches("[A-Z]{3}")
                                && Currency.getAvailableCurrencies().stream()
                                        .anyMatch(it -> it.getCurrencyCode().equals(text))
                        ? Currency.getInstance(text)
                        : null);
        return Objects.requireNonNullElse(read, otherwise);
    }

    /// An amount as text, such as `"12.40"`.
    public long money(String name, Currency currency) {
        needed(name);
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        var read = optional(
                name,
                "money",
                text -> {
                    var minor = Amounts.exact(text, currency);
                    return minor.isPresent() ? minor.getAsLong() : null;
                },
                currency.getCurrencyCode(),
                BigDecimal.valueOf(1240, digits).toPlainString());
        return Objects.requireNonNullElse(read, 0L);
    }

    /// A quantity as text or number; one when it is not said.
    public BigDecimal quantity(String name) {
        var read = scalar(
                name,
                it -> {
                    var text = it.isString() ? it.stringValue() : it.isNumber() ? it.asString() : "";
                    return QUANTITY.matcher(text).matches() ? new BigDecimal(text) : null;
                },
                "quantity");
        return Objects.requireNonNullElse(read, BigDecimal.ONE);
    }

    public <E extends Enum<E>> E choice(String name, E otherwise) {
        var choices = otherwise.getDeclaringClass().getEnumConstants();
        var words = java.util.Arrays.stream(choices).map(Fields::word).toList();
        var read = optional(
                name,
                "choice",
                text -> words.contains(text) ? choices[words.indexOf(text)] : null,
                String.join(", ", words));
        return Objects.requireNonNullElse(read, otherwise);
    }

    public @Nullable Fields optionalObject(String name) {
        var value = value(name);
        if (value == null) return null;
        if (value.isObject()) return part(value, path(name));
        refuse(name, shown(value), "notAnObjectField");
        return null;
    }

    /// Each object of a list, read by `reader`; an empty list when there is none.
    public <T> List<T> each(String name, int most, Function<Fields, T> reader) {
        var value = value(name);
        if (value == null) return List.of();
        if (!value.isArray()) {
            refuse(name, shown(value), "notAList");
            return List.of();
        }
        if (value.size() > most) {
            refuse(name, value.size(), "tooManyLines", most);
            return List.of();
        }
        var read = new ArrayList<T>();
        for (var i = 0; i < value.size(); i++) {
            if (value.get(i).isObject()) read.add(reader.apply(part(value.get(i), path(name) + "[" + i + "]")));
            else refuse(name + "[" + i + "]", shown(value.get(i)), "notAnObjectField");
        }
        return read;
    }

    /// For what only the caller can see is wrong.
    public void refuse(String name, @Nullable Object value, String reason, Object... details) {
        refusals.add(Refusal.of(path(name), value, reason, details));
    }

    /// All that is wrong, once every field was asked for.
    public List<Refusal> refusals() {
        var unknown = new ArrayList<Refusal>(refusals);
        noteUnknown(unknown);
        return unknown;
    }

    private void noteUnknown(List<Refusal> unknown) {
        for (var name : object.propertyNames())
            if (!asked.contains(name))
                unknown.add(Refusal.of(
                        path(name),
                        shown(object.get(name)),
                        "unknownField",
                        String.join(", ", asked.stream().sorted().toList())));
        parts.forEach(it -> it.noteUnknown(unknown));
    }

    private Fields part(JsonNode value, String at) {
        var part = new Fields(value, at, refusals);
        parts.add(part);
        return part;
    }

    private void needed(String name) {
        if (value(name) == null) refuse(name, null, "missing");
    }

    private @Nullable JsonNode value(String name) {
        asked.add(name);
        return object.hasNonNull(name) ? object.get(name) : null;
    }

    private <T> @Nullable T optional(
            String name, String reason, Function<String, @Nullable T> reader, Object... details) {
        return scalar(
                name,
                it -> {
                    try {
                        return it.isString() ? reader.apply(it.stringValue()) : null;
                    } catch (IllegalArgumentException e) {
                        return null;
                    }
                },
                reason,
                details);
    }

    private <T> @Nullable T scalar(
            String name, Function<JsonNode, @Nullable T> reader, String reason, Object... details) {
        var value = value(name);
        if (value == null) return null;
        var read = reader.apply(value);
        if (read == null) refuse(name, shown(value), "not." + reason, details);
        return read;
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.asString() : kind(value);
    }

    private static String kind(JsonNode value) {
        return value.getNodeType() == JsonNodeType.ARRAY ? "[…]" : value.isObject() ? "{…}" : value.asString();
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
