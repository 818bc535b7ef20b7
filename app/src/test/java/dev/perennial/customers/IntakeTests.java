package dev.perennial.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.Intake.Resolved;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class IntakeTests {
    @Autowired
    Intake intake;

    @Autowired
    Customers customers;

    @Autowired
    Activities activities;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @BeforeEach
    void emptyShop() {
        shop.open();
        db.sql("truncate customers.intake, customers.customer cascade").update();
    }

    @Test
    void theSameNumberInTheSameSourceIsTheSamePerson() {
        var batch = bring("till", person("7", "Ada", null, null), person("7", "A. Winter", null, null));

        assertThat(whoIs(batch)).hasSize(2).containsValue(whoIs(batch).get(1));
        assertThat(people()).containsExactly("Ada");
    }

    @Test
    void theSameNumberInAnotherSourceIsSomebodyElse() {
        bring("till", person("7", "Ada", null, null));
        bring("web", person("7", "Bo", null, null));

        assertThat(people()).containsExactlyInAnyOrder("Ada", "Bo");
    }

    @Test
    void theNumberCountsMoreThanTheAddressAndTheAddressMoreThanThePhone() {
        bring("till", person("1", "Ada", "ada@x.example", null), person("2", "Bo", "bo@x.example", "0664 1234567"));

        var batch = bring(
                "till",
                person("1", null, "bo@x.example", "0664 1234567"),
                person(null, null, "ada@x.example", "0664 1234567"),
                person(null, null, null, "+43 664 1234567"));

        assertThat(names(batch)).containsExactly("Ada", "Ada", "Bo");
    }

    @Test
    void anAddressInAnotherCaseIsTheSameAndStaysAsWritten() {
        bring("till", person(null, "Ada", "Ada.Winter@X.example", null));
        bring("web", person(null, "Ada", "ada.winter@x.EXAMPLE", null));

        assertThat(people()).containsExactly("Ada");
        assertThat(values("EMAIL")).containsExactly("Ada.Winter@X.example");
    }

    @Test
    void aPhoneInAnySpellingIsTheSame() {
        bring("till", person(null, "Ada", null, "0664/123 45-67"));
        bring("web", person(null, "Ada", null, "0043 664 1234567"));
        bring("app", person(null, "Ada", null, "+43 (0)664 1234567"));

        assertThat(people()).containsExactly("Ada");
        assertThat(values("PHONE")).containsExactly("0664/123 45-67");
    }

    @Test
    void aPhoneThatIsNoneOfTheWorldIsKeptWithItsDigits() {
        bring("till", person(null, "Ada", null, "12 34 56 78 90 12 34 56 78"));

        assertThat(db.sql("select key from customers.contact_point")
                        .query(String.class)
                        .list())
                .containsExactly("123456789012345678");
    }

    @Test
    void wordsThatAreNoAddressMakeNobodyTheSame() {
        bring("till", person("1", "Ada", "n/a", "none"), person("2", "Bo", "n/a", "000000"));

        assertThat(people()).containsExactlyInAnyOrder("Ada", "Bo");
        assertThat(values("EMAIL")).isEmpty();
        assertThat(values("PHONE")).isEmpty();
    }

    @Test
    void whoIsKnownByNameOnlyIsKnownByItAgainInTheSameSource() {
        bring("till", person(null, "Zoë Groß", null, null));
        bring("till", person(null, "zoe  gross", null, null));

        assertThat(people()).containsExactly("Zoë Groß");
    }

    @Test
    void aRowThatNamesNobodyMakesNobody() {
        var batch = bring("till", person(null, " ", "", null), person(null, null, "n/a", "-"));

        assertThat(whoIs(batch).values()).containsOnlyNulls();
        assertThat(intake.resolve(batch)).isEqualTo(new Resolved(0, 0, 2));
        assertThat(people()).isEmpty();
    }

    @Test
    void whatIsKnownStaysAndWhatIsMissingIsFilled() {
        bring("till", person("1", "Ada", null, null).withEmail("ada@x.example"));
        var more = new Person(
                "1",
                "Other Name",
                "ada2@x.example",
                "0664 1234567",
                "Ring 1",
                "1010",
                "Wien",
                null,
                "at",
                "de-AT",
                "29.2.",
                "till");

        bring("till", more);

        assertThat(db.sql("""
            select name || '|' || street || '|' || city || '|' || country || '|' || language || '|' || birth_month
                || '|' || birth_day || '|' || came_from || '|' || coalesce(birth_year::text, 'no year')
            from customers.customer""").query(String.class).single()).isEqualTo("Ada|Ring 1|Wien|AT|de-AT|2|29|till|no year");
        assertThat(values("EMAIL")).containsExactlyInAnyOrder("ada@x.example", "ada2@x.example");
    }

    @Test
    void anAddressIsTakenWholeAndNeverMixed() {
        bring("till", address("1", null, "Graz"));
        bring("till", address("1", "Ring 1", "Wien"));

        assertThat(db.sql("select coalesce(street, '-') || city from customers.customer")
                        .query(String.class)
                        .single())
                .isEqualTo("-Graz");
    }

    @Test
    void whatOneRowTellsLetsAnotherBeKnown() {
        bring("till", person(null, "Ada", "ada@x.example", null));

        var batch = bring("web", person("W1", null, null, "0664 1234567"), person("W1", null, "ada@x.example", null));

        assertThat(new HashSet<>(whoIs(batch).values())).hasSize(1);
    }

    @Test
    void resolvingTwiceMakesNobodyTwice() {
        var batch = bring("till", person("1", "Ada", null, null), person("2", "Bo", "bo@x.example", null));
        var first = whoIs(batch);

        assertThat(intake.resolve(batch)).isEqualTo(new Resolved(2, 0, 0));
        assertThat(whoIs(batch)).isEqualTo(first);
        assertThat(people()).hasSize(2);
    }

    @Test
    void rowsBroughtAgainAfterACrashCountOnce() {
        var batch = UUID.randomUUID();
        var rows = List.of(
                new IntakeRow(1, "till", person("1", "Ada", null, null)),
                new IntakeRow(2, "till", person("2", "Bo", null, null)));
        intake.add(batch, rows.subList(0, 1).stream());
        intake.add(batch, rows.stream());
        intake.resolve(batch);

        assertThat(people()).containsExactlyInAnyOrder("Ada", "Bo");
    }

    @Test
    void undoneBatchesLeaveOnlyWhomSomethingElseIsKnownOf() {
        bring("till", person("0", "Known before", null, null));
        var batch = bring(
                "till",
                person("0", null, null, null),
                person("1", "Nobody cares", null, null),
                person("2", "Has a note", null, null),
                person("3", "Was edited", null, null),
                person("4", "Bought elsewhere", null, null));
        db.sql("""
            insert into customers.note (customer_id, kind, text, text_key, written_at)
            select id, 'NOTE', 'x', 'x', now() from customers.customer where name = 'Has a note'""").update();
        db.sql("update customers.customer set changed_at = changed_at + interval '1 second' where name = 'Was edited'")
                .update();
        activities.append(new Activity(
                new CustomerId(whoIs(batch).get(5)),
                "orders.purchase",
                java.time.Instant.EPOCH,
                "purchase:1",
                null,
                null,
                Map.of()));

        assertThat(intake.undo(batch)).isEqualTo(1);
        assertThat(people()).containsExactlyInAnyOrder("Known before", "Has a note", "Was edited", "Bought elsewhere");
        assertThat(whoIs(batch)).isEmpty();
        assertThat(intake.undo(batch)).isZero();
    }

    @RepeatedTest(5)
    void theSameAddressInBatchesAtTheSameTimeIsOneCustomer() throws Exception {
        Callable<UUID> bringing = () -> bring(
                "web-" + UUID.randomUUID(),
                IntStream.range(0, 50)
                        .mapToObj(i -> person("n" + i, "P" + i, "p" + i + "@x.example", null))
                        .toArray(Person[]::new));
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var each : threads.invokeAll(List.of(bringing, bringing, bringing, bringing))) each.get();
        }

        assertThat(people()).hasSize(50);
    }

    @RepeatedTest(5)
    void purchasesOfAStrangerAtTheSameTimeMakeOneCustomer() throws Exception {
        Callable<Boolean> buying = () -> customers
                .identify("web", person(null, "Ada", "ada@x.example", null))
                .orElseThrow()
                .created();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var made = 0;
            for (var each : threads.invokeAll(java.util.Collections.nCopies(8, buying))) if (each.get()) made++;
            assertThat(made).isEqualTo(1);
        }
        assertThat(people()).containsExactly("Ada");
    }

    @Test
    void strangeInputIsKeptOrLeftOutButNeverStopsTheBatch() {
        var odd = List.of(
                "",
                " ",
                "\u0000",
                "a\u0000b",
                "🦊🦊",
                "שלום עולם",
                "x".repeat(10_000),
                "<b>",
                "\\N",
                "a\tb\nc\\",
                "\uD800",
                "'; drop table",
                "%_");
        var rows = new ArrayList<Person>();
        for (var text : odd)
            rows.add(new Person(text, text, text + "@x.example", text, text, text, text, text, text, text, text, text));
        var batch = bring("till", rows.toArray(Person[]::new));

        assertThat(whoIs(batch)).hasSize(odd.size());
        assertThat(people()).contains("🦊🦊", "שלום עולם", "<b>", "\\N", "a\tb\nc\\", "ab");
    }

    @Test
    void aFamilysPhoneMakesNobodyAnybodyElse() {
        var first = bring(
                "till",
                person(null, "Anna Maier", null, "0664 1234567"),
                person(null, "Peter Maier", null, "0664 1234567"));
        assertThat(people()).containsExactly("Anna Maier", "Peter Maier");

        var again = bring(
                "web",
                person(null, "Peter Maier", null, "0664 1234567"),
                person(null, "A. Maier", null, "0664 1234567"));
        assertThat(names(again)).containsExactly("Peter Maier", "Anna Maier");
        assertThat(names(first)).containsExactly("Anna Maier", "Peter Maier");
    }

    @Test
    void whoOnlyGivesAFamilysPhoneIsNobodyOfTheFamilyAndAlwaysTheSame() {
        bring(
                "till",
                person(null, "Anna Maier", null, "0664 1234567"),
                person(null, "Peter Maier", null, "0664 1234567"));
        var once =
                whoIs(bring("till", person(null, null, null, "0664 1234567"))).get(1);

        assertThat(whoIs(bring("web", person(null, null, null, "0664 1234567"))).get(1))
                .isEqualTo(once);
        assertThat(people()).containsExactly("", "Anna Maier", "Peter Maier");
    }

    @Test
    void anAddressUnderAnotherNameIsSomebodyElse() {
        bring("till", person(null, "Anna Maier", "home@x.example", null));
        bring("web", person(null, "Peter Maier", "home@x.example", null));
        bring("app", person(null, "Anna Huber", "home@x.example", null));

        assertThat(people()).containsExactly("Anna Huber", "Anna Maier", "Peter Maier");
    }

    @Test
    void anInitialOrASpellingOfUmlautsIsNoOtherName() {
        bring("till", person(null, "Jürgen Müller", "j@x.example", null));

        bring(
                "web",
                person(null, "Juergen Mueller", "j@x.example", null),
                person(null, "Müller J.", "j@x.example", null));

        assertThat(people()).containsExactly("Jürgen Müller");
    }

    @Test
    void anInitialThatMayBeTwoIsNeither() {
        bring(
                "till",
                person(null, "Anna Maier", null, "0664 1234567"),
                person(null, "Andreas Maier", null, "0664 1234567"));

        bring("web", person(null, "A. Maier", null, "0664 1234567"));
        bring("app", person(null, "A. Maier", null, "0664 1234567"));

        assertThat(people()).containsExactly("A. Maier", "Andreas Maier", "Anna Maier");
    }

    @Test
    void whoWasNamelessIsNamedByTheFirstAndNotByTheFamily() {
        var nameless =
                whoIs(bring("till", person(null, null, null, "0664 1234567"))).get(1);

        var batch = bring(
                "web",
                person(null, "Anna Maier", null, "0664 1234567"),
                person(null, "Peter Maier", null, "0664 1234567"),
                person(null, "Anna Maier", null, "0664 1234567"));

        assertThat(names(batch)).containsExactly("Anna Maier", "Peter Maier", "Anna Maier");
        assertThat(whoIs(batch).get(1)).isEqualTo(nameless);
        assertThat(people()).containsExactly("Anna Maier", "Peter Maier");
    }

    @Test
    void anAddressEverybodyGivesMakesNobodyTheSameAndNobodyTwice() {
        var crowd = IntStream.range(0, 60)
                .mapToObj(i -> person(
                        null,
                        "Person Number" + (char) ('a' + i % 26) + (char) ('a' + i / 26),
                        "noreply@shop.example",
                        null))
                .toArray(Person[]::new);

        bring("web", crowd);
        bring("web", crowd);

        assertThat(people()).hasSize(60).doesNotHaveDuplicates();
    }

    /// Whatever comes in whatever order: one number, one customer; and rows that share an address or a phone and
    /// carry nothing stronger are one customer.
    @Test
    void oneIdentityIsNeverTwoCustomers() {
        for (var seed = 0; seed < 12; seed++) {
            emptyShop();
            var random = new Random(seed);
            for (var round = 0; round < 3; round++)
                bring(
                        "till",
                        IntStream.range(0, 40)
                                .mapToObj(_ -> person(
                                        random.nextInt(3) == 0 ? "n" + random.nextInt(8) : null,
                                        "Somebody",
                                        random.nextInt(2) == 0 ? "e" + random.nextInt(8) + "@x.example" : null,
                                        random.nextInt(2) == 0 ? "0664 12345" + (10 + random.nextInt(8)) : null))
                                .toArray(Person[]::new));
            assertThat(db.sql("""
                select key from customers.contact_point group by kind, key having count(distinct customer_id) > 1""").query(String.class).list())
                    .as("addresses of two customers, seed %s", seed)
                    .isEmpty();
            assertThat(db.sql("""
                select i.external_id from customers.intake i where external_id is not null
                group by 1 having count(distinct customer_id) > 1""").query(String.class).list())
                    .as("numbers of two customers, seed %s", seed)
                    .isEmpty();
            assertThat(db.sql("""
                select c.search from customers.customer c
                where length(c.search) <> length(customers.search_line(c.id, c.name_key))""").query(String.class).list())
                    .as("what is found by, seed %s", seed)
                    .isEmpty();
        }
    }

    UUID bring(String source, Person... people) {
        var batch = UUID.randomUUID();
        intake.add(batch, IntStream.range(0, people.length).mapToObj(i -> new IntakeRow(i + 1, source, people[i])));
        intake.resolve(batch);
        return batch;
    }

    static Person person(String number, String name, String email, String phone) {
        return Person.unknown()
                .withExternalId(number)
                .withName(name)
                .withEmail(email)
                .withPhone(phone);
    }

    static Person address(String number, String street, String city) {
        return new Person(number, "Ada", null, null, street, null, city, null, null, null, null, null);
    }

    Map<Integer, UUID> whoIs(UUID batch) {
        var who = new HashMap<Integer, UUID>();
        db.sql("select n, customer_id from customers.api_intake where batch = ?")
                .param(batch)
                .query(row -> {
                    who.put(row.getInt(1), row.getObject(2, UUID.class));
                });
        return who;
    }

    List<String> names(UUID batch) {
        return db.sql("""
            select c.name from customers.api_intake i join customers.customer c on c.id = i.customer_id
            where i.batch = ? order by n""").param(batch).query(String.class).list();
    }

    List<String> people() {
        return db.sql("select name from customers.customer order by name")
                .query(String.class)
                .list();
    }

    List<String> values(String kind) {
        return db.sql("select value from customers.contact_point where kind = ? order by value")
                .param(kind)
                .query(String.class)
                .list();
    }
}
