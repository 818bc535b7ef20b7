package dev.perennial.feedback.imports;

import dev.perennial.customers.Intake;
import dev.perennial.customers.IntakeRow;
import dev.perennial.customers.Person;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The people a file names, and who they are among the customers. Nobody is made of a comment that says no more than a
/// name, and nobody of a row that is known already.
@Component
class StagedPeople {
    private static final int PAGE = 20_000;

    private final JdbcClient db;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final AnswerImports imports;

    StagedPeople(JdbcClient db, Intake intake, TransactionTemplate transaction, AnswerImports imports) {
        this.db = db;
        this.intake = intake;
        this.transaction = transaction;
        this.imports = imports;
    }

    /// One row for each person of the file: what the fullest of their rows says, the latest among equals.
    void collect(ImportId id) {
        db.sql("delete from feedback.import_person where import_id = ?")
                .param(id.value())
                .update();
        db.sql("""
            insert into feedback.import_person (import_id, n, person_key, number, name, email, phone)
            select :id, row_number() over (order by line) - 1, person_key, number, name, email, phone
            from (select distinct on (person_key) * from feedback.import_answer
                  where import_id = :id and person_key is not null and not known
                  order by person_key, num_nonnulls(number, name, email, phone) desc, line desc) fullest""").param("id", id.value()).update();
    }

    long count(ImportId id) {
        return db.sql("select count(*) from feedback.import_person where import_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    /// How many would be made and how many are known: everything is done and taken back.
    Intake.Resolved foresee(AnswerImport job) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            present(job);
            return intake.resolve(job.id().value());
        }));
    }

    /// Finds or makes them all; can be repeated after a crash.
    void resolve(AnswerImport job) {
        present(job);
        var mark = new long[] {job.mark()};
        intake.resolve(job.id().value(), done -> {
            if (done <= mark[0]) return;
            imports.move(job, mark[0], done);
            mark[0] = done;
        });
    }

    private void present(AnswerImport job) {
        for (int from = 0; ; from += PAGE) {
            var page = page(job.id(), from);
            if (page.isEmpty()) return;
            intake.add(
                    job.id().value(), page.stream().map(each -> new IntakeRow(each.n(), job.source(), each.person())));
        }
    }

    private List<Staged> page(ImportId id, int from) {
        return db.sql("""
            select n, number, name, email, phone from feedback.import_person
            where import_id = ? and n >= ? and n < ? order by n""")
                .params(id.value(), from, from + PAGE)
                .query(new DataClassRowMapper<>(Staged.class))
                .list();
    }

    private record Staged(
            int n,
            @Nullable String number,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {
        Person person() {
            return Person.unknown()
                    .withExternalId(number)
                    .withName(name)
                    .withEmail(email)
                    .withPhone(phone);
        }
    }
}
