package dev.perennial.conversations.promises;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.CaseState;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.promises.Promise.Whose;
import dev.perennial.hours.PlaceId;
import dev.perennial.messaging.AccountId;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A promise as typed; an empty choice stands for any.
public record PromiseForm(Map<String, String> fields) {
    private static final int LONGEST = 100;
    private static final Duration LONGEST_ANSWER = Duration.ofHours(1_000);
    static final PromiseForm BLANK = new PromiseForm(Map.of("answer", "4:00"));

    sealed interface Read {}

    record InOrder(
            String name,
            Whose whose,
            @Nullable Duration answer,
            @Nullable Duration solve,
            PlaceId place) implements Read {}

    /// @param mistakes input name to sentence
    record Unclear(Map<String, String> mistakes) implements Read {}

    static PromiseForm of(Promise promise) {
        var whose = promise.whose();
        var priority = whose.priority();
        var via = whose.via();
        var account = whose.account();
        var answer = promise.answer();
        var solve = promise.solve();
        var fields = new HashMap<String, String>();
        fields.put("name", promise.name());
        fields.put("priority", priority == null ? "" : priority.name());
        fields.put("channel", account != null ? account.toString() : via == null ? "" : via.name());
        fields.put("trait", Objects.requireNonNullElse(whose.trait(), ""));
        fields.put("value", Objects.requireNonNullElse(whose.value(), ""));
        fields.put("place", promise.place().toString());
        fields.put("answer", answer == null ? "" : OpenTime.written(answer));
        fields.put("solve", solve == null ? "" : OpenTime.written(solve));
        return new PromiseForm(fields);
    }

    public String get(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /// @param known what there is to choose from
    Read read(Choices known) {
        var mistakes = new LinkedHashMap<String, String>();
        if (get("name").isEmpty()) mistakes.put("name", t("conversations.promises.name.missing"));
        else if (get("name").length() > LONGEST)
            mistakes.put(
                    "name",
                    t(
                            "conversations.promises.long",
                            number(LONGEST),
                            number(get("name").length())));
        if (get("trait").isEmpty() != get("value").isEmpty())
            mistakes.put("value", t("conversations.promises.value.missing"));
        else if (get("value").length() > LONGEST)
            mistakes.put(
                    "value",
                    t(
                            "conversations.promises.long",
                            number(LONGEST),
                            number(get("value").length())));
        var answer = time("answer", mistakes);
        var solve = time("solve", mistakes);
        if (get("answer").isEmpty() && get("solve").isEmpty())
            mistakes.put("answer", t("conversations.promises.time.missing"));
        if (!mistakes.isEmpty()) return new Unclear(mistakes);
        return new InOrder(get("name"), whose(known), answer, solve, place(known));
    }

    private @Nullable Duration time(String field, Map<String, String> mistakes) {
        if (get(field).isEmpty()) return null;
        var read = OpenTime.read(get(field)).filter(it -> it.compareTo(LONGEST_ANSWER) <= 0);
        if (read.isEmpty()) mistakes.put(field, t("conversations.promises.time.wrong", get(field)));
        return read.orElse(null);
    }

    private Whose whose(Choices known) {
        var trait = get("trait").isEmpty() ? null : get("trait");
        return new Whose(
                chosen(CaseState.Priority.values(), get("priority")),
                chosen(Via.values(), get("channel")),
                known.accounts().stream()
                        .map(account -> account.id())
                        .filter(it -> it.toString().equals(get("channel")))
                        .findFirst()
                        .orElse((AccountId) null),
                trait,
                trait == null ? null : get("value"));
    }

    private PlaceId place(Choices known) {
        return known.places().stream()
                .map(place -> place.id())
                .filter(it -> it.toString().equals(get("place")))
                .findFirst()
                .orElse(PlaceId.BUSINESS);
    }

    private static <E extends Enum<E>> @Nullable E chosen(E[] values, String name) {
        return Arrays.stream(values)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
