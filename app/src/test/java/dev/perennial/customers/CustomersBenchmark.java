package dev.perennial.customers;

import static dev.perennial.support.Shop.signedInAs;

import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.OpeningHours;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Not a test: prints how long searching, paging and intake take on a database that
/// `benchmarks/customers/people.sql` has filled; benchmarks/README.md has the commands and the figures.
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@EnabledIfEnvironmentVariable(named = "PERENNIAL_DATABASE_URL", matches = ".+")
class CustomersBenchmark {
    private static final int ROUNDS = 40;
    private static final int PEOPLE_BROUGHT = 200_000;

    private final StaffMember ada = new StaffMember(new UUID(0, 1), "Ada Winter", Role.OWNER);

    @Autowired
    MockMvcTester browser;

    @Autowired
    Businesses businesses;

    @Autowired
    Intake intake;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void aBusiness() {
        if (businesses.find().isEmpty())
            businesses.save(new Business(
                    "Benchmark",
                    Business.Kind.SHOP,
                    "AT",
                    Currency.getInstance("EUR"),
                    ZoneId.of("Europe/Vienna"),
                    Locale.ENGLISH,
                    OpeningHours.NONE,
                    false));
    }

    @Test
    void searching() {
        typed("one letter", "m", "z", "ö", "x", "q");
        typed("two letters", "ma", "zo", "hu", "qx", "er");
        typed("common given names", "maria", "anna", "jürgen", "zoe", "ana-maria");
        typed("common family names", "huber", "gruber", "stein", "wagner", "o'bri");
        typed("both names", "maria huber", "huber maria", "zoe gru", "l s", "m huber 7");
        typed("inside a word", "ube", "ric", "tei", "chm", "ggerm");
        typed("nobody", "xyzzy", "mariaxq", "huberq", "maria zzz", "qqq");
        typed("e-mail", "maria.huber", "maria.huber@", "@mail7.example", "paul.gruber1", "mail19");
        typed("phone", "0664", "0664 012", "+43664 0123", "0664/0123-45", "123456");
        typed("customer number", "123456", "77", "999999");
    }

    @Test
    void paging() {
        var middle = db.sql("select id from customers.customer order by name_key offset 400000 limit 1")
                .query(UUID.class)
                .single();
        timed("list by name, first", "/customers");
        timed("list by name, middle", "/customers?after=" + middle);
        timed("list, newest", "/customers?sort=newest");
        timed("list, newest, middle", "/customers?sort=newest&after=" + middle);
        timed("list, by value", "/customers?sort=value");
        timed("list, by value, middle", "/customers?sort=value&after=" + middle);
        timed("found, by value", "/customers?q=maria&sort=value");
        timed(
                "customer page",
                db
                        .sql("select id from customers.customer tablesample system (0.01) limit 20")
                        .query(UUID.class)
                        .stream()
                        .map(id -> "/customers/" + id)
                        .toArray(String[]::new));
        timed("needs counted", "/customers/notes");
    }

    @Test
    void intake() {
        for (var round = 1; round <= 2; round++) {
            var batch = UUID.randomUUID();
            var start = System.nanoTime();
            intake.add(
                    batch,
                    IntStream.range(0, PEOPLE_BROUGHT)
                            .mapToObj(i -> new IntakeRow(
                                    i,
                                    "benchmark",
                                    Person.unknown()
                                            .withExternalId("B" + i)
                                            .withName("Brought Person " + i)
                                            .withEmail("brought.person" + i + "@mail.example")
                                            .withPhone(i % 2 == 0 ? "0676 1" + (1_000_000 + i) : null))));
            var added = System.nanoTime();
            var resolved = intake.resolve(batch);
            System.out.printf(
                    "%-28s %,d people: rows %.1f s, resolved %.1f s, %s%n",
                    round == 1 ? "intake, nobody known" : "intake, everybody known",
                    PEOPLE_BROUGHT,
                    (added - start) / 1e9,
                    (System.nanoTime() - added) / 1e9,
                    resolved);
            if (round == 2) intake.close(batch);
        }
        var start = System.nanoTime();
        var first = db.sql("select distinct batch from customers.intake where created limit 1")
                .query(UUID.class)
                .single();
        System.out.printf(
                "%-28s %,d removed in %.1f s%n",
                "intake undone", intake.undo(first), (System.nanoTime() - start) / 1e9);
    }

    private void typed(String what, String... words) {
        timed(
                "search, " + what,
                Arrays.stream(words)
                        .map(word -> "/customers?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
                        .toArray(String[]::new));
    }

    /// The slowest kind of a question counts as much as the others: each is asked as often.
    private void timed(String what, String... addresses) {
        for (var address : addresses) ask(address);
        var times = List.of(addresses).stream()
                .flatMap(address -> IntStream.range(0, Math.max(5, ROUNDS / addresses.length))
                        .mapToObj(_ -> ask(address)))
                .sorted()
                .toList();
        System.out.printf(
                "%-28s p50 %6.1f ms   p95 %6.1f ms   most %6.1f ms   (%d)%n",
                what,
                times.get(times.size() / 2),
                times.get((int) (times.size() * 0.95) - (times.size() * 95 % 100 == 0 ? 1 : 0)),
                times.getLast(),
                times.size());
    }

    private double ask(String address) {
        var start = System.nanoTime();
        var request = browser.get().uri(java.net.URI.create(address)).with(signedInAs(ada));
        if (address.contains("?q=")) request = request.header("HX-Request", "true");
        var answer = request.exchange();
        var millis = (System.nanoTime() - start) / 1e6;
        if (answer.getResponse().getStatus() != 200)
            throw new IllegalStateException(
                    address + " answered " + answer.getResponse().getStatus());
        return millis;
    }
}
