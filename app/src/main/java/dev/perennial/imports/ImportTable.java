package dev.perennial.imports;

import dev.perennial.platform.StoredFile;
import dev.perennial.tables.UnreadableFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The imports of one kind and how far they are. Whoever moves one on says from where, so that two processes never do
/// the same step twice.
public abstract class ImportTable<J extends FileImport> {
    protected final JdbcClient db;
    private final ImportKind kind;
    private final String table;
    private final JsonMapper json;
    private final Clock clock;

    protected ImportTable(ImportKind kind, JdbcClient db, JsonMapper json, Clock clock) {
        this.kind = kind;
        this.table = kind.table("import");
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    protected abstract J read(ResultSet row, int number) throws SQLException;

    public ImportId add(StoredFile file, String source, @Nullable UUID broughtBy) {
        return new ImportId(db.sql("insert into " + table + """
            (file_id, file_name, sha256, source, state, brought_by, brought_at)
            values (:file, :name, :sha256, :source, 'UPLOADED', :by, :at) returning id""")
                .param("file", file.id())
                .param("name", file.name())
                .param("sha256", file.sha256())
                .param("source", source)
                .param("by", broughtBy)
                .param("at", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single());
    }

    /// @throws NoSuchElementException when there is none
    public J get(ImportId id) {
        return db.sql("select * from " + table + " where id = ?")
                .param(id.value())
                .query(this::read)
                .optional()
                .orElseThrow(() -> new NoSuchElementException(id.toString()));
    }

    /// The latest first.
    public List<J> latest(int most) {
        return db.sql("select * from " + table + " order by brought_at desc, id desc limit ?")
                .param(most)
                .query(this::read)
                .list();
    }

    public List<J> withFile() {
        return db.sql("select * from " + table + " where file_id is not null order by brought_at")
                .query(this::read)
                .list();
    }

    public List<ImportId> underWay() {
        return db.sql("select id from " + table + """
                 where state in ('UPLOADED', 'STAGING', 'SORTING', 'CUSTOMERS', 'BOOKING', 'UNDOING')
                order by brought_at""")
                .query((row, _) -> new ImportId(row.getObject("id", UUID.class)))
                .list();
    }

    /// An import of the very same file that stands in the books, other than this one.
    public Optional<J> sameFile(J other) {
        return db.sql("select * from " + table
                        + " where sha256 = ? and id <> ? and state = 'DONE' order by brought_at desc limit 1")
                .params(other.sha256(), other.id().value())
                .query(this::read)
                .optional();
    }

    /// The names people have given their systems so far, the latest first.
    public List<String> sources() {
        return db.sql("select source from " + table + " group by source order by max(brought_at) desc limit 10")
                .query((row, _) -> row.getString("source"))
                .list();
    }

    public void keepExpected(ImportId id, Object expected) {
        db.sql("update " + table + " set expected = ?::jsonb where id = ?")
                .params(json.writeValueAsString(expected), id.value())
                .update();
    }

    public void keepProblem(ImportId id, UnreadableFile problem) {
        db.sql("update " + table + " set problem = ?, problem_at = ? where id = ?")
                .params(problem.reason().name(), problem.line(), id.value())
                .update();
    }

    public void finish(ImportId id, Object outcome) {
        db.sql("update " + table + " set outcome = ?::jsonb, finished_at = ? where id = ?")
                .params(json.writeValueAsString(outcome), Timestamp.from(clock.instant()), id.value())
                .update();
    }

    public void markUndone(ImportId id) {
        db.sql("update " + table + " set undone_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id.value())
                .update();
    }

    /// Moves the mark within a step. In a transaction this comes first: it locks the import, and whoever waited
    /// for the lock finds the mark moved.
    ///
    /// @throws Overtaken when the import is not where the caller thinks
    public void move(J from, long mark, long to) {
        int moved = db.sql("update " + table + " set mark = ? where id = ? and state = ? and mark = ?")
                .params(to, from.id().value(), from.state().name(), mark)
                .update();
        if (moved == 0) throw new Overtaken(from.id());
    }

    /// Goes from one step to the next.
    ///
    /// @throws Overtaken when the import is not where the caller thinks
    public void enter(J from, ImportState next, long total) {
        int moved = db.sql("update " + table + " set state = ?, mark = 0, total = ? where id = ? and state = ?")
                .params(next.name(), total, from.id().value(), from.state().name())
                .update();
        if (moved == 0) throw new Overtaken(from.id());
    }

    /// Forgets an import nothing of which was booked.
    ///
    /// @throws Overtaken when the import is not where the caller thinks
    public void remove(J unbooked) {
        int removed = db.sql("delete from " + table + " where id = ? and state = ?")
                .params(unbooked.id().value(), unbooked.state().name())
                .update();
        if (removed == 0) throw new Overtaken(unbooked.id());
    }

    /// Forgets the rows on their way; what was rejected stays, to be mended.
    public void clearStaged(ImportId id) {
        kind.staged().forEach(staged -> clear(staged, id));
    }

    /// Forgets all that was read, so that the file can be read anew under another layout.
    public void clear(ImportId id) {
        clearStaged(id);
        clear("import_reject", id);
    }

    private void clear(String name, ImportId id) {
        db.sql("delete from " + kind.table(name) + " where import_id = ?")
                .param(id.value())
                .update();
    }

    public long rejected(ImportId id) {
        return db.sql("select count(*) from " + kind.table("import_reject") + " where import_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    protected String json(Object value) {
        return json.writeValueAsString(value);
    }

    protected <T> @Nullable T json(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }

    protected static ImportId id(ResultSet row) throws SQLException {
        return new ImportId(row.getObject("id", UUID.class));
    }

    protected static UnreadableFile.@Nullable Reason problem(ResultSet row) throws SQLException {
        var problem = row.getString("problem");
        return problem == null ? null : UnreadableFile.Reason.valueOf(problem);
    }

    protected static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
