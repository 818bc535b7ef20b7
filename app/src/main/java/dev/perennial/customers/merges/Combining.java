package dev.perennial.customers.merges;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What becomes of the columns of two customers when they are merged and when they are parted.
final class Combining {
    /// Worked out by the database, or different by nature.
    private static final Set<String> ITS_OWN = Set.of("id", "search", "changed_at", "sample", "intake_id");

    private Combining() {}

    /// The survivor's row after the merge: what was chosen, and where the survivor knows nothing, what the other knows.
    static ObjectNode combined(ObjectNode survivor, ObjectNode absorbed, Choices choices) {
        var all = survivor.deepCopy();
        for (var facet : Facet.values()) {
            if (choices.of(facet, survivor, absorbed) == Side.ABSORBED) copy(facet, absorbed, all);
        }
        var isLater = moment(survivor).isAfter(moment(absorbed));
        for (var column : single(absorbed)) {
            var own = survivor.get(column);
            var other = absorbed.get(column);
            if (own != null && own.isObject() && other != null && other.isObject())
                all.set(column, ((ObjectNode) other.deepCopy()).setAll((ObjectNode) own));
            else if (!Choices.isKnown(own)) all.set(column, other);
        }
        // The earlier of the two tells since when somebody has been a customer, and where they came from.
        if (isLater) {
            all.set("created_at", absorbed.get("created_at"));
            if (Choices.isKnown(absorbed.get("came_from"))) all.set("came_from", absorbed.get("came_from"));
        }
        // A campaign belongs to the origin it was told with.
        var origin = equal(all.get("came_from"), survivor.get("came_from")) ? survivor : absorbed;
        if (origin.has("campaign")) all.set("campaign", origin.get("campaign"));
        return all;
    }

    /// The survivor's row after the two have parted: as before the merge, but for what was changed by hand since.
    static ObjectNode parted(ObjectNode before, ObjectNode after, ObjectNode now) {
        var all = now.deepCopy();
        for (var facet : Facet.values()) {
            if (facet.columns().stream().allMatch(it -> equal(after.get(it), now.get(it)))) copy(facet, before, all);
        }
        for (var column : single(before)) {
            if (equal(after.get(column), now.get(column))) all.set(column, before.get(column));
            else if (now.get(column) instanceof ObjectNode kept
                    && before.get(column) instanceof ObjectNode was
                    && after.get(column) instanceof ObjectNode merged)
                all.set(column, partedEntries(was, merged, kept));
        }
        return all;
    }

    private static ObjectNode partedEntries(ObjectNode before, ObjectNode after, ObjectNode now) {
        var all = JsonNodeFactory.instance.objectNode();
        var names = new LinkedHashSet<>(now.propertyNames());
        names.addAll(before.propertyNames());
        for (var name : names) {
            var value = equal(after.get(name), now.get(name)) ? before.get(name) : now.get(name);
            if (value != null) all.set(name, value);
        }
        return all;
    }

    private static Set<String> single(ObjectNode row) {
        var columns = new HashSet<>(row.propertyNames());
        columns.removeAll(ITS_OWN);
        Arrays.stream(Facet.values()).forEach(facet -> columns.removeAll(facet.columns()));
        return columns;
    }

    private static void copy(Facet facet, ObjectNode from, ObjectNode to) {
        for (var column : facet.columns()) to.set(column, from.get(column));
    }

    private static boolean equal(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one == null ? other == null : one.equals(other);
    }

    private static OffsetDateTime moment(ObjectNode row) {
        return OffsetDateTime.parse(row.path("created_at").asString());
    }
}
