package dev.perennial.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-03-04                     | 2026-03-04T11:00:00Z
                    2026/3/4                       | 2026-03-04T11:00:00Z
                    2026-03-04 09:30               | 2026-03-04T08:30:00Z
                    2026-03-04T09:30:15            | 2026-03-04T08:30:15Z
                    2026-03-04T09:30:15.123Z       | 2026-03-04T09:30:15Z
                    2026-03-04T09:30:15+05:45      | 2026-03-04T03:45:15Z
                    2026-03-04 09:30:15 +0100      | 2026-03-04T08:30:15Z
                    2026-03-04 09:30:15 UTC        | 2026-03-04T09:30:15Z
                    04.03.2026                     | 2026-03-04T11:00:00Z
                    4.3.26                         | 2026-03-04T11:00:00Z
                    04.03.2026 17:05 Uhr           | 2026-03-04T16:05:00Z
                    04.03.2026, 17:05              | 2026-03-04T16:05:00Z
                    04/03/2026                     | 2026-03-04T11:00:00Z
                    4-3-2026 5:05 PM               | 2026-03-04T16:05:00Z
                    04/03/2026 12:15 a.m.          | 2026-03-03T23:15:00Z
                    20260304                       | 2026-03-04T11:00:00Z
                    20260304173000                 | 2026-03-04T16:30:00Z
                    Mar 4, 2026                    | 2026-03-04T11:00:00Z
                    March 4th, 2026 at 9:30 am     | 2026-03-04T08:30:00Z
                    4 Mar 2026                     | 2026-03-04T11:00:00Z
                    04-Mar-26                      | 2026-03-04T11:00:00Z
                    4. März 2026                   | 2026-03-04T11:00:00Z
                    Wed, 4 Mar 2026 09:30:00 +0000 | 2026-03-04T09:30:00Z
                    Mittwoch, 4. März 2026         | 2026-03-04T11:00:00Z
                    46085                          | 2026-03-04T11:00:00Z
                    1772616600                     | 2026-03-04T09:30:00Z""")
    void readsADateAsPeopleWriteIt(String text, Instant instant) {
        var when = When.read(text, DateOrder.DAY_FIRST);
        assertThat(when).isNotNull();
        assertThat(when.at(BERLIN)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31.02.2026",
                "2026-13-01",
                "yesterday",
                "12:30",
                "4/3",
                "25/25/2025",
                "2026-03-04 25:00",
                "12.50"
            })
    void whatIsNoDateIsNotMadeOne(String text) {
        assertThat(When.read(text, DateOrder.DAY_FIRST)).isNull();
    }

    @Test
    void theSameFiguresAreTwoDays() {
        assertThat(When.read("3/4/2026", DateOrder.MONTH_FIRST))
                .isNotEqualTo(When.read("3/4/2026", DateOrder.DAY_FIRST));
    }

    @Test
    void oneDayAfterTheTwelfthDecidesTheWholeColumn() {
        var american = new When.Evidence();
        for (var text : new String[] {"3/4/2026", "5/6/2026", "1/31/2026"}) american.see(text);
        assertThat(american.order()).isEqualTo(DateOrder.MONTH_FIRST);
    }

    @Test
    void datesThatFitBothOrdersAreLeftOpen() {
        var open = new When.Evidence();
        for (var text : new String[] {"3/4/2026", "5/6/2026", "7/7/2026"}) open.see(text);
        assertThat(open.order()).isNull();
        assertThat(open.openExamples()).containsExactly("3/4/2026", "5/6/2026");
    }

    @Test
    void pointsBetweenTheFiguresMeanTheDayComesFirst() {
        var german = new When.Evidence();
        german.see("3.4.2026");
        assertThat(german.order()).isEqualTo(DateOrder.DAY_FIRST);
    }
}
