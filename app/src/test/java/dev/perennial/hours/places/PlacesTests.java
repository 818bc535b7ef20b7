package dev.perennial.hours.places;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.hours.Hours;
import dev.perennial.hours.HoursChanged;
import dev.perennial.hours.Place;
import dev.perennial.hours.PlaceId;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.OpeningHours;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
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
class PlacesTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Hours hours;

    @Autowired
    Businesses businesses;

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
        db.sql("delete from hours.place where name is not null").update();
        events.clear();
    }

    @Test
    void theFirstPlaceIsTheBusinessWithTheHoursItGives() {
        save(businesses.current().zone(), new OpeningHours.Span(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.NOON));

        assertThat(hours.places().getFirst())
                .isEqualTo(new Place(PlaceId.BUSINESS, "Ada’s Bakery", ZoneId.of("Europe/Vienna")));
        assertThat(hours.ofBusiness().nextOpening(clock.instant())).contains(Instant.parse("2026-11-23T07:00:00Z"));
    }

    @Test
    void aChangeOfTheBusinesssHoursOrClocksIsTold() {
        save(ZoneId.of("Europe/Vienna"), new OpeningHours.Span(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.NOON));
        save(ZoneId.of("Europe/Vienna"), new OpeningHours.Span(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.NOON));
        assertThat(events.stream(HoursChanged.class)).hasSize(1);

        save(ZoneId.of("Europe/London"), new OpeningHours.Span(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.NOON));
        assertThat(events.stream(HoursChanged.class))
                .hasSize(2)
                .allMatch(it -> it.place().isBusiness());
    }

    @Test
    void withoutAnyHoursThePageSaysThatItCountsAsAlwaysOpen() {
        assertThat(browser.get().uri("/hours").with(signedInAs(shop.bo())))
                .hasStatusOk()
                .bodyText()
                .contains("Open day and night.", "No weekly hours are entered.");
    }

    @Test
    void anotherPlaceHasHoursAndClocksOfItsOwn() {
        assertThat(open(Map.of("name", "Kiosk", "zone", "America/New_York", "hours1", "6:30-10, 15-19"), shop.ada()))
                .hasStatus(303);
        var kiosk = hours.places().get(1);

        assertThat(kiosk.name()).isEqualTo("Kiosk");
        assertThat(hours.of(kiosk.id()).nextOpening(clock.instant())).contains(Instant.parse("2026-11-23T11:30:00Z"));
        assertThat(browser.get().uri("/hours?place=" + kiosk.id()).with(signedInAs(shop.bo())))
                .bodyText()
                .contains("Closed now. Opens on Monday, 23 November 2026, at 06:30.", "New York");
    }

    @Test
    void aPlaceIsChangedAndThatIsTold() {
        open(Map.of("name", "Kiosk", "zone", "Europe/Vienna", "hours1", "8-12"), shop.ada());
        var kiosk = hours.places().get(1).id();
        assertThat(post(
                        "/hours/places/" + kiosk,
                        Map.of("name", "Kiosk", "zone", "Europe/Vienna", "hours2", "0-24"),
                        shop.ada()))
                .hasStatus(303);

        assertThat(hours.weekly(kiosk).written(DayOfWeek.TUESDAY)).isEqualTo("00:00-00:00");
        assertThat(hours.weekly(kiosk).on(DayOfWeek.MONDAY)).isEmpty();
        assertThat(events.stream(HoursChanged.class).map(HoursChanged::place)).containsExactly(kiosk);
    }

    @Test
    void aPlaceThatIsGivenUpIsNotOfferedButStillCounts() {
        open(Map.of("name", "Kiosk", "zone", "Europe/Vienna", "hours1", "8-12"), shop.ada());
        var kiosk = hours.places().get(1).id();
        post("/hours/places/" + kiosk + "/removal", Map.of(), shop.ada());

        assertThat(hours.places()).hasSize(1);
        assertThat(hours.of(kiosk).nextOpening(clock.instant())).contains(Instant.parse("2026-11-23T07:00:00Z"));
        assertThat(open(Map.of("name", "kiosk", "zone", "Europe/Vienna"), shop.ada()))
                .hasStatus(303);
    }

    @Test
    void twoPlacesDoNotShareAName() {
        open(Map.of("name", "Kiosk", "zone", "Europe/Vienna"), shop.ada());

        assertThat(open(Map.of("name", "KIOSK", "zone", "Europe/Vienna"), shop.ada()))
                .hasStatus(422)
                .bodyText()
                .contains("There is a place called “KIOSK” already.");
    }

    @Test
    void eachMistakeIsNamedWithWhatWasTyped() {
        assertThat(open(Map.of("name", "", "zone", "Europe/Kiosk", "hours3", "late"), shop.ada()))
                .hasStatus(422)
                .bodyText()
                .contains("It needs a name.", "“Europe/Kiosk” is no time zone", "“late” cannot be read as hours");
    }

    @Test
    void quietHoursAreSetAndHold() {
        assertThat(post("/hours/quiet", Map.of("from", "20:00", "until", "09:00"), shop.ada()))
                .hasStatus(303);
        assertThat(hours.ofBusiness().notBefore(Instant.parse("2026-11-22T19:30:00Z")))
                .isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));

        assertThat(post("/hours/quiet", Map.of("from", "night", "until", "09:00"), shop.ada()))
                .hasStatus(422)
                .bodyText()
                .contains("“night” is no time of day");
    }

    private void save(ZoneId zone, OpeningHours.Span... spans) {
        var known = businesses.current();
        businesses.save(new Business(
                known.name(),
                known.kind(),
                known.country(),
                known.currency(),
                zone,
                known.language(),
                new OpeningHours(List.of(spans)),
                false));
    }

    private MvcTestResult open(Map<String, String> fields, StaffMember by) {
        return post("/hours/places", fields, by);
    }

    private MvcTestResult post(String path, Map<String, String> fields, StaffMember by) {
        var request = browser.post().uri(path).with(signedInAs(by));
        fields.forEach(request::param);
        return request.exchange();
    }
}
