package dev.perennial.feedback.imports;

import dev.perennial.customers.Intake;
import dev.perennial.feedback.AnswerActivities;
import dev.perennial.feedback.AnswersImported;
import dev.perennial.imports.Chunks;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportState;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes an import back as a whole: its answers with what the timelines tell of them, then the questions and the
/// customers nothing else knows of.
@Component
class AnswerUndoing {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final AnswerImports imports;
    private final Chunks chunks;
    private final AnswerActivities activities;
    private final Intake intake;
    private final ApplicationEventPublisher events;

    AnswerUndoing(
            JdbcClient db,
            TransactionTemplate transaction,
            AnswerImports imports,
            Chunks chunks,
            AnswerActivities activities,
            Intake intake,
            ApplicationEventPublisher events) {
        this.db = db;
        this.transaction = transaction;
        this.imports = imports;
        this.chunks = chunks;
        this.activities = activities;
        this.intake = intake;
        this.events = events;
    }

    long size(ImportId id) {
        return db.sql("select count(*) from feedback.answer where import_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    void run(AnswerImport job) {
        chunks.empty(imports, job, job.mark(), () -> takeBack(job));
        transaction.executeWithoutResult(_ -> {
            imports.enter(job, ImportState.UNDONE, 0);
            intake.undo(job.id().value());
            forgetQuestions(job);
            imports.markUndone(job.id());
            events.publishEvent(new AnswersImported(job.id().value(), 0));
        });
    }

    private int takeBack(AnswerImport job) {
        List<UUID> gone = db.sql("""
            delete from feedback.answer where id in (
                select id from feedback.answer where import_id = :id limit :most) returning submission_id""")
                .param("id", job.id().value())
                .param("most", Chunks.SIZE)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        if (gone.isEmpty()) return 0;
        db.sql("delete from customers.api_activity where source = any(?)")
                .param(gone.stream().distinct().map(id -> "answers:" + id).toArray(String[]::new))
                .update();
        activities.tell(gone);
        return gone.size();
    }

    private void forgetQuestions(AnswerImport job) {
        db.sql("""
            delete from feedback.wording w where w.words in (
                select asked ->> 'words' from feedback.import i cross join jsonb_array_elements(i.layout -> 'asked') asked
                where i.id = ?) and not exists (select from feedback.answer a where a.wording_id = w.id)""").param(job.id().value()).update();
        db.sql("""
            delete from feedback.question q where not exists (select from feedback.wording w where w.question_id = q.id)""").update();
    }
}
