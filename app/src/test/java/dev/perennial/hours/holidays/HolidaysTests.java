package dev.perennial.hours.holidays;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.hours.Hours;
import dev.perennial.hours.HoursChanged;
import dev.perennial.hours.SpecialDay;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
@RecordApplicationEvents
class HolidaysTests {
    static final LocalDate EVE = LocalDate.of(2026, 12, 24);

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Hours hours;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void openShop() {
        clock.set(Instant.parse("2026-11-22T08:00:00Z"));
        shop.open();
        db.sql("delete from hours.special_day").update();
    }

    @Test
    void aHalfDayIsOpenAsItSaysAndThatIsTold() {
        assertThat(enter(Map.of("name", "Christmas Eve", "from", "2026-12-24", "open", "9-12")))
                .hasStatus(303);

        assertThat(hours.ofBusiness().special(EVE)).contains(SpecialDay.of("Christmas Eve", "09:00-12:00"));
        assertThat(events.stream(HoursChanged.class)).isNotEmpty();
        assertThat(browser.get().uri("/hours/holidays").with(signedInAs(shop.ada())))
                .bodyText()
                .contains("Christmas Eve", "09:00");
    }

    @Test
    void severalDaysInARowAreEnteredAtOnce() {
        enter(Map.of("name", "Works holidays", "from", "2026-12-24", "until", "2026-12-31"));

        assertThat(hours.ofBusiness().special(EVE.plusDays(7))).contains(SpecialDay.closed("Works holidays"));
        assertThat(hours.ofBusiness().special(EVE.plusDays(8))).isEmpty();
    }

    @Test
    void whatComesEveryYearComesEveryYear() {
        enter(Map.of("name", "Christmas Eve", "from", "2024-12-24", "everyYear", "on"));

        assertThat(hours.ofBusiness().special(EVE)).isPresent();
        assertThat(hours.ofBusiness().special(EVE.plusYears(3))).isPresent();
        assertThat(browser.get().uri("/hours/holidays").with(signedInAs(shop.ada())))
                .bodyText()
                .contains("24 December 2026", "every year");
    }

    @Test
    void aDayIsEnteredOnce() {
        enter(Map.of("name", "Christmas Eve", "from", "2026-12-24"));

        assertThat(enter(Map.of("name", "Eve", "from", "2026-12-23", "until", "2026-12-26")))
                .hasStatus(422)
                .bodyText()
                .contains("is entered already, as “Christmas Eve”");
        assertThat(hours.ofBusiness().special(EVE.minusDays(1))).isEmpty();
    }

    @Test
    void eachMistakeIsNamedWithWhatWasTyped() {
        assertThat(enter(Map.of("name", "", "from", "24.12.", "open", "mornings", "until", "soon")))
                .hasStatus(422)
                .bodyText()
                .contains("It needs a name", "“24.12.” is no day", "“mornings” cannot be read", "“soon” is no day");
        assertThat(enter(Map.of("name", "Eve", "from", "2026-12-24", "until", "2026-12-23")))
                .hasStatus(422)
                .bodyText()
                .contains("comes before the first");
    }

    @Test
    void whatIsRemovedNoLongerCounts() {
        enter(Map.of("name", "Christmas Eve", "from", "2026-12-24"));
        var id = db.sql("select id::text from hours.special_day")
                .query(String.class)
                .single();
        assertThat(browser.post().uri("/hours/holidays/" + id + "/removal").with(signedInAs(shop.ada())))
                .hasStatus(303);

        assertThat(hours.ofBusiness().special(EVE)).isEmpty();
    }

    private MvcTestResult enter(Map<String, String> fields) {
        var request = browser.post().uri("/hours/holidays").with(signedInAs(shop.ada()));
        fields.forEach(request::param);
        return request.exchange();
    }
}
