package dev.perennial.feedback.imports;

import dev.perennial.customers.Intake;
import dev.perennial.feedback.AnswerActivities;
import dev.perennial.feedback.AnswersImported;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Questions;
import dev.perennial.feedback.imports.reading.Asked;
import dev.perennial.imports.Chunks;
import dev.perennial.imports.ImportState;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Books the staged answers and what the timelines tell of them, a chunk in each transaction. What is known stays as it
/// is.
@Component
class AnswerBooking {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final AnswerImports imports;
    private final Chunks chunks;
    private final Questions questions;
    private final AnswerActivities activities;
    private final Intake intake;
    private final ApplicationEventPublisher events;

    AnswerBooking(
            JdbcClient db,
            TransactionTemplate transaction,
            AnswerImports imports,
            Chunks chunks,
            Questions questions,
            AnswerActivities activities,
            Intake intake,
            ApplicationEventPublisher events) {
        this.db = db;
        this.transaction = transaction;
        this.imports = imports;
        this.chunks = chunks;
        this.questions = questions;
        this.activities = activities;
        this.intake = intake;
        this.events = events;
    }

    void run(AnswerImport job) {
        chunks.run(imports, job, (from, to) -> activities.tell(book(job, file(job), from, to)));
        finish(job);
    }

    private List<Questions.Filed> file(AnswerImport job) {
        return Objects.requireNonNull(job.layout()).asked().stream()
                .map(this::file)
                .toList();
    }

    /// Words that were asked on another scale before are another question.
    private Questions.Filed file(Asked asked) {
        var scale = Objects.requireNonNull(asked.scale());
        var question = new Question(asked.key(), asked.words(), null, scale, asked.overall());
        return questions
                .file(question)
                .or(() -> questions.file(new Question(asked.otherKey(), asked.words(), null, scale, asked.overall())))
                .orElseThrow();
    }

    private List<UUID> book(AnswerImport job, List<Questions.Filed> filed, long from, long to) {
        return db.sql("""
            with booked as (
                insert into feedback.answer (submission_id, question_id, wording_id, customer_id, collected_at,
                    source_type, source, number, option_id, truth, text, product, place, channel, language, import_id)
                select a.submission_id, asked.question, asked.wording, k.customer_id, a.at, 'IMPORT', :source, a.score,
                       a.option_id, a.truth, a.text, a.product, a.place, a.channel, a.language, :id
                from feedback.import_answer a
                join unnest(:questions::uuid[], :wordings::uuid[]) with ordinality asked (question, wording, n)
                     on asked.n = a.asked + 1
                left join feedback.import_person p on p.import_id = :id and p.person_key = a.person_key
                left join customers.api_intake k on k.batch = :id and k.n = p.n
                where a.import_id = :id and a.line >= :from and a.line < :to and not a.known
                order by a.line, a.asked
                on conflict (submission_id, question_id, option_id) do nothing
                returning submission_id)
            select distinct submission_id from booked""")
                .param("source", job.source())
                .param("id", job.id().value())
                .param(
                        "questions",
                        filed.stream().map(Questions.Filed::question).toArray(UUID[]::new))
                .param("wordings", filed.stream().map(Questions.Filed::wording).toArray(UUID[]::new))
                .param("from", from)
                .param("to", to)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private void finish(AnswerImport job) {
        transaction.executeWithoutResult(_ -> {
            imports.enter(job, ImportState.DONE, 0);
            var outcome = outcome(job);
            imports.finish(job.id(), outcome);
            imports.clearStaged(job.id());
            intake.close(job.id().value());
            events.publishEvent(new AnswersImported(job.id().value(), outcome.answers()));
        });
    }

    private Outcome outcome(AnswerImport job) {
        return db.sql("""
            select (select count(distinct submission_id) from feedback.answer where import_id = :id) as submissions,
                   (select count(*) from feedback.answer where import_id = :id) as answers,
                   (select count(*) from feedback.import_answer where import_id = :id)
                       - (select count(*) from feedback.answer where import_id = :id) as known,
                   (select count(distinct customer_id) from customers.api_intake where batch = :id and created)
                       as customers_new,
                   (select count(distinct customer_id) from customers.api_intake where batch = :id and not created)
                       as customers_known,
                   (select count(*) from feedback.import_reject where import_id = :id) as rejected""").param("id", job.id().value()).query(Outcome.class).single();
    }
}
