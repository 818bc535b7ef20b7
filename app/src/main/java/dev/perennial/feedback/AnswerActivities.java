package dev.perennial.feedback;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes what was answered into the customer's story: one activity for each submission, with its first answers.
@Component
public class AnswerActivities {
    public static final String KIND = "feedback.answered";

    private final JdbcClient db;

    AnswerActivities(JdbcClient db) {
        this.db = db;
    }

    /// Of submissions nobody is known to have made, nothing is told; what was told stays as it was.
    public void tell(Collection<UUID> submissions) {
        db.sql("""
            insert into customers.api_activity (customer_id, kind, at, source, data)
            select customer_id, 'feedback.answered', min(collected_at), 'answers:' || submission_id,
                   jsonb_strip_nulls(jsonb_build_object(
                       'answers', jsonb_agg(jsonb_build_object('question', words, 'number', number, 'of', high,
                           'option', option_id, 'truth', truth, 'day', day, 'text', left(text, 300)) order by place)
                           filter (where place <= 5),
                       'count', count(*), 'product', min(product), 'place', min(place_name)))
            from (select a.submission_id, a.customer_id, a.collected_at, w.words, a.number, q.high, a.option_id, a.truth,
                         a.day, a.text, a.product, a.place as place_name,
                         row_number() over (partition by a.submission_id
                             order by q.overall desc, q.kind = 'TEXT' desc, a.id) as place
                  from feedback.answer a
                  join feedback.question q on q.id = a.question_id
                  join feedback.wording w on w.id = a.wording_id
                  where a.submission_id = any(:submissions) and a.customer_id is not null and not a.erased) told
            group by submission_id, customer_id
            on conflict (source) do nothing""").param("submissions", submissions.toArray(UUID[]::new)).update();
    }
}
