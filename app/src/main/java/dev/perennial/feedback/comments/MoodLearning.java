package dev.perennial.feedback.comments;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.text.Language;
import dev.perennial.analytics.text.LearnedSentiment;
import dev.perennial.analytics.text.Masking;
import dev.perennial.analytics.text.RatedText;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Learns each language's mood from the business's own answers: comments given together with a rating, and moods that
/// staff set right, which count three times. A model that does no better than the lexicon is not kept.
@Component
class MoodLearning {
    private static final int LEAST = 200;
    private static final int MOST = 20_000;
    private static final int WORTH_OF_A_CORRECTION = 3;

    private final JdbcClient db;
    private final Clock clock;

    MoodLearning(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    public void learn() {
        var masking = masking();
        for (var language : Language.values()) {
            var rated = rated(language);
            if (rated.size() < LEAST) continue;
            try {
                keep(LearnedSentiment.learn(language, rated, masking));
            } catch (UnusableData allTheSame) {
                forget(language);
            }
        }
    }

    /// The models that are in use.
    Map<Language, LearnedSentiment> models() {
        var models = new EnumMap<Language, LearnedSentiment>(Language.class);
        db.sql("select model from feedback.mood_model")
                .query(byte[].class)
                .list()
                .forEach(bytes -> {
                    var model = LearnedSentiment.of(bytes);
                    models.put(model.language(), model);
                });
        return models;
    }

    /// With the names of those who may be named in what is read.
    Masking masking() {
        return Masking.of(db.sql("""
            select name from customers.api_customer
            where id in (select customer_id from feedback.answer where text is not null)""").query((row, _) -> row.getString(1)).list());
    }

    private List<RatedText> rated(Language language) {
        var rated = new ArrayList<RatedText>();
        db.sql("""
            select a.text, c.corrected, r.rating
            from feedback.comment c join feedback.answer a on a.id = c.answer_id
            left join lateral (
                select case q.polarity when 'HIGH_IS_GOOD' then 1 else -1 end
                           * (2 * (o.number - q.low) / (q.high - q.low) - 1) as rating
                from feedback.answer o join feedback.question q on q.id = o.question_id
                where o.submission_id = a.submission_id and o.number between q.low and q.high and q.low < q.high
                  and q.polarity <> 'NEITHER'
                order by q.overall desc, o.id limit 1) r on true
            where c.language = :language and a.text is not null and (c.corrected is not null or r.rating is not null)
            order by a.collected_at desc, a.id limit :most""").param("language", language.code()).param("most", MOST).query(row -> {
            var corrected = row.getString("corrected");
            var text = row.getString("text");
            if (corrected == null) rated.add(new RatedText(text, row.getDouble("rating")));
            else
                for (var time = 0; time < WORTH_OF_A_CORRECTION; time++)
                    rated.add(new RatedText(text, CommentMood.valueOf(corrected).score()));
        });
        return rated;
    }

    private void keep(LearnedSentiment model) {
        var check = model.check();
        if (check.share() == 0 || check.used() <= check.lexicon()) {
            forget(model.language());
            return;
        }
        db.sql("""
            insert into feedback.mood_model (language, model, texts, lexicon, used, learned_at)
            values (:language, :model, :texts, :lexicon, :used, :at)
            on conflict (language) do update set model = excluded.model, texts = excluded.texts,
                lexicon = excluded.lexicon, used = excluded.used, learned_at = excluded.learned_at""")
                .param("language", model.language().code())
                .param("model", model.bytes())
                .param("texts", check.texts())
                .param("lexicon", check.lexicon())
                .param("used", check.used())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private void forget(Language language) {
        db.sql("delete from feedback.mood_model where language = ?")
                .param(language.code())
                .update();
    }
}
