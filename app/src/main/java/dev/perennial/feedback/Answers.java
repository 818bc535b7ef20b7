package dev.perennial.feedback;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Somebody;
import dev.perennial.feedback.Keeping.Contradicted;
import dev.perennial.feedback.Keeping.Kept;
import dev.perennial.feedback.Keeping.Refused;
import dev.perennial.feedback.Keeping.SeenBefore;
import dev.perennial.feedback.Submission.Answered;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Keeps what people answered: each answer once, one submission at a time, whole or not at all.
@Repository
public class Answers {
    private final JdbcClient db;
    private final Questions questions;
    private final AnswerActivities activities;
    private final Customers customers;
    private final Businesses businesses;
    private final ApplicationEventPublisher events;
    private final AuditLog log;
    private final Clock clock;

    Answers(
            JdbcClient db,
            Questions questions,
            AnswerActivities activities,
            Customers customers,
            Businesses businesses,
            ApplicationEventPublisher events,
            AuditLog log,
            Clock clock) {
        this.db = db;
        this.questions = questions;
        this.activities = activities;
        this.customers = customers;
        this.businesses = businesses;
        this.events = events;
        this.log = log;
        this.clock = clock;
    }

    /// Under a number that is known only answers to further questions are added: a survey sent page by page, or twice,
    /// is one submission.
    @Transactional
    public Keeping keep(Submission submission) {
        return keep(submission, submission.refusals(clock.instant()), () -> {
            var customer = submission.customer();
            return customer == null ? Optional.empty() : customers.hold(customer);
        });
    }

    /// Of somebody the source knows in its own way. They are found, or made, when the first part comes in; what is
    /// added to it later is said by the same person.
    @Transactional
    public Keeping keep(Submission submission, Somebody by) {
        var refusals = submission.refusals(clock.instant());
        refusals.addAll(by.refusals());
        if (refusals.isEmpty()) customers.doubt(by).ifPresent(refusals::add);
        return keep(submission, refusals, () -> customers.find(submission.source(), by));
    }

    private Keeping keep(Submission submission, List<Refusal> refusals, Supplier<Optional<CustomerId>> who) {
        if (!refusals.isEmpty()) return new Refused(refusals);
        var id = take(submission);
        var before = said(id);
        if (before.stream().anyMatch(Said::erased)) return new SeenBefore(id);
        var difference = difference(submission, before);
        if (difference.isPresent()) return new Contradicted(id, difference.get());

        var customer =
                before.isEmpty() ? who.get().orElse(null) : before.getFirst().customer();
        var added = 0;
        for (var i = 0; i < submission.answers().size(); i++) {
            var answered = submission.answers().get(i);
            var filed = questions.file(answered.question());
            if (filed.isEmpty()) return takenBack(i, answered);
            added += insert(id, submission, customer, answered, filed.get());
        }
        if (added == 0) return new SeenBefore(id);
        activities.tell(List.of(id));
        log.write(Action.CHANGED, "feedback.answers", customer == null ? null : customer.value(), added);
        events.publishEvent(new AnswersGiven(id, customer));
        return new Kept(id);
    }

    /// Whoever comes with the same number meanwhile waits here, and makes no customer.
    private UUID take(Submission submission) {
        return db.sql("""
            with named as (select feedback.submission_id(?, ?) as id)
            select id from named, pg_advisory_xact_lock(hashtextextended(id::text, 0))\
            """)
                .params(submission.source(), submission.number())
                .query(UUID.class)
                .single();
    }

    private record Said(
            String question,
            Optional<Given> given,
            @Nullable CustomerId customer,
            boolean erased) {}

    /// What was answered under this number before.
    private List<Said> said(UUID submission) {
        return db.sql("""
            select q.key, a.* from feedback.answer a join feedback.question q on q.id = a.question_id
            where a.submission_id = ? order by a.id\
            """)
                .param(submission)
                .query((row, _) ->
                        new Said(row.getString("key"), Given.read(row), customer(row), row.getBoolean("erased")))
                .list();
    }

    private static @Nullable CustomerId customer(ResultSet row) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        return customer == null ? null : new CustomerId(customer);
    }

    /// Of a choice more may be chosen later; anything else was said once and for all.
    private static Optional<Refusal> difference(Submission submission, List<Said> before) {
        for (var i = 0; i < submission.answers().size(); i++) {
            var answered = submission.answers().get(i);
            if (answered.given() instanceof Given.Chosen) continue;
            for (var each : before)
                if (each.question().equals(answered.question().key())
                        && !each.given().equals(Optional.of(answered.given())))
                    return Optional.of(Refusal.of(
                            "feedback",
                            "answers[" + i + "]",
                            answered.given().shown(),
                            "otherAnswer",
                            submission.number(),
                            submission.source(),
                            each.given().map(Given::shown).orElse("")));
        }
        return Optional.empty();
    }

    private static Refused takenBack(int i, Answered answered) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Refused(List.of(Refusal.of(
                "feedback",
                "answers[" + i + "].question",
                answered.question().key(),
                "otherScale",
                answered.question().scale().kind())));
    }

    private int insert(
            UUID id, Submission submission, @Nullable CustomerId customer, Answered answered, Questions.Filed filed) {
        var given = answered.given();
        return db.sql("""
            insert into feedback.answer (submission_id, question_id, wording_id, customer_id, collected_at, source_type,
                source, number, option_id, truth, day, text, product, place, channel, language, sample)
            values (:submission, :question, :wording, :customer, :at, :type, :source, :number, :option, :truth, :day,
                :text, :product, :place, :channel, :language, :sample)
            on conflict (submission_id, question_id, option_id) do nothing\
            """)
                .param("submission", id)
                .param("question", filed.question())
                .param("wording", filed.wording())
                .param("customer", customer == null ? null : customer.value())
                .param("at", Timestamp.from(submission.at()))
                .param("type", submission.type().name())
                .param("source", submission.source())
                .param("number", given instanceof Given.Rated(var number) ? (Double) number : null)
                .param("option", given instanceof Given.Chosen(var option) ? option : null)
                .param("truth", given instanceof Given.Said(var yes) ? (Boolean) yes : null)
                .param("day", given instanceof Given.Dated(var day) ? day : null)
                .param("text", given instanceof Given.Written(var text) ? text : null)
                .param("product", submission.product())
                .param("place", submission.place())
                .param("channel", submission.channel())
                .param("language", submission.language())
                .param("sample", businesses.current().sample())
                .update();
    }
}
