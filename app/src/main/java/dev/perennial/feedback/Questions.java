package dev.perennial.feedback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The questions that were ever asked. A key keeps its scale for ever: who asks on another scale asks another question.
@Repository
public class Questions {
    private final JdbcClient db;

    Questions(JdbcClient db) {
        this.db = db;
    }

    /// Under which ids the answers stand.
    public record Filed(UUID question, UUID wording) {}

    /// Finds the question and its wording, or makes them.
    ///
    /// @return nothing when the key is asked on another scale already
    @Transactional
    public Optional<Filed> file(Question asked) {
        var scale = asked.scale();
        db.sql("""
            insert into feedback.question (key, kind, low, high, polarity, good_at, bad_at, overall)
            values (:key, :kind, :low, :high, :polarity, :good, :bad, :overall) on conflict (key) do nothing\
            """)
                .param("key", asked.key())
                .param("kind", scale.kind().name())
                .param("low", scale.low())
                .param("high", scale.high())
                .param("polarity", scale.polarity().name())
                .param("good", scale.goodAt())
                .param("bad", scale.badAt())
                .param("overall", asked.overall())
                .update();
        if (!find(asked.key()).orElseThrow().scale().isSameSeries(scale)) return Optional.empty();
        db.sql("""
            insert into feedback.wording (question_id, language, words)
            select id, :language, :words from feedback.question where key = :key on conflict do nothing\
            """)
                .param("key", asked.key())
                .param("language", asked.language())
                .param("words", asked.words())
                .update();
        return Optional.of(db.sql("""
            select q.id as question, w.id as wording
            from feedback.question q join feedback.wording w on w.question_id = q.id
            where q.key = :key and w.words = :words and w.language is not distinct from :language::text\
            """)
                .param("key", asked.key())
                .param("words", asked.words())
                .param("language", asked.language())
                .query(Filed.class)
                .single());
    }

    /// As it was put last.
    public Optional<Question> find(String key) {
        return db.sql(SELECT + " where q.key = ?")
                .param(key)
                .query(Questions::read)
                .optional();
    }

    /// All of them as they were put last, what asks for the whole first.
    public List<Question> all() {
        return db.sql(SELECT + " order by q.overall desc, q.key")
                .query(Questions::read)
                .list();
    }

    private static final String SELECT = """
        select q.*, w.words, w.language from feedback.question q
        left join lateral (select words, language from feedback.wording
                           where question_id = q.id order by id desc limit 1) w on true\
        """;

    private static Question read(ResultSet row, int number) throws SQLException {
        var words = row.getString("words");
        var key = row.getString("key");
        return new Question(
                key,
                words == null ? key : words,
                row.getString("language"),
                Scale.read(row),
                row.getBoolean("overall"));
    }
}
