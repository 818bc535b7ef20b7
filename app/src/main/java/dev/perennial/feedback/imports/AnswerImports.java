package dev.perennial.feedback.imports;

import dev.perennial.feedback.imports.reading.Layout;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportKind;
import dev.perennial.imports.ImportState;
import dev.perennial.imports.ImportTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The files of answers.
@Repository
class AnswerImports extends ImportTable<AnswerImport> {
    static final ImportKind KIND = new ImportKind("feedback", "ratings", List.of("import_answer", "import_person"));

    AnswerImports(JdbcClient db, JsonMapper json, Clock clock) {
        super(KIND, db, json, clock);
    }

    void keepLayout(ImportId id, Layout layout, String source) {
        db.sql("update feedback.import set layout = ?::jsonb, source = ? where id = ?")
                .params(json(layout), source, id.value())
                .update();
    }

    long people(ImportId id) {
        return db.sql("select count(*) from feedback.import_person where import_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    /// The first line behind the last that says something.
    long lines(ImportId id) {
        return db.sql("select coalesce(max(line) + 1, 0) from feedback.import_answer where import_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    @Override
    protected AnswerImport read(ResultSet row, int number) throws SQLException {
        return new AnswerImport(
                id(row),
                row.getObject("file_id", UUID.class),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getString("source"),
                ImportState.valueOf(row.getString("state")),
                row.getLong("mark"),
                row.getLong("total"),
                json(row.getString("layout"), Layout.class),
                json(row.getString("expected"), Expected.class),
                json(row.getString("outcome"), Outcome.class),
                problem(row),
                row.getLong("problem_at"),
                row.getTimestamp("brought_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                instant(row.getTimestamp("undone_at")));
    }
}
