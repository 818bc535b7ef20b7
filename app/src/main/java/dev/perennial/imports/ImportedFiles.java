package dev.perennial.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.HeldPlace;
import dev.perennial.customers.HeldTable;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Retained;
import dev.perennial.customers.Traces;
import dev.perennial.platform.StoredFiles;
import dev.perennial.tables.Row;
import dev.perennial.tables.Rows;
import dev.perennial.tables.UnreadableFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The files that were brought in, and what is left of their rows. A finished import needs its file only to mend
/// what was rejected: a file that names somebody who is erased goes as a whole. While an import is not finished the
/// file may still make customers, so it has to be finished or removed first.
public abstract class ImportedFiles<J extends FileImport> implements HeldPlace, PersonalData {
    private final ImportKind kind;
    private final JdbcClient db;
    private final ImportTable<J> imports;
    private final StoredFiles files;

    protected ImportedFiles(ImportKind kind, JdbcClient db, ImportTable<J> imports, StoredFiles files) {
        this.kind = kind;
        this.db = db;
        this.imports = imports;
        this.files = files;
    }

    /// A row of a file that names the person.
    private record Found(long line, String words) {}

    /// Whether a row is about the person, by their address, their numbers or whatever else is known of them.
    protected abstract Predicate<Row> about(Traces traces, J job);

    @Override
    public List<HeldTable> tables() {
        return List.of();
    }

    /// A finished import keeps its file for mending rejected rows, one that nobody finished for being finished.
    @Override
    public List<Retained> retained() {
        return List.of(new Retained(
                kind.module() + ".retention.files",
                60,
                1,
                730,
                false,
                (_, before) -> old(before).size(),
                (_, before) -> remove(before)));
    }

    private List<J> old(Timestamp before) {
        return imports.withFile().stream()
                .filter(job -> !job.state().isWorking())
                .filter(job -> Objects.requireNonNullElse(job.finishedAt(), job.broughtAt())
                        .isBefore(before.toInstant()))
                .toList();
    }

    private long remove(Timestamp before) {
        var old = old(before);
        for (var job : old) {
            if (job.state().isOver()) forgetRejected(job.id());
            else imports.remove(job);
            if (job.fileId() != null) files.remove(job.fileId());
        }
        if (!old.isEmpty()) forgetExamples();
        return old.size();
    }

    @Override
    public List<String> columns() {
        var columns = new ArrayList<String>();
        kind.staged().forEach(table -> columns.add(kind.table(table)));
        columns.add(kind.table("import_reject"));
        columns.add(kind.table("import") + ".layout");
        return columns;
    }

    @Override
    public String name() {
        return kind.module() + ".file";
    }

    @Override
    public String title() {
        return kind.module() + ".held.files";
    }

    @Override
    public List<String> tell(Traces traces) {
        var told = new ArrayList<String>();
        for (var job : imports.withFile())
            for (var found : find(job, traces))
                told.add(t("imports.held.line", job.fileName(), found.line(), found.words()));
        for (var example : examples())
            if (traces.in(example) || example.equalsIgnoreCase(traces.name()))
                told.add(t("imports.held.example", example));
        return told;
    }

    @Override
    public List<String> obstacles(Traces traces) {
        return imports.withFile().stream()
                .filter(job -> !job.state().isOver() && !find(job, traces).isEmpty())
                .map(job -> t("imports.held.open", job.fileName()))
                .toList();
    }

    @Override
    public long erase(Traces traces) {
        var touched = 0L;
        for (var job : imports.withFile()) {
            if (!job.state().isOver() || find(job, traces).isEmpty()) continue;
            touched += 1 + forgetRejected(job.id());
            if (job.fileId() != null) files.remove(job.fileId());
            if (traces.isNamedIn(job.fileName())) unname(job.id());
        }
        return touched + forgetExamples();
    }

    /// The guessed layout keeps the first values of each column, to be shown while somebody confirms it.
    private int forgetExamples() {
        return db.sql("update " + kind.table("import") + """
             set layout = jsonb_set(layout, '{columns}', (
                select jsonb_agg(each || '{"examples": []}') from jsonb_array_elements(layout -> 'columns') each))
            where state in ('DONE', 'UNDONE', 'UNREADABLE')
              and jsonb_path_exists(layout, '$.columns[*].examples[*]')""").update();
    }

    private List<String> examples() {
        return db.sql("select distinct example #>> '{}' from " + kind.table("import")
                        + " i cross join jsonb_path_query(i.layout, '$.columns[*].examples[*]') example")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void unname(ImportId id) {
        db.sql("update " + kind.table("import") + " set file_name = '…' where id = ?")
                .param(id.value())
                .update();
    }

    private int forgetRejected(ImportId id) {
        return db.sql("delete from " + kind.table("import_reject") + " where import_id = ?")
                .param(id.value())
                .update();
    }

    private List<Found> find(J job, Traces traces) {
        var file = job.fileId();
        if (file == null) return List.of();
        try {
            var layout = job.layout();
            return layout == null ? inText(file, traces) : inRows(job, file, layout, traces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Found> inRows(J job, UUID file, FileLayout layout, Traces traces) throws IOException {
        var about = about(traces, job);
        var found = new ArrayList<Found>();
        try (var rows = Rows.open(() -> files.open(file), layout.dialect())) {
            for (Row row; (row = rows.next()) != null; )
                if (traces.in(String.join("\n", row.fields())) || about.test(row))
                    found.add(new Found(row.line(), String.join(" · ", row.fields())));
        } catch (UnreadableFile half) {
            // What came before the damage was read; behind it nobody can be found by row.
            found.addAll(inText(file, traces));
        }
        return found;
    }

    private List<Found> inText(UUID file, Traces traces) throws IOException {
        var found = new ArrayList<Found>();
        try (var text = new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.ISO_8859_1))) {
            var number = 0L;
            for (String line; (line = text.readLine()) != null; ) {
                number++;
                if (traces.in(line)) found.add(new Found(number, line));
            }
        }
        return found;
    }
}
