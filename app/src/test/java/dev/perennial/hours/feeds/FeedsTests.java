package dev.perennial.hours.feeds;

import static dev.perennial.hours.feeds.ReadingTests.calendar;
import static dev.perennial.hours.feeds.ReadingTests.event;
import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.hours.Hours;
import dev.perennial.hours.HoursChanged;
import dev.perennial.hours.SpecialDay;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
@RecordApplicationEvents
class FeedsTests {
    static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    static final String CHRISTMAS_DAY = event("DTSTART;VALUE=DATE:20261225", "SUMMARY:Christmas Day");
    static final String BOXING_DAY = event("DTSTART;VALUE=DATE:20261226", "SUMMARY:Boxing Day");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Hours hours;

    @Autowired
    LookingAgain again;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEvents events;

    private HttpServer server;
    private final AtomicInteger status = new AtomicInteger(200);
    private volatile String served = calendar(CHRISTMAS_DAY);

    @BeforeEach
    void openShop() throws IOException {
        clock.set(Instant.parse("2026-11-22T08:00:00Z"));
        shop.open();
        db.sql("delete from hours.feed").update();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = served.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void closeServer() {
        server.stop(0);
    }

    @Test
    void theDaysOfACalendarAreShownBeforeTheyCount() {
        var page = add();

        assertThat(browser.get().uri(page).with(signedInAs(ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Christmas Day", "Friday", "new");
        assertThat(hours.ofBusiness().special(CHRISTMAS)).isEmpty();
        assertThat(events.stream(HoursChanged.class)).isEmpty();
    }

    @Test
    void aTickedDayCountsOnceItIsSavedAndThatIsTold() {
        decide(add(), "2026-12-25", "2026-12-25");

        assertThat(hours.ofBusiness().special(CHRISTMAS)).contains(SpecialDay.closed("Christmas Day"));
        assertThat(events.stream(HoursChanged.class)).hasSize(hours.places().size());
    }

    @Test
    void aDayWithoutATickDoesNotCountAndIsNotAskedAboutAgain() {
        var page = add();
        decide(page, "2026-12-25", "");
        lookAgain();

        assertThat(hours.ofBusiness().special(CHRISTMAS)).isEmpty();
        assertThat(browser.get().uri("/hours").with(signedInAs(ada())))
                .bodyText()
                .doesNotContain("nobody has looked at");
    }

    @Test
    void aNewDayIsAskedAboutAndThoseThatCountGoOnCounting() {
        decide(add(), "2026-12-25", "2026-12-25");
        served = calendar(CHRISTMAS_DAY, BOXING_DAY);
        lookAgain();

        assertThat(hours.ofBusiness().special(CHRISTMAS)).isPresent();
        assertThat(hours.ofBusiness().special(CHRISTMAS.plusDays(1))).isEmpty();
        assertThat(browser.get().uri("/hours").with(signedInAs(ada())))
                .bodyText()
                .contains("A holiday calendar names 1 day nobody has looked at.");
        assertThat(browser.get().uri("/hours").with(signedInAs(shop.bo())))
                .bodyText()
                .doesNotContain("nobody has looked at");
    }

    @Test
    void aCountingDayTheCalendarNoLongerNamesCountsUntilSomebodySaysOtherwise() {
        var page = add();
        decide(page, "2026-12-25", "2026-12-25");
        served = calendar(BOXING_DAY);
        lookAgain();

        assertThat(hours.ofBusiness().special(CHRISTMAS)).isPresent();
        assertThat(browser.get().uri(page).with(signedInAs(ada()))).bodyText().contains("no longer in the calendar");
        decide(page, "2026-12-25", "");
        assertThat(hours.ofBusiness().special(CHRISTMAS)).isEmpty();
    }

    @Test
    void anAddressThatFallsSilentKeepsWhatCountedAndSaysSo() {
        var page = add();
        decide(page, "2026-12-25", "2026-12-25");
        status.set(404);
        lookAgain();

        assertThat(hours.ofBusiness().special(CHRISTMAS)).isPresent();
        assertThat(browser.get().uri(page).with(signedInAs(ada())))
                .bodyText()
                .contains("There is no calendar at", "What counted before counts on.");
    }

    @Test
    void whatIsNoCalendarIsNotTaken() {
        served = "<html>Sign in</html>";
        assertThat(add(address(), ada())).hasStatus(422).bodyText().contains("is no calendar file");
        served = calendar();
        assertThat(add(address(), ada())).hasStatus(422).bodyText().contains("names no whole day");
        assertThat(add("https://10.0.0.1/days.ics", ada()))
                .hasStatus(422)
                .bodyText()
                .contains("not an address we call");
        assertThat(add("", ada())).hasStatus(422).bodyText().contains("Enter an address, or choose a file.");
        assertThat(db.sql("select count(*) from hours.feed").query(Long.class).single())
                .isZero();
    }

    @Test
    void aFileIsReadInTheSameWay() {
        var file = new MockMultipartFile(
                "file", "holidays.ics", "text/calendar", calendar(CHRISTMAS_DAY).getBytes(StandardCharsets.UTF_8));
        var answer = browser.post()
                .uri("/hours/feeds")
                .multipart()
                .file(file)
                .with(signedInAs(ada()))
                .exchange();

        assertThat(answer).hasStatus(303);
        var page = String.valueOf(answer.getResponse().getRedirectedUrl());
        assertThat(browser.get().uri(page).with(signedInAs(ada())))
                .bodyText()
                .contains("holidays.ics", "Christmas Day")
                .doesNotContain("Look again now");
    }

    @Test
    void withTheCalendarItsDaysGo() {
        var page = add();
        decide(page, "2026-12-25", "2026-12-25");
        assertThat(browser.post().uri(page + "/removal").with(signedInAs(ada())))
                .hasStatus(303);

        assertThat(hours.ofBusiness().special(CHRISTMAS)).isEmpty();
    }

    @Test
    void whoIsNoManagerAddsNone() {
        assertThat(add(address(), shop.bo())).hasStatus(403);
        assertThat(add(address(), shop.member("Max", "max@bakery.example", Role.MANAGER)))
                .hasStatus(303);
    }

    private StaffMember ada() {
        return shop.ada();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/at.ics";
    }

    private String add() {
        return String.valueOf(add(address(), ada()).getResponse().getRedirectedUrl());
    }

    private MvcTestResult add(String address, StaffMember by) {
        return browser.post()
                .uri("/hours/feeds")
                .param("address", address)
                .with(signedInAs(by))
                .exchange();
    }

    private void decide(String page, String shown, String counts) {
        assertThat(browser.post()
                        .uri(page + "/decisions")
                        .param("shown", shown)
                        .param("counts", counts)
                        .with(signedInAs(ada())))
                .hasStatus(303);
    }

    private void lookAgain() {
        clock.advance(Duration.ofHours(25));
        again.run();
    }
}
