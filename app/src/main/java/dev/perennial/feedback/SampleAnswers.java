package dev.perennial.feedback;

import dev.perennial.feedback.Submission.Answered;
import dev.perennial.platform.BulkRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Invented answers in bulk, told apart from real ones and removable as a whole.
@Repository
public class SampleAnswers {
    private final JdbcClient db;
    private final BulkRows bulk;
    private final Questions questions;
    private final AnswerActivities activities;
    private final CommentsWanted reading;

    SampleAnswers(
            JdbcClient db, BulkRows bulk, Questions questions, AnswerActivities activities, CommentsWanted reading) {
        this.db = db;
        this.bulk = bulk;
        this.questions = questions;
        this.activities = activities;
        this.reading = reading;
    }

    private record Row(UUID submission, Submission of, Answered answered) {}

    /// All of them with their activities; the customers must be there.
    @Transactional
    public void bring(List<Submission> submissions) {
        var filed = file(submissions);
        var ids = ids(submissions);
        bulk.copy(
                """
            copy feedback.answer (submission_id, question_id, wording_id, customer_id, collected_at, source_type, source,
                number, text, product, place, channel, language, sample) from stdin""",
                IntStream.range(0, submissions.size()).boxed().flatMap(i -> rows(ids.get(i), submissions.get(i))),
                row -> columns(
                        row, Objects.requireNonNull(filed.get(row.answered().question()))));
        db.sql("analyze feedback.answer").update();
        activities.tell(ids);
        reading.soon();
    }

    private Map<Question, Questions.Filed> file(List<Submission> submissions) {
        var filed = new HashMap<Question, Questions.Filed>();
        submissions.stream()
                .flatMap(submission -> submission.answers().stream())
                .map(Answered::question)
                .distinct()
                .forEach(
                        question -> filed.put(question, questions.file(question).orElseThrow()));
        return filed;
    }

    private List<UUID> ids(List<Submission> submissions) {
        return db.sql("""
            select feedback.submission_id(s.source, s.number)
            from unnest(:sources::text[], :numbers::text[]) with ordinality s (source, number, n) order by s.n""")
                .param("sources", submissions.stream().map(Submission::source).toArray(String[]::new))
                .param("numbers", submissions.stream().map(Submission::number).toArray(String[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static Stream<Row> rows(UUID id, Submission submission) {
        return submission.answers().stream().map(answered -> new Row(id, submission, answered));
    }

    private static @Nullable Object[] columns(Row row, Questions.Filed filed) {
        var of = row.of();
        return new @Nullable Object[] {
            row.submission(),
            filed.question(),
            filed.wording(),
            of.customer(),
            of.at(),
            of.type(),
            of.source(),
            row.answered().given() instanceof Given.Rated(var number) ? (Double) number : null,
            row.answered().given() instanceof Given.Written(var text) ? text : null,
            of.product(),
            of.place(),
            of.channel(),
            of.language(),
            true
        };
    }

    /// Removes them, and the questions nobody else answered. What an invented customer really said stays, without them.
    ///
    /// @return how many answers there were
    @Transactional
    public int remove() {
        var removed = db.sql("delete from feedback.answer where sample").update();
        db.sql("""
            update feedback.answer set customer_id = null
            where customer_id in (select id from customers.api_customer where sample)""").update();
        if (removed == 0) return 0;
        db.sql(
                        "delete from feedback.wording w where not exists (select from feedback.answer a where a.wording_id = w.id)")
                .update();
        db.sql(
                        "delete from feedback.question q where not exists (select from feedback.wording w where w.question_id = q.id)")
                .update();
        return removed;
    }
}
