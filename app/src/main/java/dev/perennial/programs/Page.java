package dev.perennial.programs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list and where the next begins: ask the database for `size + 1`, give it what it found.
///
/// @param size how many the program wants
public record Page(String list, @Nullable Cursor after, int size) {

    /// How many to look for, to know whether there are more.
    public int most() {
        return size + 1;
    }

    /// The answer: `{"<list>": […], "next": "…"}`, `next` being null at the end.
    public <T> Answer of(List<T> found, Function<T, Object> shown, Function<T, Cursor> place) {
        var here = found.subList(0, Math.min(size, found.size()));
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(list, here.stream().map(shown).toList());
        body.put("next", found.size() > size ? place.apply(here.getLast()).word(list) : null);
        return Answer.of(200, body);
    }
}
