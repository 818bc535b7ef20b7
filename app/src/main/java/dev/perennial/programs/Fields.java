package dev.perennial.programs;

import dev.perennial.platform.Amounts;
import dev.perennial.ui.Refusal;
import dev.perennial.ui.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/// Reads the fields of a JSON object, or the parameters of an address, by name and notes all that is wrong with
/// them; what nobody asked for is wrong too. A field that could not be read stands in as an empty value: ask
/// [#refusals] before using any.
public final class Fields {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String WORDS = "programs";
    private static final int MOST_ON_A_PAGE = 200;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,12})?");
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
            else refusals.add(Refusal.of(WORDS, "body", read.isMissingNode() ? null : kind(read), "notAnObject"));
        } catch (JacksonException e) {
            var at = e.getLocation();
            refusals.add(
                    at == null
                            ? Refusal.of(WORDS, "body", null, "notAnObject")
                            : Refusal.of(WORDS, "body", null, "notJson", at.getLineNr(), at.getColumnNr()));
        }
        return new Fields(object, "", refusals);
    }

    /// The parameters of an address, each a text.
    static Fields of(Map<String, String[]> parameters) {
        var object = JSON.createObjectNode();
        var refusals = new ArrayList<Refusal>();
        parameters.forEach((name, values) -> {
            object.put(name, values[0]);
            if (values.length > 1) refusals.add(Refusal.of(WORDS, name, values[0], "repeated", values.length));
        });
        return new Fields(object, "", refusals);
    }

    /// Whether it was sent, if only as null.
    public boolean has(String name) {
        return object.has(name);
    }

    /// Whether it was sent as null, which takes away what was there.
    public boolean isNull(String name) {
        return object.has(name) && object.get(name).isNull();
    }

    /// Where a list goes on, and how far: `after` and `limit`.
    ///
    /// @param list what the list is called in the answer
    public Page page(String list) {
        var after = optional("after", "cursor", word -> Cursor.read(word, list).orElse(null));
        return new Page(list, after, whole("limit", 100, 1, MOST_ON_A_PAGE));
    }

    /// A whole number, also as text.
    public int whole(String name, int otherwise, int least, int most) {
        var read = scalar(
                name,
                it -> {
                    var text = it.isString() ? it.stringValue() : it.isNumber() ? it.asString() : "";
                    if (!text.matches("\\d{1,9}")) return null;
                    var number = Integer.parseInt(text);
                    return number >= least && number <= most ? number : null;
                },
                "number",
                least,
                most);
        return Objects.requireNonNullElse(read, otherwise);
    }

    /// A number with a dot, also as text: never by way of a binary fraction.
    public @Nullable BigDecimal optionalDecimal(String name) {
        return scalar(
                name,
                it -> {
                    var text = it.isString() ? it.stringValue() : it.isNumber() ? it.asString() : "";
                    return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
                },
                "decimal");
    }

    public @Nullable LocalDate optionalDay(String name) {
        return optional(name, "day", text -> {
            try {
                var read = LocalDate.parse(text);
                return read.getYear() >= 1 && read.getYear() <= 9998 ? read : null;
            } catch (DateTimeException e) {
                return null;
            }
        });
    }

    public @Nullable Boolean optionalTruth(String name) {
        return scalar(
                name,
                it -> it.isBoolean()
                        ? (Boolean) it.booleanValue()
                        : it.isString() && it.stringValue().matches("true|false")
                                ? (Boolean) Boolean.parseBoolean(it.stringValue())
                                : null,
                "truth");
    }

    /// A list of texts; empty when there is none.
    public List<String> texts(String name, int most) {
        var value = value(name);
        if (value == null) return List.of();
        if (!value.isArray() || value.values().stream().anyMatch(it -> !it.isString())) {
            wrong(name, shown(value), "notTexts");
            return List.of();
        }
        if (value.size() > most) {
            wrong(name, value.size(), "tooManyLines", most);
            return List.of();
        }
        var texts = value.values().stream().map(JsonNode::stringValue).toList();
        return texts.stream().allMatch(it -> isStorable(name, it)) ? texts : List.of();
    }

    /// An object whose names are the sender's own, each with a text, a number, a truth or null.
    public Map<String, JsonNode> open(String name) {
        var value = value(name);
        if (value == null) return Map.of();
        if (!value.isObject()) {
            wrong(name, shown(value), "notAnObjectField");
            return Map.of();
        }
        var read = new LinkedHashMap<String, JsonNode>();
        value.properties().forEach(it -> read.put(it.getKey(), it.getValue()));
        return read;
    }

    public String text(String name) {
        var found = optionalText(name);
        if (found == null && !object.hasNonNull(name)) missing(name);
        return Objects.requireNonNullElse(found, "");
    }

    public @Nullable String optionalText(String name) {
        var read = scalar(name, it -> it.isString() ? it.stringValue() : null, "text");
        return read == null || isStorable(name, read) ? read : null;
    }

    public @Nullable UUID optionalId(String name) {
        return optional(
                name,
                "id",
                text -> UUID.fromString(text).toString().equalsIgnoreCase(text) ? UUID.fromString(text) : null);
    }

    public UUID id(String name) {
        needed(name);
        return Objects.requireNonNullElse(optionalId(name), new UUID(0, 0));
    }

    public Instant moment(String name) {
        needed(name);
        return Objects.requireNonNullElse(optionalMoment(name), Instant.EPOCH);
    }

    public @Nullable Instant optionalMoment(String name) {
        return optional(name, "moment", text -> {
            try {
                var read = OffsetDateTime.parse(text);
                return read.getYear() >= 1 && read.getYear() <= 9998 ? read.toInstant() : null;
            } catch (DateTimeException e) {
                return null;
            }
        });
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
        return Objects.requireNonNullElse(optionalMoney(name, currency), 0L);
    }

    public @Nullable Long optionalMoney(String name, Currency currency) {
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        return optional(
                name,
                "money",
                text -> {
                    var minor = Amounts.exact(text, currency);
                    return minor.isPresent() ? minor.getAsLong() : null;
                },
                currency.getCurrencyCode(),
                BigDecimal.valueOf(1240, digits).toPlainString());
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
        wrong(name, shown(value), "notAnObjectField");
        return null;
    }

    /// Each object of a list, read by `reader`; an empty list when there is none.
    public <T> List<T> each(String name, int most, Function<Fields, T> reader) {
        var value = value(name);
        if (value == null) return List.of();
        if (!value.isArray()) {
            wrong(name, shown(value), "notAList");
            return List.of();
        }
        if (value.size() > most) {
            wrong(name, value.size(), "tooManyLines", most);
            return List.of();
        }
        var read = new ArrayList<T>();
        for (var i = 0; i < value.size(); i++) {
            if (value.get(i).isObject()) read.add(reader.apply(part(value.get(i), path(name) + "[" + i + "]")));
            else wrong(name + "[" + i + "]", shown(value.get(i)), "notAnObjectField");
        }
        return read;
    }

    /// For what only the caller can see is wrong.
    ///
    /// @param module whose words tell it
    public void refuse(String module, String name, @Nullable Object value, String reason, Object... details) {
        refusals.add(Refusal.of(module, path(name), value, reason, details));
    }

    /// For what a form has found a sentence for already.
    public void refuse(String name, @Nullable Object value, String sentence) {
        refusals.add(Refusal.saying(path(name), value, sentence));
    }

    private void wrong(String name, @Nullable Object value, String reason, Object... details) {
        refusals.add(Refusal.of(WORDS, path(name), value, reason, details));
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
                        WORDS,
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

    /// For a choice that has no usual one.
    public Fields needed(String name) {
        if (value(name) == null) missing(name);
        return this;
    }

    private boolean isStorable(String name, String text) {
        if (Texts.isStorable(text)) return true;
        refusals.add(Refusal.of("ui", path(name), text, "unreadableCharacter"));
        return false;
    }

    private void missing(String name) {
        refusals.add(Refusal.of("ui", path(name), null, "missing"));
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
        if (read == null) wrong(name, shown(value), "not." + reason, details);
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
