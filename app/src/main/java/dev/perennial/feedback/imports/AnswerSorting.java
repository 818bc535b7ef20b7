package dev.perennial.feedback.imports;

import dev.perennial.customers.Intake;
import dev.perennial.feedback.imports.reading.Asked;
import dev.perennial.imports.ImportState;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds what is known already, and whom the file names, and says what booking it would do. One transaction: after a
/// crash it is done again from the rows.
@Component
class AnswerSorting {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final AnswerImports imports;
    private final StagedRespondents people;

    AnswerSorting(JdbcClient db, TransactionTemplate transaction, AnswerImports imports, StagedRespondents people) {
        this.db = db;
        this.transaction = transaction;
        this.imports = imports;
        this.people = people;
    }

    void run(AnswerImport job) {
        transaction.executeWithoutResult(_ -> {
            imports.move(job, 0, 0);
            db.sql("analyze feedback.import_answer").update();
            name(job);
            findKnown(job);
            people.collect(job.id());
        });
        var foreseen = people.foresee(job);
        transaction.executeWithoutResult(_ -> {
            imports.keepExpected(job.id(), expected(job, foreseen));
            imports.enter(job, ImportState.CHECKED, 0);
        });
    }

    /// Two equal rows are two submissions: the second bears its count, and bears it again in the next file. Rows that
    /// the file itself gives one number are one; of two answers to one question the first stands.
    private void name(AnswerImport job) {
        db.sql("""
            update feedback.import_answer a set submission_id = feedback.submission_id(:source, named.submission)
            from (select line, submission || case when numbered or occurrence = 1 then '' else '#' || occurrence end
                             as submission
                  from (select line, numbered, submission, row_number() over (partition by submission order by line) as occurrence
                        from (select distinct line, numbered, submission from feedback.import_answer
                              where import_id = :id) row) counted) named
            where a.import_id = :id and a.line = named.line""").param("id", job.id().value()).param("source", job.source()).update();
        db.sql("""
            delete from feedback.import_answer a
            where a.import_id = :id and a.numbered and exists (
                select from feedback.import_answer e
                where e.import_id = :id and e.submission_id = a.submission_id and e.asked = a.asked and e.line < a.line)""").param("id", job.id().value()).update();
    }

    /// What was answered to a question is known by the question's name, whatever the file calls its column; what was
    /// taken out because somebody asked to be forgotten is known as a whole.
    private void findKnown(AnswerImport job) {
        var asked = Objects.requireNonNull(job.layout()).asked();
        db.sql("""
            update feedback.import_answer a set known = true
            from unnest(:keys::text[], :others::text[]) with ordinality asked (key, other, n)
            where a.import_id = :id and asked.n = a.asked + 1 and exists (
                select from feedback.answer e join feedback.question q on q.id = e.question_id
                where e.submission_id = a.submission_id and (e.erased or q.key in (asked.key, asked.other)))""")
                .param("id", job.id().value())
                .param("keys", asked.stream().map(Asked::key).toArray(String[]::new))
                .param("others", asked.stream().map(Asked::otherKey).toArray(String[]::new))
                .update();
    }

    private Expected expected(AnswerImport job, Intake.Resolved foreseen) {
        record Counts(
                long submissions,
                long answers,
                long known,
                long anonymous,
                @Nullable Timestamp first,
                @Nullable Timestamp last) {}
        var id = job.id().value();
        var counts = db.sql("""
            select count(distinct submission_id) filter (where not known) as submissions,
                   count(*) filter (where not known) as answers,
                   count(*) filter (where known) as known,
                   count(distinct submission_id) filter (where person_key is null) as anonymous,
                   min(at) as first, max(at) as last
            from feedback.import_answer where import_id = ?""").param(id).query(Counts.class).single();
        return new Expected(
                job.total(),
                counts.submissions(),
                counts.answers(),
                counts.known(),
                foreseen.made(),
                foreseen.known(),
                counts.anonymous(),
                imports.rejected(job.id()),
                instant(counts.first()),
                instant(counts.last()),
                db.sql("""
                    select asked, count(*) as answers, avg(score) as mean from feedback.import_answer
                    where import_id = ? group by asked order by asked""")
                        .param(id)
                        .query(new DataClassRowMapper<>(Expected.Sum.class))
                        .list());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
