package dev.perennial.feedback.imports;

import dev.perennial.customers.Intake;
import dev.perennial.customers.IntakeRow;
import dev.perennial.customers.Person;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.StagedPeople;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The people a file names, and who they are among the customers. Nobody is made of a comment that says no more than a
/// name, and nobody of a row that is known already.
@Component
class StagedRespondents extends StagedPeople<AnswerImport> {
    private final JdbcClient db;

    StagedRespondents(JdbcClient db, Intake intake, TransactionTemplate transaction, AnswerImports imports) {
        super(intake, transaction, imports);
        this.db = db;
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

    @Override
    protected List<IntakeRow> page(AnswerImport job, int from) {
        return db
                .sql("""
            select n, number, name, email, phone from feedback.import_person
            where import_id = ? and n >= ? and n < ? order by n""")
                .params(job.id().value(), from, from + PAGE)
                .query(new DataClassRowMapper<>(Staged.class))
                .list()
                .stream()
                .map(each -> new IntakeRow(each.n(), job.source(), each.person()))
                .toList();
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
