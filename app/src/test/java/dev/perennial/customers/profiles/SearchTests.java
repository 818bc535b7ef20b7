package dev.perennial.customers.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Intake;
import dev.perennial.customers.IntakeRow;
import dev.perennial.customers.Person;
import dev.perennial.customers.Traits;
import dev.perennial.customers.profiles.Listing.Count;
import dev.perennial.customers.profiles.Listing.Sort;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class SearchTests {
    @Autowired
    Directory directory;

    @Autowired
    Intake intake;

    @Autowired
    Traits traits;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void someCustomers() {
        shop.open();
        db.sql("truncate customers.intake, customers.customer cascade").update();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zoe | Zoë Groß",
                "ZOË | Zoë Groß",
                "gross | Zoë Groß",
                "Groß zoe | Zoë Groß",
                "ros | Zoë Groß",
                "z g | Zoë Groß",
                "o'ne | Maire O’Neill",
                "oneill | Maire O’Neill",
                "0664 123 | Zoë Groß",
                "0664/1234-567 | Zoë Groß",
                "+43664123 | Zoë Groß",
                "0043 664 1234567 | Zoë Groß",
                "+43 (0)664 | Zoë Groß",
                "34567 | Zoë Groß",
                "Zoe.G@ | Zoë Groß",
                "@MAIL | Zoë Groß",
                "@mail.example | Zoë Groß",
                "till-77 | Maire O’Neill",
                "שלום | שלום עולם",
                "🦊 | 🦊🦊"
            })
    void customersAreFoundBy(String typed, String name) {
        bring(
                new Person(
                        null,
                        "Zoë Groß",
                        "zoe.g@mail.example",
                        "0664 1234567",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                Person.unknown().withName("Maire O’Neill").withExternalId("till-77"),
                Person.unknown().withName("שלום עולם").withExternalId("3"),
                Person.unknown().withName("🦊🦊").withExternalId("4"),
                Person.unknown().withName("Nobody Else").withExternalId("5").withPhone("01 5550000"));

        assertThat(names(typed, Sort.NAME)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xyz",
                "zoe xyz",
                "0664 999",
                "@",
                "@ail.example",
                "@mail.examples",
                "%",
                "_",
                "\\",
                "'; drop table customers.customer"
            })
    void nobodyIsFoundBy(String typed) {
        bring(new Person(
                null,
                "Zoë Groß",
                "zoe.g@mail.example",
                "0664 1234567",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));

        var wanted = Wanted.of(typed, "AT");
        assertThat(wanted.isNobody() ? List.of() : names(typed, Sort.NAME)).isEmpty();
    }

    /// Against the plain meaning of the rule: each word stands in the name or in the address, short ones at the
    /// beginning of a word.
    @Test
    void aSearchFindsExactlyWhomAReaderWouldFind() {
        var random = new Random(11);
        var syllables = List.of("an", "na", "ma", "ri", "a", "el", "ke", "ß", "é", "o", "ti");
        var names = IntStream.range(0, 300)
                .mapToObj(_ -> word(random, syllables, 3) + " " + word(random, syllables, 3))
                .distinct()
                .toList();
        bring(names.stream().map(it -> Person.unknown().withName(it)).toArray(Person[]::new));
        var kept = db.sql("select name from customers.customer")
                .query(String.class)
                .list();
        for (var i = 0; i < 200; i++) {
            var typed = word(random, syllables, 2) + (random.nextBoolean() ? " " + word(random, syllables, 1) : "");
            var words = dev.perennial.customers.contacts.Folding.fold(typed).split(" ");
            var expected = kept.stream()
                    .filter(name -> Stream.of(words).allMatch(word -> {
                        var line = " " + dev.perennial.customers.contacts.Folding.fold(name);
                        return line.contains(word.length() < 3 ? " " + word : word);
                    }))
                    .toList();
            assertThat(found(typed, Sort.NAME, 1_000)).as("“%s”", typed).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void somebodyWithoutANameIsCalledAndFoundByTheNumberTheShopGave() {
        bring(Person.unknown().withExternalId("17850"), Person.unknown().withExternalId("99001"));

        assertThat(names("1785", Sort.NAME)).as("while typing").containsExactly("#17850");
        assertThat(names("17850", Sort.NAME)).containsExactly("#17850");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeatInEveryOrder() {
        bring(IntStream.range(0, 23)
                .mapToObj(i -> Person.unknown().withName("Same Name").withExternalId("n" + i))
                .toArray(Person[]::new));
        var ids = db.sql("select id from customers.customer order by id")
                .query(UUID.class)
                .list();
        for (var i = 0; i < ids.size(); i++)
            traits.set(new CustomerId(ids.get(i)), "insights", Map.of("value", i % 3 * 100));

        for (var sort : Sort.values())
            for (var typed : List.of("", "same"))
                assertThat(paged(typed, sort))
                        .as("%s %s", sort, typed)
                        .hasSize(23)
                        .doesNotHaveDuplicates();
    }

    @Test
    void theMostValuableStandFirstAndThoseWithoutAValueAreNotAmongThem() {
        bring(
                Person.unknown().withName("Ada"),
                Person.unknown().withName("Bo"),
                Person.unknown().withName("Cem"));
        value("Ada", 100);
        value("Cem", 90_000);

        assertThat(names("", Sort.VALUE)).containsExactly("Cem", "Ada");
        assertThat(names("", Sort.NAME)).containsExactly("Ada", "Bo", "Cem");
    }

    @Test
    void whatIsNoNumberIsNoValue() {
        bring(Person.unknown().withName("Ada"));
        var ada = new CustomerId(
                db.sql("select id from customers.customer").query(UUID.class).single());
        traits.set(ada, "insights", Map.of("value", "much"));

        assertThat(names("", Sort.VALUE)).isEmpty();
        assertThat(names("ada", Sort.VALUE)).containsExactly("Ada");
    }

    @Test
    void moreThanAThousandAreNotCountedButSaidToBeMore() {
        bring(IntStream.range(0, 1_100)
                .mapToObj(i -> Person.unknown().withName("Common " + i))
                .toArray(Person[]::new));

        var found = directory.list(Wanted.of("common", "AT"), Sort.NAME, null, 10);
        assertThat(found.count()).isEqualTo(new Count(1_000, Count.Precision.MORE_THAN));
        assertThat(directory
                        .list(Wanted.of("common 7", "AT"), Sort.NAME, null, 10)
                        .count()
                        .precision())
                .isEqualTo(Count.Precision.EXACT);
    }

    void bring(Person... brought) {
        var batch = UUID.randomUUID();
        intake.add(batch, IntStream.range(0, brought.length).mapToObj(i -> new IntakeRow(i, "till", brought[i])));
        intake.resolve(batch);
    }

    void value(String name, long value) {
        var id = db.sql("select id from customers.customer where name = ?")
                .param(name)
                .query(UUID.class)
                .single();
        traits.set(new CustomerId(id), "insights", Map.of("value", value));
    }

    List<String> names(String typed, Sort sort) {
        return found(typed, sort, 50);
    }

    List<String> found(String typed, Sort sort, int size) {
        return directory.list(Wanted.of(typed, "AT"), sort, null, size).lines().stream()
                .map(Listing.Line::name)
                .toList();
    }

    List<CustomerId> paged(String typed, Sort sort) {
        var all = new ArrayList<CustomerId>();
        CustomerId after = null;
        do {
            var page = directory.list(Wanted.of(typed, "AT"), sort, after, 5);
            page.lines().forEach(line -> all.add(line.id()));
            after = page.next().orElse(null);
        } while (after != null && all.size() < 100);
        return all;
    }

    static String word(Random random, List<String> syllables, int most) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(_ -> syllables.get(random.nextInt(syllables.size())))
                .reduce("", String::concat);
    }
}
