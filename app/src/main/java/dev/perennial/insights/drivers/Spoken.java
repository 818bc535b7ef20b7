package dev.perennial.insights.drivers;

import dev.perennial.insights.drivers.Ratings.SideBySide;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what comments speak of beside the rating of the whole that came with them.
@Repository
class Spoken {
    /// What fewer speak of is not looked at.
    private static final int FEWEST = 5;

    private static final int MOST_ASPECTS = 12;

    private final JdbcClient db;

    Spoken(JdbcClient db) {
        this.db = db;
    }

    /// Each aspect as if it were rated: 0 where it is blamed, 1 where it is praised, the middle where it is not spoken
    /// of, or both ways.
    ///
    /// @param counts by aspect, for those that are in `rated`
    record Heard(SideBySide rated, Map<String, Count> counts) {
        /// @param whenBlamed mean rating of the whole where the aspect is blamed
        /// @param otherwise the same of all the others
        record Count(int blamed, int praised, double whenBlamed, double otherwise) {}
    }

    private record Comment(double whole, Map<String, Integer> moods) {}

    Heard beside(RatedQuestion whole, Instant since) {
        var comments = comments(whole, since);
        var spoken = new HashMap<String, Integer>();
        comments.forEach(comment -> comment.moods().keySet().forEach(aspect -> spoken.merge(aspect, 1, Integer::sum)));
        var aspects = spoken.entrySet().stream()
                .filter(it -> it.getValue() >= FEWEST)
                .filter(it -> goesWithTheWhole(comments, it.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ASPECTS)
                .map(it -> new RatedQuestion(it.getKey(), it.getKey(), -1, 1, false, false, it.getValue()))
                .toList();
        var columns = new double[aspects.size()][];
        var counts = new LinkedHashMap<String, Heard.Count>();
        for (var at = 0; at < columns.length; at++) {
            var aspect = aspects.get(at).key();
            columns[at] = comments.stream()
                    .mapToDouble(comment -> (mood(comment, aspect) + 1) / 2.0)
                    .toArray();
            counts.put(aspect, count(comments, aspect, whole));
        }
        var target = comments.stream().mapToDouble(Comment::whole).toArray();
        return new Heard(new SideBySide(aspects, target, columns), counts);
    }

    /// Praise that goes with low ratings, as in "lovely place, but …", is praise all the same: nothing to mend, and
    /// left
    /// out.
    private static boolean goesWithTheWhole(List<Comment> comments, String aspect) {
        var moods =
                comments.stream().mapToDouble(it -> mood(it, aspect)).average().orElse(0);
        var wholes = comments.stream().mapToDouble(Comment::whole).average().orElse(0);
        return comments.stream()
                        .mapToDouble(it -> (mood(it, aspect) - moods) * (it.whole() - wholes))
                        .sum()
                > 0;
    }

    private static int mood(Comment comment, String aspect) {
        return comment.moods().getOrDefault(aspect, 0);
    }

    private static Heard.Count count(List<Comment> comments, String aspect, RatedQuestion whole) {
        var blamed = comments.stream().filter(it -> mood(it, aspect) < 0).toList();
        var others = comments.stream().filter(it -> mood(it, aspect) >= 0).toList();
        return new Heard.Count(
                blamed.size(),
                (int) comments.stream().filter(it -> mood(it, aspect) > 0).count(),
                mean(blamed, whole),
                mean(others, whole));
    }

    private static double mean(List<Comment> comments, RatedQuestion whole) {
        return whole.number(
                comments.stream().mapToDouble(Comment::whole).average().orElse(0.5));
    }

    private List<Comment> comments(RatedQuestion whole, Instant since) {
        var comments = new LinkedHashMap<UUID, Comment>();
        db.sql("""
            with latest as materialized (
                select submission_id, number from feedback.api_answer
                where question = :whole and collected_at >= :since and number is not null
                  and submission_id in (
                      select a.submission_id from feedback.api_comment c
                      join feedback.api_answer a on a.id = c.answer_id where c.mood is not null)
                order by collected_at desc, submission_id limit :most)
            select l.submission_id, l.number as whole, s.aspect, s.mood
            from latest l left join feedback.api_spoken s on s.submission_id = l.submission_id\
            """)
                .param("whole", whole.key())
                .param("since", Timestamp.from(since))
                .param("most", Ratings.MOST)
                .query(row -> {
                    var rated = whole.share(row.getDouble("whole"));
                    var moods = comments.computeIfAbsent(
                                    row.getObject("submission_id", UUID.class),
                                    _ -> new Comment(rated, new HashMap<>()))
                            .moods();
                    var aspect = row.getString("aspect");
                    if (aspect != null) moods.put(aspect, row.getInt("mood"));
                });
        return new ArrayList<>(comments.values());
    }
}
