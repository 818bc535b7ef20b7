package dev.perennial.insights.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perennial.insights.Insights;
import dev.perennial.insights.Till;
import dev.perennial.insights.model.Findings.Guess;
import dev.perennial.insights.model.Findings.Model;
import dev.perennial.insights.runs.Runs;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Orders in the database, through the job, to the figures of the papers.
@PerennialTest
class CdnowTests {
    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    @Autowired
    Insights insights;

    @Autowired
    Jobs jobs;

    @Autowired
    Runs runs;

    @Autowired
    Pictures pictures;

    Findings after(LocalDate lastDay) throws IOException {
        var file = Till.cdnow();
        assumeTrue(file.isPresent(), "the CDNOW sample is not beside the project: set PERENNIAL_SHARED_DATA");
        shop.open();
        for (var table : new String[] {"orders.purchase", "customers.customer"})
            db.sql("delete from " + table).update();
        ring(file.get(), lastDay);
        insights.workOut();
        jobs.runDue();
        return pictures.of(runs.lastDone().orElseThrow().id());
    }

    void ring(Path file, LocalDate lastDay) throws IOException {
        var till = new Till(db);
        var known = new HashMap<String, dev.perennial.customers.CustomerId>();
        for (var line : Files.readAllLines(file)) {
            var cells = line.trim().split("\\s+");
            var day = LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE);
            if (day.isAfter(lastDay)) continue;
            var customer = known.computeIfAbsent(cells[1], number -> till.customer("CDNOW " + number));
            till.buys(customer, day, new BigDecimal(cells[4]).movePointRight(2).longValueExact());
        }
    }

    @Test
    void thirtyNineWeeksGiveThePublishedFit() throws IOException {
        var findings = after(LocalDate.of(1997, 9, 30));

        assertThat(findings.picture().customers()).isEqualTo(2357);
        assertThat(findings.picture().returning()).isEqualTo(946);
        var bg = findings.fits().stream()
                .filter(fit -> fit.model() == Model.BG_NBD)
                .findFirst()
                .orElseThrow();
        assertThat(bg.logLikelihood()).isCloseTo(-9582.4292, within(1e-3));
        assertThat(bg.parameters().get(0)).isCloseTo(0.2426, within(1e-3));
        assertThat(bg.parameters().get(1)).isCloseTo(4.4136, within(5e-3));
        assertThat(bg.parameters().get(2)).isCloseTo(0.7929, within(5e-3));
        assertThat(bg.parameters().get(3)).isCloseTo(2.4259, within(2e-2));
    }

    @Test
    void onItsOwnPastTheModelBeatsTheNaiveGuess() throws IOException {
        var findings = after(LocalDate.of(1998, 6, 30));

        var model = findings.check(Guess.MODEL).orElseThrow();
        assertThat(model.actual()).isPositive();
        assertThat(model.meanError())
                .isLessThan(findings.check(Guess.SAME_RATE).orElseThrow().meanError());
        assertThat(Math.abs(model.totalError())).isLessThan(0.25);
        assertThat(findings.weeks())
                .hasSize(78)
                .last()
                .extracting(Findings.Week::predicted)
                .isNotNull();
        assertThat(findings.weeks().stream().filter(week -> week.predicted() != null))
                .hasSize(26);
        assertThat(findings.forecast(12).orElseThrow().value()).isPositive();
        var counted = db.sql("select count(*) from insights.customer_value")
                .query(Long.class)
                .single();
        assertThat(counted).isEqualTo(2357);
        assertThat(db.sql("select count(*) from customers.trait where module = 'insights'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2357);
    }

    @Test
    void churnRiskTellsWhoBuysAndOneTimeBuyersAreNotSafe() throws IOException {
        after(LocalDate.of(1997, 9, 30));

        var onceRisk = db.sql("select avg(churn_risk) from insights.customer_value where purchase_days = 1")
                .query(Double.class)
                .single();
        var regularRisk = db.sql("select avg(churn_risk) from insights.customer_value where purchase_days > 4")
                .query(Double.class)
                .single();
        assertThat(onceRisk).isGreaterThan(0.7);
        assertThat(regularRisk).isLessThan(onceRisk);
    }
}
