package dev.perennial.feedback.answers;

import dev.perennial.analytics.distributions.StudentT;
import dev.perennial.analytics.statistics.Interval;
import dev.perennial.analytics.statistics.NetPromoterScore;
import dev.perennial.analytics.statistics.Proportion;
import dev.perennial.feedback.Scale.Kind;
import dev.perennial.feedback.answers.FeedbackPage.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How each question stands, with the range its figure lies in nineteen times in twenty.
@Repository
class Standings {
    private static final double LEVEL = 0.95;

    private final JdbcClient db;

    Standings(JdbcClient db) {
        this.db = db;
    }

    List<Row> since(Instant since) {
        return db.sql("""
            select q.kind, q.high, q.polarity, coalesce(q.wording, q.key) as words, a.*
            from feedback.api_question q
            join (select question_id, count(*) filter (where not erased or num_nonnulls(number, truth) > 0) as answers,
                         avg(number) as mean, var_samp(number) as variance, count(number) as numbers,
                         count(*) filter (where number >= 9) as promoters,
                         count(*) filter (where number <= 6) as detractors, count(*) filter (where truth) as yes,
                         count(truth) as said
                  from feedback.answer where collected_at >= ? group by question_id) a on a.question_id = q.id
            where a.answers > 0
            order by q.overall desc, q.kind = 'TEXT', a.answers desc, words limit 200""").param(Timestamp.from(since)).query(Standings::row).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var kind = Kind.valueOf(row.getString("kind"));
        return new Row(
                row.getString("words"),
                kind,
                row.getObject("high", Double.class),
                row.getString("polarity").equals("LOW_IS_GOOD"),
                row.getLong("answers"),
                figure(kind, row));
    }

    private static @Nullable Interval figure(Kind kind, ResultSet row) throws SQLException {
        var numbers = row.getLong("numbers");
        return switch (kind) {
            case NPS -> numbers == 0 ? null : score(row, numbers).interval(LEVEL);
            case YES_NO ->
                row.getLong("said") == 0 ? null : new Proportion(row.getLong("yes"), row.getLong("said")).wilson(LEVEL);
            case CSAT, CES, STARS, RATING, NUMBER ->
                numbers < 2 ? null : mean(row.getDouble("mean"), row.getDouble("variance"), numbers);
            case CHOICE, DATE, TEXT -> null;
        };
    }

    private static NetPromoterScore score(ResultSet row, long numbers) throws SQLException {
        var promoters = row.getLong("promoters");
        var detractors = row.getLong("detractors");
        return new NetPromoterScore(promoters, numbers - promoters - detractors, detractors);
    }

    private static Interval mean(double mean, double variance, long numbers) {
        var reach = new StudentT(numbers - 1.0).quantile(0.5 + LEVEL / 2) * Math.sqrt(variance / numbers);
        return new Interval(mean, mean - reach, mean + reach, LEVEL);
    }
}
