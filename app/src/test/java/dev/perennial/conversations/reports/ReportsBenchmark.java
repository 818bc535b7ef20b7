package dev.perennial.conversations.reports;

import static dev.perennial.support.Shop.signedInAs;

import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.OpeningHours;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Not a test: prints how long the report takes on a database that `benchmarks/conversations/cases.sql` has filled;
/// benchmarks/README.md has the commands and the figures.
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@EnabledIfEnvironmentVariable(named = "PERENNIAL_DATABASE_URL", matches = ".+")
class ReportsBenchmark {
    private static final int ROUNDS = 20;

    private final StaffMember ada = new StaffMember(new UUID(0, 1), "Ada Winter", Role.OWNER);

    @Autowired
    MockMvcTester browser;

    @Autowired
    Businesses businesses;

    @Autowired
    DayBook book;

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
    void reports() {
        db.sql("delete from conversations.day_book_end").update();
        var start = System.nanoTime();
        book.addUp();
        System.out.printf(Locale.ROOT, "adding up all days %.1f s%n", (System.nanoTime() - start) / 1e9);
        var label = db.sql("select id from conversations.label order by key limit 1")
                .query(UUID.class)
                .single();
        var person = db.sql("select assignee from conversations.case_file where assignee is not null limit 1")
                .query(UUID.class)
                .single();
        for (var asked : List.of(
                "days=MONTH",
                "days=QUARTER",
                "days=YEAR",
                "days=YEAR&via=CHAT",
                "days=YEAR&person=" + person,
                "days=YEAR&label=" + label)) {
            var times = new double[ROUNDS];
            for (var round = -3; round < ROUNDS; round++) {
                var began = System.nanoTime();
                var answer = browser.get()
                        .uri("/conversations/reports?" + asked)
                        .with(signedInAs(ada))
                        .exchange();
                if (answer.getResponse().getStatus() != 200)
                    throw new AssertionError(
                            asked + " answered " + answer.getResponse().getStatus());
                if (round >= 0) times[round] = (System.nanoTime() - began) / 1e6;
            }
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "report %-24s middle %4.0f ms, 95th percentile %4.0f ms%n",
                    asked.replaceFirst("(label|person)=.*", "$1"),
                    times[ROUNDS / 2],
                    times[ROUNDS * 95 / 100]);
        }
    }
}
