package dev.perennial.conversations.inbox;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.Label;
import dev.perennial.conversations.Labels;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.inbox.Narrowed.Facet;
import dev.perennial.conversations.inbox.Narrowed.Known;
import dev.perennial.conversations.inbox.Narrowed.Option;
import dev.perennial.customers.TraitDefinition;
import dev.perennial.customers.Traits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// By what the list can be narrowed: the ways in use, labels, and what is true of customers in a word, such as their
/// tier, where anybody with an open case has it.
@Repository
class Facets {
    private static final int MOST = 12;
    private static final int LONGEST_ACRONYM = 3;

    private final JdbcClient db;
    private final Labels labels;
    private final Traits traits;

    Facets(JdbcClient db, Labels labels, Traits traits) {
        this.db = db;
        this.labels = labels;
        this.traits = traits;
    }

    /// What an address asks for; what it names that is not there is left out.
    Narrowed read(@Nullable String via, @Nullable String label, @Nullable String who) {
        return new Narrowed(
                Arrays.stream(Via.values())
                        .filter(it -> it.name().equalsIgnoreCase(via))
                        .findFirst()
                        .orElse(null),
                label == null || label.isEmpty()
                        ? null
                        : labels.all().stream()
                                .filter(it -> it.id().toString().equals(label))
                                .findFirst()
                                .orElse(null),
                known(who).orElse(null));
    }

    private Optional<Known> known(@Nullable String who) {
        if (who == null || who.indexOf(':') < 0) return Optional.empty();
        var value = who.substring(who.indexOf(':') + 1);
        return words().stream()
                .filter(it -> it.fullName().equals(who.substring(0, who.indexOf(':'))))
                .findFirst()
                .map(it -> new Known(it.fullName(), t(it.label()), value));
    }

    List<Facet> all() {
        var facets = new ArrayList<Facet>();
        var ways = ways();
        if (ways.size() > 1) facets.add(new Facet(t("conversations.inbox.by.via"), ways));
        facets.addAll(ofCustomers());
        var carried = labels.all().stream().map(Facets::option).toList();
        if (!carried.isEmpty()) facets.add(new Facet(t("conversations.inbox.by.label"), carried));
        return facets;
    }

    private List<Option> ways() {
        var used = db.sql("select distinct via from conversations.case_file where status <> 'CLOSED'")
                .query(String.class)
                .set();
        return Arrays.stream(Via.values())
                .filter(it -> used.contains(it.name()))
                .map(it -> new Option(
                        it.icon(),
                        t("conversations.via." + it),
                        "via",
                        it.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private List<Facet> ofCustomers() {
        record Had(String trait, String value) {}
        var names = words().stream().map(TraitDefinition::fullName).toArray(String[]::new);
        var had = db.sql("""
            select n.trait, tr.traits ->> split_part(n.trait, '.', 2) as value
            from conversations.case_file c join customers.api_trait tr on tr.customer_id = c.customer_id
            join unnest(:names::text[]) n(trait) on split_part(n.trait, '.', 1) = tr.module
            where c.status = 'OPEN' and not c.robot and jsonb_typeof(tr.traits -> split_part(n.trait, '.', 2)) = 'string'
            group by 1, 2 order by 1, count(*) desc, 2""").param("names", names).query(Had.class).list().stream()
                .collect(Collectors.groupingBy(Had::trait, Collectors.mapping(Had::value, Collectors.toList())));
        return words().stream()
                .filter(it -> had.containsKey(it.fullName()))
                .map(it -> new Facet(
                        t(it.label()),
                        Objects.requireNonNull(had.get(it.fullName())).stream()
                                .limit(MOST)
                                .map(value -> option(it, value))
                                .toList()))
                .toList();
    }

    private List<TraitDefinition> words() {
        return traits.declared().stream()
                .filter(it -> it.type() == TraitDefinition.Type.TEXT)
                .toList();
    }

    private static Option option(Label label) {
        return new Option("tag", label.name(), "label", label.id().toString());
    }

    private static Option option(TraitDefinition trait, String value) {
        return new Option("user", said(value), "who", trait.fullName() + ":" + value);
    }

    /// “champion_of_bread” and “CHAMPION_OF_BREAD” as people write it; “VIP” stays.
    static String said(String value) {
        var words = value.replace('_', ' ').strip();
        var text = words.length() > LONGEST_ACRONYM && words.equals(words.toUpperCase(Locale.ROOT))
                ? words.toLowerCase(Locale.ROOT)
                : words;
        return text.isEmpty() ? value : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
