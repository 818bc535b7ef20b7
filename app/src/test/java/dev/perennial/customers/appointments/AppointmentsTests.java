package dev.perennial.customers.appointments;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class AppointmentsTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    StaffMember ada;
    StaffMember bo;
    CustomerId mia;

    @BeforeEach
    void open() {
        shop.open();
        ada = shop.ada();
        bo = shop.bo();
        TestClock.INSTANCE.reset();
        db.sql("truncate customers.customer cascade").update();
        mia = new CustomerId(db.sql("""
            insert into customers.customer (name, name_key, created_at, changed_at)
            values ('Mia Berger', 'mia berger', now(), now()) returning id""").query(UUID.class).single());
    }

    @Test
    void anAppointmentStandsInTheListOnThePageAndOnTheTimeline() {
        assertThat(arrange(Map.of("place", "At the market"))).hasStatus(303).hasRedirectedUrl("/customers/" + mia);

        assertThat(page("/customers/appointments"))
                .contains("Tuesday, 24 November 2026", "14:30", "15:30", "Cake tasting", "Mia Berger", "At the market");
        assertThat(page("/customers/" + mia)).contains("Cake tasting", "made by Ada Winter");
    }

    @Test
    void sentTwiceItIsOne() {
        var form = UUID.randomUUID().toString();
        arrange(Map.of("form", form));
        arrange(Map.of("form", form));

        assertThat(count("customers.appointment")).isOne();
        assertThat(count("customers.activity")).isOne();
    }

    @Test
    void movedItKeepsItsNameForCalendarsAndCountsTheMove() {
        arrange(Map.of());
        var id = only();
        post("/customers/appointments/" + id, typed(Map.of("time", "16:00")));

        assertThat(page("/customers/" + mia)).contains("Appointment changed, now 24 Nov 2026, 16:00");
        assertThat(calendar(id))
                .contains("UID:" + id + "@perennial\r\n", "SEQUENCE:1\r\n", "DTSTART:20261124T150000Z\r\n");
    }

    @Test
    void calledOffItLeavesTheListAndStaysCalledOff() {
        arrange(Map.of());
        var id = only();
        post("/customers/appointments/" + id + "/cancellation", Map.of());
        post("/customers/appointments/" + id + "/cancellation", Map.of());

        assertThat(page("/customers/appointments"))
                .contains("Nothing is arranged")
                .doesNotContain("Cake tasting");
        assertThat(page("/customers/" + mia)).contains("called off by Ada Winter");
        assertThat(count("customers.activity")).isEqualTo(2);
        assertThat(calendar(id)).contains("STATUS:CANCELLED");
        post("/customers/appointments/" + id, typed(Map.of("time", "16:00")));
        assertThat(calendar(id)).contains("DTSTART:20261124T133000Z");
    }

    @Test
    void theCalendarFileIsWhatCalendarsRead() {
        arrange(Map.of("title", "Tasting; rye, wheat\\spelt " + "ä".repeat(60), "place", "Ring 1, Wien"));

        var file = calendar(only());

        assertThat(file)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
                .contains("DTEND:20261124T143000Z\r\n", "LOCATION:Ring 1\\, Wien\r\n", "rye\\, wheat\\\\spelt", "\\;")
                .contains("TRIGGER;VALUE=DATE-TIME:20261124T123000Z\r\n");
        assertThat(file.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(file.replace("\r\n ", "")).contains("ä".repeat(60));
    }

    @Test
    void nothingOfItIsPublic() {
        arrange(Map.of());

        assertThat(browser.get().uri("/customers/appointments/" + only() + "/appointment.ics"))
                .hasStatus3xxRedirection();
    }

    @Test
    void withinTheHourEveryPageSaysSoToWhoHasItAndToNobodyElse() {
        arrange(Map.of("with", bo.id().toString()));

        at("2026-11-24T12:29:00Z");
        assertThat(page("/customers", bo)).doesNotContain("with Mia Berger");
        at("2026-11-24T12:31:00Z");
        assertThat(page("/customers", bo)).contains("At 14:30 with Mia Berger: Cake tasting");
        assertThat(page("/customers", ada)).doesNotContain("with Mia Berger");
        at("2026-11-24T13:31:00Z");
        assertThat(page("/customers", bo)).doesNotContain("with Mia Berger");
    }

    @Test
    void todayRemindsFromItsTimeOnUntilItIsOver() {
        arrange(Map.of(
                "remind",
                "THE_DAY_BEFORE",
                "place",
                "At the market",
                "with",
                bo.id().toString()));

        at("2026-11-23T13:29:00Z");
        assertThat(page("/today")).doesNotContain("Cake tasting");
        at("2026-11-23T13:30:00Z");
        assertThat(page("/today")).contains("Mia Berger: Cake tasting", "At the market", "Bo Lind has it.");
        at("2026-11-24T13:45:00Z");
        assertThat(page("/today")).contains("Arranged for today at 14:30.");
        at("2026-11-24T14:30:00Z");
        assertThat(page("/today")).doesNotContain("Cake tasting");
    }

    @Test
    void whatWasSettledAboutTheOldTimeSaysNothingOfTheNew() {
        arrange(Map.of("remind", "THE_DAY_BEFORE"));
        at("2026-11-24T08:00:00Z");
        post("/today/cards/decisions", Map.of("key", "appointment:" + only() + ":0", "choice", "DISMISSED"));
        assertThat(page("/today")).doesNotContain("Mia Berger: Cake tasting");

        post("/customers/appointments/" + only(), typed(Map.of("time", "16:00", "remind", "THE_DAY_BEFORE")));

        assertThat(page("/today")).contains("Mia Berger: Cake tasting");
    }

    @Test
    void whoWantsNoReminderIsLeftInPeace() {
        arrange(Map.of("remind", "NEVER"));

        at("2026-11-24T12:00:00Z");
        assertThat(page("/today")).doesNotContain("Mia Berger: Cake tasting");
    }

    @Test
    void theNightTheClocksArePutBackIsAskedAbout() {
        TestClock.INSTANCE.set(Instant.parse("2026-10-20T09:00:00Z"));
        var answer = arrange(Map.of("day", "2026-10-25", "time", "02:30"));

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("comes twice", "value=\"SECOND\"", "value=\"Cake tasting\"");
        assertThat(arrange(Map.of("day", "2026-10-25", "time", "02:30", "which", "SECOND")))
                .hasStatus(303);
    }

    private void at(String instant) {
        TestClock.INSTANCE.set(Instant.parse(instant));
    }

    private UUID only() {
        return db.sql("select id from customers.appointment").query(UUID.class).single();
    }

    private long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    private String calendar(UUID id) {
        return page("/customers/appointments/" + id + "/appointment.ics");
    }

    private MvcTestResult arrange(Map<String, String> fields) {
        return post("/customers/appointments", typed(fields));
    }

    private Map<String, String> typed(Map<String, String> fields) {
        var all = new HashMap<>(Map.of(
                "customer", mia.toString(),
                "form", UUID.randomUUID().toString(),
                "title", "Cake tasting",
                "day", "2026-11-24",
                "time", "14:30",
                "minutes", "60",
                "remind", "AN_HOUR_BEFORE"));
        all.putAll(fields);
        return all;
    }

    private String page(String path) {
        return page(path, ada);
    }

    private String page(String path, StaffMember reader) {
        var answer = browser.get().uri(path).with(signedInAs(reader)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = browser.post().uri(path).with(signedInAs(ada));
        for (var field : fields.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }
}
