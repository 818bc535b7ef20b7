package dev.perennial.feedback.comments;

import dev.perennial.analytics.text.AspectLearning;
import dev.perennial.analytics.text.AspectLearning.Decided;
import dev.perennial.analytics.text.Aspects;
import dev.perennial.analytics.text.Language;
import dev.perennial.feedback.aspects.KeptAspects;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Learns the words of aspects from the sentences staff set right.
@Component
class AspectTeaching {
    /// Comments by which the words are known that stand everywhere.
    private static final int USUAL = 2_000;

    private final JdbcClient db;
    private final KeptAspects aspects;
    private final MoodLearning moods;

    AspectTeaching(JdbcClient db, KeptAspects aspects, MoodLearning moods) {
        this.db = db;
        this.aspects = aspects;
        this.moods = moods;
    }

    @Transactional
    public void learn() {
        for (var language : Language.values()) {
            var decided = decided(language);
            aspects.teach(
                    language, AspectLearning.words(language, aspects.all(), decided, usual(language), moods.masking()));
        }
    }

    private List<Decided> decided(Language language) {
        return db.sql("""
            select a.text, k.starts, k.ends, k.aspect, k.mood is not null as about
            from feedback.aspect_correction k
            join feedback.comment c on c.answer_id = k.answer_id
            join feedback.answer a on a.id = k.answer_id
            where c.language = ? and a.text is not null
            order by k.corrected_at desc, k.answer_id, k.starts limit 20000\
            """)
                .param(language.code())
                .query((row, _) -> new Decided(
                        row.getString("text").substring(row.getInt("starts"), row.getInt("ends")),
                        row.getString("aspect"),
                        row.getBoolean("about")))
                .list();
    }

    private List<String> usual(Language language) {
        var sentences = new ArrayList<String>();
        db.sql("""
            select a.text from feedback.comment c join feedback.answer a on a.id = c.answer_id
            where c.language = ? and a.text is not null order by a.collected_at desc, a.id limit ?\
            """)
                .params(language.code(), USUAL)
                .query(String.class)
                .list()
                .forEach(text -> Aspects.sentences(language, text)
                        .forEach(place -> sentences.add(text.substring(place.start(), place.end()))));
        return sentences;
    }
}
