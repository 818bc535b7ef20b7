package dev.perennial.insights.model;

import dev.perennial.insights.model.Findings.Guess;
import dev.perennial.insights.model.Findings.HoldOutCheck;
import dev.perennial.insights.model.Findings.Model;
import dev.perennial.insights.model.ModelDay.Newcomer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The models day by day, for a year and a bit.
@Repository
public class ModelDays {
    private static final int KEPT_DAYS = 400;

    private final JdbcClient db;

    ModelDays(JdbcClient db) {
        this.db = db;
    }

    /// Writes the day down, in place of an earlier run's of the same day.
    void note(LocalDate day, Findings found, Newcomer newcomer, Instant at) {
        var picture = found.picture();
        var checked = found.check(Guess.MODEL);
        var naive = Stream.of(Guess.SAME_RATE, Guess.QUIET_ARE_GONE)
                .flatMap(guess -> found.check(guess).stream())
                .mapToDouble(HoldOutCheck::meanError)
                .min();
        var model = found.fits().stream()
                .filter(fit -> fit.chosen() && fit.model() != Model.GAMMA_GAMMA)
                .findFirst()
                .orElseThrow();
        db.sql("""
            insert into insights.model_day values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (day) do update set (worked_out_at, customers, purchase_days, model, newcomer, newcomer_low,
                newcomer_high, mean_error, naive_error, covered, opinion)
              = (excluded.worked_out_at, excluded.customers, excluded.purchase_days, excluded.model, excluded.newcomer,
                excluded.newcomer_low, excluded.newcomer_high, excluded.mean_error, excluded.naive_error,
                excluded.covered, excluded.opinion)""")
                .params(Arrays.asList(
                        day,
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        picture.customers(),
                        picture.purchaseDays(),
                        model.model().name(),
                        newcomer.expected(),
                        newcomer.low(),
                        newcomer.high(),
                        checked.map(HoldOutCheck::meanError).orElse(null),
                        naive.isPresent() ? naive.getAsDouble() : null,
                        checked.map(HoldOutCheck::covered).orElse(null),
                        found.opinion().map(opinion -> opinion.kind().name()).orElse(null)))
                .update();
        db.sql("delete from insights.model_day where day < ?")
                .param(day.minusDays(KEPT_DAYS))
                .update();
    }

    /// Oldest first.
    public List<ModelDay> all() {
        return db.sql("select * from insights.model_day order by day")
                .query((row, _) -> day(row))
                .list();
    }

    private static ModelDay day(ResultSet row) throws SQLException {
        return new ModelDay(
                row.getObject("day", LocalDate.class),
                row.getObject("worked_out_at", OffsetDateTime.class).toInstant(),
                row.getLong("customers"),
                row.getLong("purchase_days"),
                Model.valueOf(row.getString("model")),
                new Newcomer(row.getDouble("newcomer"), row.getDouble("newcomer_low"), row.getDouble("newcomer_high")),
                row.getObject("mean_error", Double.class),
                row.getObject("naive_error", Double.class),
                row.getObject("covered", Double.class),
                Optional.ofNullable(row.getString("opinion"))
                        .map(Findings.Opinion.Kind::valueOf)
                        .orElse(null));
    }
}
