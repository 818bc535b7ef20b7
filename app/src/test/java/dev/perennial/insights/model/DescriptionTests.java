package dev.perennial.insights.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.insights.model.Findings.CohortMonth;
import dev.perennial.insights.model.Findings.ValueBand;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DescriptionTests {
    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    Histories histories = new Histories();
    int customers;

    void customer(long each, int... days) {
        var id = new UUID(0, customers++);
        for (var day : days) histories.bought(id, (int) FIRST.toEpochDay() + day, each, true);
    }

    Description upTo(int day) {
        return new Description(histories, (int) FIRST.toEpochDay() + day);
    }

    @Test
    void whenOneOfFiveBringsAllTheBestFifthBringsAll() {
        customer(0, 0);
        customer(0, 1);
        customer(0, 2);
        customer(0, 3);
        customer(500, 4);

        var seen = upTo(10);

        assertThat(seen.topFifthShare()).isEqualTo(1.0);
        assertThat(seen.gini()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void whenAllBringTheSameAFifthBringsAFifth() {
        for (var i = 0; i < 7; i++) customer(300, i);

        var seen = upTo(10);

        assertThat(seen.topFifthShare()).isCloseTo(0.2, within(1e-12));
        assertThat(seen.gini()).isCloseTo(0, within(1e-12));
        assertThat(seen.shares()).last().isEqualTo(new Findings.SharePoint(1, 1));
    }

    @Test
    void nobodyBringsAShareOfNothing() {
        customer(0, 0);

        assertThat(upTo(1).topFifthShare()).isNull();
        assertThat(upTo(1).shares()).isEmpty();
    }

    @Test
    void pausesAreCountedBetweenBuyingDays() {
        customer(100, 0, 7, 14, 50);

        var seen = upTo(60);

        assertThat(seen.gap(0.5)).isEqualTo(7);
        assertThat(seen.gap(0.9)).isEqualTo(36);
        assertThat(seen.horizon()).isEqualTo(90);
    }

    @Test
    void riskLooksAMonthAheadWhereEverybodyComesEachWeek() {
        customer(100, 0, 7, 14, 21, 28);

        assertThat(upTo(30).horizon()).isEqualTo(30);
    }

    @Test
    void onlyThoseKnownLongEnoughSayWhoComesBack() {
        customer(100, 0, 20);
        customer(100, 0, 45);
        customer(100, 0);
        customer(100, 40, 41);

        assertThat(upTo(60).settled(30)).containsExactly(3, 1);
    }

    @Test
    void bandsHoldEverybodyOnce() {
        customer(-50, 0);
        for (var i = 1; i <= 60; i++) customer(i * 100L, i);

        var bands = upTo(100).bands(2);

        assertThat(bands).first().isEqualTo(new ValueBand(null, 1L, 1, -50));
        assertThat(bands.stream().mapToLong(ValueBand::customers).sum()).isEqualTo(61);
        assertThat(bands).extracting(ValueBand::from).contains(500L, 1000L, 2000L);
        assertThat(bands).last().extracting(ValueBand::below).isNull();
    }

    @Test
    void aCohortIsCountedByWholeMonths() {
        customer(100, 0, 3, 40, 70);
        customer(100, 10, 75);
        customer(100, 35);

        assertThat(upTo(89).cohorts())
                .extracting(CohortMonth::month, CohortMonth::customers, CohortMonth::active)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FIRST, 2L, java.util.List.of(2L, 1L, 2L)),
                        org.assertj.core.groups.Tuple.tuple(FIRST.plusMonths(1), 1L, java.util.List.of(1L, 0L)));
    }
}
