package dev.perennial.messaging;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.messaging.MergeText.Readable;
import dev.perennial.messaging.MergeText.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills texts with what is known of a customer. The fields are a closed list, brought by the modules.
@Component
public class Filling {
    private final List<MergeFields> sources;

    Filling(List<MergeFields> sources) {
        this.sources = sources;
    }

    /// All there are, by name.
    public List<MergeField> fields() {
        var byName = new TreeMap<String, MergeField>();
        for (var source : sources) for (var field : source.fields()) byName.put(field.name(), field);
        return List.copyOf(byName.values());
    }

    /// What is wrong with a text, as a sentence; to be asked before it is saved.
    public Optional<String> mistake(String text) {
        return switch (MergeText.read(text)) {
            case Unreadable(var why, var at) -> Optional.of(t("messaging.merge." + why, at));
            case Readable(var read) -> unknown(read);
        };
    }

    private Optional<String> unknown(MergeText read) {
        var known = fields().stream().map(MergeField::name).toList();
        return read.names().stream()
                .filter(it -> !known.contains(it))
                .findFirst()
                .map(it -> t("messaging.merge.UNKNOWN", it, String.join(", ", known)));
    }

    public Filled fill(String text, @Nullable CustomerId customer) {
        return fill(text, customer, Map.of());
    }

    /// @param besides values of fields that only the caller knows: the case at hand
    /// @throws IllegalArgumentException when the text cannot be read, which [#mistake] tells beforehand
    public Filled fill(String text, @Nullable CustomerId customer, Map<String, String> besides) {
        return switch (MergeText.read(text)) {
            case Unreadable(var why, var at) -> throw new IllegalArgumentException(why + " at " + at);
            case Readable(var read) -> read.fill(values(customer, besides));
        };
    }

    private Map<String, String> values(@Nullable CustomerId customer, Map<String, String> besides) {
        var values = new HashMap<String, String>();
        for (var source : sources) values.putAll(source.values(customer));
        values.putAll(besides);
        return values;
    }
}
