package dev.perennial.insights.model;

import dev.perennial.insights.model.Findings.CohortMonth;
import dev.perennial.insights.model.Findings.Fit;
import dev.perennial.insights.model.Findings.Forecast;
import dev.perennial.insights.model.Findings.Guess;
import dev.perennial.insights.model.Findings.HoldOutCheck;
import dev.perennial.insights.model.Findings.Model;
import dev.perennial.insights.model.Findings.Opinion;
import dev.perennial.insights.model.Findings.SharePoint;
import dev.perennial.insights.model.Findings.ValueBand;
import dev.perennial.insights.model.Findings.Week;
import dev.perennial.insights.model.Picture.Lack;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The findings of runs, kept so that a page only has to read them.
@Repository
public class Pictures {
    private final JdbcClient db;

    Pictures(JdbcClient db) {
        this.db = db;
    }

    void save(UUID run, Findings found) {
        save(run, found.picture());
        for (var fit : found.fits()) save(run, fit);
        for (var forecast : found.forecasts())
            insert(
                    "forecast",
                    run,
                    forecast.months(),
                    forecast.purchases(),
                    forecast.purchasesLow(),
                    forecast.purchasesHigh(),
                    forecast.value(),
                    forecast.low(),
                    forecast.high());
        for (var check : found.checks())
            insert(
                    "hold_out",
                    run,
                    check.guess().name(),
                    check.cutOn(),
                    check.endsOn(),
                    check.customers(),
                    check.actual(),
                    check.expected(),
                    check.meanError(),
                    check.covered(),
                    check.known());
        for (var opinion : found.opinions())
            insert(
                    "second_opinion",
                    run,
                    opinion.kind().name(),
                    opinion.used(),
                    opinion.cutOn(),
                    opinion.endsOn(),
                    opinion.modelError(),
                    opinion.opinionError());
        for (var week : found.weeks())
            insert("week", run, week.startsOn(), week.actual(), week.predicted(), week.low(), week.high());
        var position = 0;
        for (var band : found.bands())
            insert("value_band", run, position++, band.from(), band.below(), band.customers(), band.value());
        for (var point : found.shares()) insert("share_point", run, point.customers(), point.revenue());
        for (var cohort : found.cohorts())
            for (var age = 0; age < cohort.active().size(); age++)
                insert(
                        "cohort",
                        run,
                        cohort.month(),
                        age,
                        cohort.customers(),
                        cohort.active().get(age));
    }

    private void save(UUID run, Picture seen) {
        insert(
                "picture",
                run,
                seen.firstDay(),
                seen.asOf(),
                seen.customers(),
                seen.returning(),
                seen.purchaseDays(),
                seen.purchases(),
                seen.anonymous(),
                seen.anonymousMinor(),
                seen.unpriced(),
                seen.revenueMinor(),
                seen.gapDays(),
                seen.horizonDays(),
                seen.settled(),
                seen.settledReturned(),
                seen.topFifthShare(),
                seen.gini(),
                seen.slipping(),
                seen.slippingMinor(),
                seen.lost(),
                seen.lacks() == null ? null : seen.lacks().name());
    }

    private void save(UUID run, Fit fit) {
        insert(
                "fit",
                run,
                fit.model().name(),
                fit.chosen(),
                fit.parameters().stream().mapToDouble(Double::doubleValue).toArray(),
                fit.logLikelihood(),
                fit.note());
    }

    /// Values in the order of the table's columns.
    private void insert(String table, UUID run, @Nullable Object... values) {
        db.sql("insert into insights." + table + " values (?" + ", ?".repeat(values.length) + ")")
                .param(run)
                .params(Arrays.asList(values))
                .update();
    }

    public Findings of(UUID run) {
        return new Findings(
                db.sql("select * from insights.picture where run_id = ?")
                        .param(run)
                        .query((row, _) -> picture(row))
                        .single(),
                db.sql("select * from insights.fit where run_id = ? order by model = 'GAMMA_GAMMA', model")
                        .param(run)
                        .query((row, _) -> fit(row))
                        .list(),
                db.sql("select * from insights.forecast where run_id = ? order by months")
                        .param(run)
                        .query((row, _) -> new Forecast(
                                row.getInt("months"),
                                row.getDouble("purchases"),
                                row.getDouble("purchases_low"),
                                row.getDouble("purchases_high"),
                                row.getLong("value_minor"),
                                row.getLong("value_low"),
                                row.getLong("value_high")))
                        .list(),
                db.sql("select * from insights.hold_out where run_id = ? order by guess")
                        .param(run)
                        .query((row, _) -> new HoldOutCheck(
                                Guess.valueOf(row.getString("guess")),
                                row.getObject("cut_on", LocalDate.class),
                                row.getObject("ends_on", LocalDate.class),
                                row.getLong("customers"),
                                row.getLong("actual"),
                                row.getDouble("expected"),
                                row.getDouble("mean_error"),
                                row.getObject("covered", Double.class),
                                row.getObject("known", Long.class)))
                        .list(),
                db.sql("select * from insights.second_opinion where run_id = ? order by opinion_error")
                        .param(run)
                        .query((row, _) -> new Opinion(
                                Opinion.Kind.valueOf(row.getString("kind")),
                                row.getBoolean("used"),
                                row.getObject("cut_on", LocalDate.class),
                                row.getObject("ends_on", LocalDate.class),
                                row.getDouble("model_error"),
                                row.getDouble("opinion_error")))
                        .list(),
                db.sql("select * from insights.week where run_id = ? order by starts_on")
                        .param(run)
                        .query((row, _) -> new Week(
                                row.getObject("starts_on", LocalDate.class),
                                row.getLong("actual"),
                                row.getObject("predicted", Double.class),
                                row.getObject("low", Double.class),
                                row.getObject("high", Double.class)))
                        .list(),
                db.sql("select * from insights.value_band where run_id = ? order by position")
                        .param(run)
                        .query((row, _) -> new ValueBand(
                                row.getObject("from_minor", Long.class),
                                row.getObject("below_minor", Long.class),
                                row.getLong("customers"),
                                row.getLong("value_minor")))
                        .list(),
                db.sql("select * from insights.share_point where run_id = ? order by customer_share")
                        .param(run)
                        .query((row, _) ->
                                new SharePoint(row.getDouble("customer_share"), row.getDouble("revenue_share")))
                        .list(),
                cohorts(run));
    }

    private List<CohortMonth> cohorts(UUID run) {
        var cohorts = new ArrayList<CohortMonth>();
        db.sql("select * from insights.cohort where run_id = ? order by month, age")
                .param(run)
                .query(row -> {
                    if (row.getInt("age") == 0)
                        cohorts.add(new CohortMonth(
                                row.getObject("month", LocalDate.class), row.getLong("customers"), new ArrayList<>()));
                    cohorts.getLast().active().add(row.getLong("active"));
                });
        return cohorts;
    }

    private static Picture picture(ResultSet row) throws SQLException {
        var lacks = row.getString("lacks");
        return new Picture(
                row.getObject("first_day", LocalDate.class),
                row.getObject("as_of", LocalDate.class),
                row.getLong("customers"),
                row.getLong("returning_customers"),
                row.getLong("purchase_days"),
                row.getLong("purchases"),
                row.getLong("anonymous_purchases"),
                row.getLong("anonymous_minor"),
                row.getLong("unpriced_purchases"),
                row.getLong("revenue_minor"),
                row.getObject("gap_days", Double.class),
                row.getInt("horizon_days"),
                row.getLong("settled_customers"),
                row.getLong("settled_returned"),
                row.getObject("top_fifth_share", Double.class),
                row.getObject("gini", Double.class),
                row.getLong("slipping_customers"),
                row.getLong("slipping_minor"),
                row.getLong("lost_customers"),
                lacks == null ? null : Lack.valueOf(lacks));
    }

    private static Fit fit(ResultSet row) throws SQLException {
        var parameters =
                Objects.requireNonNull((Double[]) row.getArray("parameters").getArray());
        return new Fit(
                Model.valueOf(row.getString("model")),
                row.getBoolean("chosen"),
                List.of(parameters),
                row.getDouble("log_likelihood"),
                row.getString("note"));
    }
}
