package dev.perennial.feedback.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.HeldPlace;
import dev.perennial.customers.HeldTable;
import dev.perennial.customers.HeldText;
import dev.perennial.customers.HeldText.OnFound;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Retained;
import dev.perennial.customers.Traces;
import dev.perennial.platform.Businesses;
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
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The files that were brought in, and what is left of their rows. A finished import needs its file only to mend what
/// was rejected: a file that names somebody who is erased goes as a whole. While an import is not finished the file may
/// still make customers, so it has to be finished or removed first.
@Component
class ImportedAnswerFiles implements HeldPlace, PersonalData {
    private final JdbcClient db;
    private final AnswerImports imports;
    private final StoredFiles files;
    private final Businesses businesses;

    ImportedAnswerFiles(JdbcClient db, AnswerImports imports, StoredFiles files, Businesses businesses) {
        this.db = db;
        this.imports = imports;
        this.files = files;
        this.businesses = businesses;
    }

    /// A row of a file that names the person.
    private record Found(long line, String words) {}

    @Override
    public List<HeldTable> tables() {
        return List.of();
    }

    @Override
    public List<HeldText> texts() {
        return List.of(HeldText.of("feedback.import", "file_name", "feedback.held.fileNames", OnFound.TEXT_GOES));
    }

    @Override
    public Map<String, String> nobody() {
        return Map.of(
                "feedback.import.sha256", "a digest",
                "feedback.import.source", "what the business calls its systems",
                "feedback.import.expected", "counts",
                "feedback.import.outcome", "counts",
                "feedback.import.problem", "a word of the product's");
    }

    @Override
    public List<Retained> retained() {
        return List.of(new Retained(
                "feedback.retention.files",
                60,
                1,
                730,
                false,
                (_, before) -> old(before).size(),
                (_, before) -> remove(before)));
    }

    private List<AnswerImport> old(Timestamp before) {
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
        return List.of(
                "feedback.import_answer", "feedback.import_person", "feedback.import_reject", "feedback.import.layout");
    }

    @Override
    public String name() {
        return "feedback.file";
    }

    @Override
    public String title() {
        return "feedback.held.files";
    }

    @Override
    public List<String> tell(Traces traces) {
        var told = new ArrayList<String>();
        for (var job : imports.withFile())
            for (var found : find(job, traces))
                told.add(t("feedback.held.files.line", job.fileName(), found.line(), found.words()));
        for (var example : examples())
            if (traces.in(example) || example.equalsIgnoreCase(traces.name()))
                told.add(t("feedback.held.files.example", example));
        return told;
    }

    @Override
    public List<String> obstacles(Traces traces) {
        return imports.withFile().stream()
                .filter(job -> !job.state().isOver() && !find(job, traces).isEmpty())
                .map(job -> t("feedback.held.files.open", job.fileName()))
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
        return db.sql("""
            update feedback.import set layout = jsonb_set(layout, '{columns}', (
                select jsonb_agg(each || '{"examples": []}') from jsonb_array_elements(layout -> 'columns') each))
            where state in ('DONE', 'UNDONE', 'UNREADABLE')
              and jsonb_path_exists(layout, '$.columns[*].examples[*]')""").update();
    }

    private List<String> examples() {
        return db.sql("""
            select distinct example #>> '{}'
            from feedback.import i cross join jsonb_path_query(i.layout, '$.columns[*].examples[*]') example""").query((row, _) -> row.getString(1)).list();
    }

    private void unname(ImportId id) {
        db.sql("update feedback.import set file_name = '…' where id = ?")
                .param(id.value())
                .update();
    }

    private int forgetRejected(ImportId id) {
        return db.sql("delete from feedback.import_reject where import_id = ?")
                .param(id.value())
                .update();
    }

    private List<Found> find(AnswerImport job, Traces traces) {
        var file = job.fileId();
        if (file == null) return List.of();
        try {
            return job.layout() == null ? inText(file, traces) : inRows(job, file, traces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Found> inRows(AnswerImport job, UUID file, Traces traces) throws IOException {
        var country = businesses.current().country();
        var found = new ArrayList<Found>();
        try (var rows = Rows.open(
                () -> files.open(file), Objects.requireNonNull(job.layout()).dialect())) {
            for (Row row; (row = rows.next()) != null; ) {
                var words = String.join(" · ", row.fields());
                if (traces.in(String.join("\n", row.fields()))
                        || row.fields().stream()
                                .anyMatch(field -> traces.isAddress(field, country)
                                        || traces.isNumber(job.source(), field.strip())))
                    found.add(new Found(row.line(), words));
            }
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
