package dev.perennial.analytics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The aspects to begin with, from `aspects.txt`.
final class UsualAspects {
    private UsualAspects() {}

    static List<Aspect> of(Aspect.Business business) {
        var found = new LinkedHashMap<String, Map<Language, List<String>>>();
        for (var line : WordFile.lines("aspects.txt")) {
            var cells = line.split("\\|");
            var kinds = cells[0].strip();
            if (!kinds.equals("all") && !kinds.contains(business.name().toLowerCase(Locale.ROOT))) continue;
            var words = Arrays.stream(cells[3].split(",")).map(String::strip).toList();
            found.computeIfAbsent(cells[1].strip(), _ -> new EnumMap<>(Language.class))
                    .put(Language.of(cells[2].strip()).orElseThrow(), words);
        }
        var aspects = new ArrayList<Aspect>();
        found.forEach((name, words) -> aspects.add(new Aspect(name, words)));
        return aspects;
    }
}
