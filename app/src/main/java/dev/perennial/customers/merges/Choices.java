package dev.perennial.customers.merges;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which name, birthday and address of two customers is kept; everything else completes itself.
public record Choices(Side name, Side birthday, Side address) {

    /// What a careful person would keep: what is there, what says more, and else what the survivor has.
    static Choices sensible(ObjectNode survivor, ObjectNode absorbed) {
        return new Choices(
                fuller(nameWorth(survivor), nameWorth(absorbed)),
                fuller(known(survivor, Facet.BIRTHDAY), known(absorbed, Facet.BIRTHDAY)),
                fuller(known(survivor, Facet.ADDRESS), known(absorbed, Facet.ADDRESS)));
    }

    /// A choice that would keep nothing although the other has something is no choice.
    Side of(Facet facet, ObjectNode survivor, ObjectNode absorbed) {
        var chosen = switch (facet) {
            case NAME -> name;
            case BIRTHDAY -> birthday;
            case ADDRESS -> address;
        };
        if (known(survivor, facet) == 0) return Side.ABSORBED;
        if (known(absorbed, facet) == 0) return Side.SURVIVOR;
        return chosen;
    }

    private static Side fuller(int survivor, int absorbed) {
        return absorbed > survivor ? Side.ABSORBED : Side.SURVIVOR;
    }

    private static int known(ObjectNode row, Facet facet) {
        return (int) facet.columns().stream().filter(it -> isKnown(row.get(it))).count();
    }

    /// “Anna Maier” says more than “A. Mayer”, and that more than “Anna”.
    private static int nameWorth(ObjectNode row) {
        var words = Stream.of(row.path("name_key").asString("").split(" ")).filter(it -> !it.isEmpty());
        return words.mapToInt(it -> it.length() == 1 ? 1 : 2).sum();
    }

    static boolean isKnown(@Nullable JsonNode value) {
        return value != null && !value.isNull() && !value.asString("?").isEmpty();
    }
}
