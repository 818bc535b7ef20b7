package dev.perennial.access.tokens;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.ApiArea;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a token shall be for, as typed.
///
/// @param rights `none`, `read` or `write` for each area's name
/// @param days how long it lasts
public record TokenForm(String name, Map<String, String> rights, String days) {
    static final List<Integer> DAYS = List.of(30, 90, 365);
    private static final int LONGEST_NAME = 80;

    static final TokenForm BLANK = new TokenForm("", Map.of(), "365");

    static TokenForm of(Map<String, String> sent, List<ApiArea> areas) {
        var rights = new LinkedHashMap<String, String>();
        for (var area : areas) rights.put(area.name(), sent.getOrDefault("right." + area.name(), "none"));
        return new TokenForm(sent.getOrDefault("name", "").strip(), rights, sent.getOrDefault("days", ""));
    }

    public String right(ApiArea area) {
        return rights.getOrDefault(area.name(), "none");
    }

    /// Who may change may also read.
    List<String> scopes(List<ApiArea> areas) {
        var scopes = new ArrayList<String>();
        for (var area : areas) {
            var right = right(area);
            if (right.equals("read") || right.equals("write")) scopes.add(area.reading());
            if (right.equals("write")) scopes.add(area.writing());
        }
        return scopes;
    }

    Duration lasts() {
        return Duration.ofDays(Integer.parseInt(days));
    }

    /// Input name to sentence.
    Map<String, String> mistakes(List<ApiArea> areas) {
        var mistakes = new LinkedHashMap<String, String>();
        if (name.isEmpty() || name.length() > LONGEST_NAME)
            mistakes.put("name", t("access.tokens.name.wrong", name.length()));
        if (scopes(areas).isEmpty()) mistakes.put("rights", t("access.tokens.rights.none"));
        if (DAYS.stream().noneMatch(it -> it.toString().equals(days)))
            mistakes.put("days", t("access.tokens.days.wrong", days));
        return mistakes;
    }
}
