package dev.perennial.feedback.answers;

import dev.perennial.access.AuditLog;
import dev.perennial.customers.CustomerId;
import dev.perennial.feedback.Given;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Submission;
import dev.perennial.feedback.answers.KeptSubmission.Answered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads submissions as they are kept.
@Repository
class KeptSubmissions {
    private final JdbcClient db;
    private final AuditLog log;

    KeptSubmissions(JdbcClient db, AuditLog log) {
        this.db = db;
        this.log = log;
    }

    /// @return nothing when there is none, or what was said in it is erased
    Optional<KeptSubmission> find(UUID id) {
        var found = complete(List.of(id)).stream().findFirst();
        found.map(KeptSubmission::customer).ifPresent(customer -> log.viewed("feedback.answers", customer.value()));
        return found;
    }

    /// All in the order they came in, a page at a time, for programs that keep a copy.
    ///
    /// @param last the first answer of the submission after which the page begins
    List<KeptSubmission> after(@Nullable UUID last, int most) {
        return complete(db.sql("""
            select a.submission_id from feedback.answer a
            where (:after::uuid is null or a.id > :after::uuid) and not a.erased
              and not exists (select from feedback.answer b where b.submission_id = a.submission_id and b.id < a.id)
            order by a.id limit :most\
            """)
                .param("after", last == null ? null : last.toString())
                .param("most", most)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list());
    }

    private List<KeptSubmission> complete(List<UUID> ids) {
        var parts = db.sql("""
            select a.*, q.key, q.kind, q.low, q.high, q.polarity, q.good_at, q.bad_at, q.overall, w.words,
                   w.language as asked_in
            from feedback.answer a join feedback.question q on q.id = a.question_id
            join feedback.wording w on w.id = a.wording_id
            where a.submission_id = any(:ids) and not a.erased
            order by first_value(a.id) over (partition by a.submission_id order by a.id), a.id\
            """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(KeptSubmissions::part)
                .list();
        var whole = new LinkedHashMap<UUID, KeptSubmission>();
        for (var part : parts)
            whole.computeIfAbsent(part.id(), _ -> part.saying(new ArrayList<>()))
                    .answers()
                    .addAll(part.answers());
        return List.copyOf(whole.values());
    }

    private static KeptSubmission part(ResultSet row, int number) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        return new KeptSubmission(
                row.getObject("submission_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getTimestamp("collected_at").toInstant(),
                customer == null ? null : new CustomerId(customer),
                Submission.Type.valueOf(row.getString("source_type")),
                row.getString("source"),
                row.getString("product"),
                row.getString("place"),
                row.getString("channel"),
                row.getString("language"),
                List.of(new Answered(question(row), Given.read(row).orElseThrow())));
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getString("key"),
                row.getString("words"),
                row.getString("asked_in"),
                Scale.read(row),
                row.getBoolean("overall"));
    }
}
