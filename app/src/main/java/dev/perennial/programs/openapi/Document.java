package dev.perennial.programs.openapi;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI document, written by hand: `openapi/_base.yaml` and a file of each module laid into one another.
record Document(Map<String, @Nullable Object> content) {

    static Document read() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:openapi/*.yaml");
        var content = new LinkedHashMap<String, @Nullable Object>();
        for (var file : Arrays.stream(files)
                .sorted(Comparator.comparing(it -> String.valueOf(it.getFilename())))
                .toList()) lay(content, load(file));
        return new Document(content);
    }

    String json() {
        return JsonMapper.builder().build().writeValueAsString(content);
    }

    private static Map<String, @Nullable Object> load(Resource file) throws IOException {
        try (var stream = file.getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        }
    }

    /// Objects are joined, lists put one behind the other.
    @SuppressWarnings("unchecked")
    private static void lay(Map<String, @Nullable Object> below, Map<String, @Nullable Object> above) {
        above.forEach((name, value) -> {
            var there = below.get(name);
            if (there instanceof Map<?, ?> map && value instanceof Map<?, ?> more)
                lay((Map<String, @Nullable Object>) map, (Map<String, @Nullable Object>) more);
            else if (there instanceof List<?> list && value instanceof List<?> more)
                below.put(name, Stream.concat(list.stream(), more.stream()).toList());
            else if (there == null) below.put(name, value);
            else throw new IllegalStateException("said twice in openapi/: " + name);
        });
    }
}
