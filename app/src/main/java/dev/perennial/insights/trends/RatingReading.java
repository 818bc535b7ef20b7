package dev.perennial.insights.trends;

import dev.perennial.insights.trends.RatingTrend.RatedWeek;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts ratings by week.
@Repository
class RatingReading {
    private static final int QUESTIONS = 8;
    private static final int WEEKS = 30;
    private static final int NOW = 4;
    private static final int BEFORE = 12;

    private final JdbcClient db;

    RatingReading(JdbcClient db) {
        this.db = db;
    }

    private record Asked(UUID id, String words, double low, double high, boolean lowIsGood) {}

    /// The most answered questions of short scales, the one that asks for the whole first.
    List<RatingTrend> read(ZoneId zone, LocalDate today) {
        var from = Timestamp.from(today.minusWeeks(WEEKS).atStartOfDay(zone).toInstant());
        var to = Timestamp.from(today.atStartOfDay(zone).toInstant());
        var asked = asked(from, to);
        var counts = new LinkedHashMap<UUID, Map<Integer, long[]>>();
        for (var each : asked) counts.put(each.id(), new TreeMap<>());
        db.sql("""
            select question_id, (:today::date - (collected_at at time zone :zone)::date - 1) / 7 as ago, number,
                   count(*) as answers
            from feedback.api_answer
            where question_id = any(:questions) and collected_at >= :from and collected_at < :to and number is not null
            group by 1, 2, 3""")
                .param("today", today.toString())
                .param("zone", zone.getId())
                .param("questions", asked.stream().map(Asked::id).toArray(UUID[]::new))
                .param("from", from)
                .param("to", to)
                .query((RowCallbackHandler) row -> {
                    var question = row.getObject("question_id", UUID.class);
                    var about = asked.stream()
                            .filter(each -> each.id().equals(question))
                            .findFirst()
                            .orElseThrow();
                    var steps = (int) Math.round(about.high() - about.low()) + 1;
                    var step = (int) Math.round(row.getDouble("number") - about.low());
                    counts.computeIfAbsent(question, _ -> new TreeMap<>())
                                    .computeIfAbsent(row.getInt("ago"), _ -> new long[steps])[step] +=
                            row.getLong("answers");
                });
        return asked.stream()
                .map(each -> trend(each, counts.getOrDefault(each.id(), Map.of()), today))
                .toList();
    }

    private List<Asked> asked(Timestamp from, Timestamp to) {
        return db.sql("""
            select q.id, coalesce(q.wording, q.key) as words, q.low, q.high, q.polarity = 'LOW_IS_GOOD' as low_is_good
            from feedback.api_question q
            join (select question_id, count(number) as answers from feedback.api_answer
                  where collected_at >= :from and collected_at < :to group by question_id) a on a.question_id = q.id
            where q.low is not null and q.high - q.low <= 20 and a.answers > 0
            order by q.overall desc, a.answers desc, q.key limit :most""")
                .param("from", from)
                .param("to", to)
                .param("most", QUESTIONS)
                .query(new DataClassRowMapper<>(Asked.class))
                .list();
    }

    private static RatingTrend trend(Asked asked, Map<Integer, long[]> byWeek, LocalDate today) {
        var steps = (int) Math.round(asked.high() - asked.low()) + 1;
        var now = new long[steps];
        var before = new long[steps];
        var weeks = new ArrayList<RatedWeek>();
        for (var ago = WEEKS - 1; ago >= 0; ago--) {
            long @Nullable [] counts = byWeek.get(ago);
            if (counts == null) continue;
            var sum = 0.0;
            var answers = 0L;
            for (var i = 0; i < steps; i++) {
                sum += counts[i] * (asked.low() + i);
                answers += counts[i];
                if (ago < NOW) now[i] += counts[i];
                else if (ago < NOW + BEFORE) before[i] += counts[i];
            }
            weeks.add(new RatedWeek(today.minusWeeks(ago + 1L), answers, sum / answers));
        }
        return RatingTrend.of(asked.words(), asked.lowIsGood(), asked.low(), weeks, now, before);
    }
}
