package dev.perennial.insights.drivers;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what was rated, side by side.
@Repository
class Ratings {
    /// The newest of so many submissions say enough, and a page does not wait for more.
    static final int MOST = 4_000;

    private final JdbcClient db;

    Ratings(JdbcClient db) {
        this.db = db;
    }

    /// Rated questions since then, the one that asks for the whole first, then the most answered.
    List<RatedQuestion> questions(Instant since) {
        return db.sql("""
            select q.key, q.wording, q.low, q.high, q.polarity = 'LOW_IS_GOOD' as low_is_good, q.overall, a.answers
            from feedback.api_question q
            join (select question_id, count(number) as answers from feedback.api_answer
                  where collected_at >= ? and number is not null group by question_id) a on a.question_id = q.id
            where q.low is not null and q.polarity <> 'NEITHER' and a.answers > 0
            order by q.overall desc, a.answers desc, q.key""")
                .param(Timestamp.from(since))
                .query(new DataClassRowMapper<>(RatedQuestion.class))
                .list();
    }

    /// Submissions that rated the whole and all of the parts, each from 0 (worst) to 1 (best).
    ///
    /// @param parts in the order of the columns
    record SideBySide(List<RatedQuestion> parts, double[] whole, double[][] columns) {
        int rows() {
            return whole.length;
        }
    }

    /// Parts that are rated by fewer than half as many as the most rated one would cost more rows than they tell, and
    /// are left out, as are parts that everybody rates the same.
    SideBySide sideBySide(RatedQuestion whole, List<RatedQuestion> others, Instant since) {
        var rows = rows(whole, others, since);
        var rated = new HashMap<String, Integer>();
        for (var row : rows.values()) row.parts().keySet().forEach(key -> rated.merge(key, 1, Integer::sum));
        var most = rated.values().stream().max(Comparator.naturalOrder()).orElse(0);
        var parts = others.stream()
                .filter(part -> 2 * rated.getOrDefault(part.key(), 0) >= most && most > 0)
                .limit(15)
                .toList();
        var complete = rows.values().stream()
                .filter(row -> parts.stream().allMatch(part -> row.parts().containsKey(part.key())))
                .toList();
        var varied = parts.stream()
                .filter(part -> complete.stream()
                                .map(row -> row.parts().getOrDefault(part.key(), 0.0))
                                .distinct()
                                .count()
                        > 1)
                .toList();
        var columns = new double[varied.size()][complete.size()];
        var target = new double[complete.size()];
        for (var i = 0; i < complete.size(); i++) {
            target[i] = complete.get(i).whole();
            for (var p = 0; p < varied.size(); p++)
                columns[p][i] =
                        complete.get(i).parts().getOrDefault(varied.get(p).key(), 0.0);
        }
        return new SideBySide(varied, target, columns);
    }

    private record Rated(double whole, Map<String, Double> parts) {}

    private Map<UUID, Rated> rows(RatedQuestion whole, List<RatedQuestion> others, Instant since) {
        var byKey = new HashMap<String, RatedQuestion>();
        for (var other : others) byKey.put(other.key(), other);
        var rows = new LinkedHashMap<UUID, Rated>();
        db.sql("""
            with latest as materialized (
                select submission_id, number from feedback.api_answer
                where question = :whole and collected_at >= :since and number is not null
                order by collected_at desc limit :most)
            select l.submission_id, l.number as whole, a.question, a.number
            from latest l join feedback.api_answer a on a.submission_id = l.submission_id
            where a.number is not null and a.question = any(:others)""")
                .param("whole", whole.key())
                .param("since", Timestamp.from(since))
                .param("most", MOST)
                .param("others", new ArrayList<>(byKey.keySet()).toArray(String[]::new))
                .query(row -> {
                    var part = byKey.get(row.getString("question"));
                    if (part == null) return;
                    var overall = whole.share(row.getDouble("whole"));
                    rows.computeIfAbsent(
                                    row.getObject("submission_id", UUID.class),
                                    _ -> new Rated(overall, new HashMap<>()))
                            .parts()
                            .put(part.key(), part.share(row.getDouble("number")));
                });
        return rows;
    }
}
