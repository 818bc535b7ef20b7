package dev.perennial.feedback.imports;

import dev.perennial.feedback.imports.reading.AnswerRow;
import dev.perennial.feedback.imports.reading.Layout;
import dev.perennial.feedback.imports.reading.Rejection;
import dev.perennial.feedback.imports.reading.RowReading;
import dev.perennial.platform.BulkRows;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.StoredFiles;
import dev.perennial.tables.Row;
import dev.perennial.tables.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads every row of the file into `feedback.import_answer` or `feedback.import_reject`, a chunk at a time; the mark
/// counts the rows that are in, so that a restart goes on behind them.
@Component
class AnswerStaging {
    private static final int CHUNK = 10_000;

    private final BulkRows bulk;
    private final TransactionTemplate transaction;
    private final AnswerImports imports;
    private final StoredFiles files;
    private final Businesses businesses;
    private final Clock clock;

    AnswerStaging(
            BulkRows bulk,
            TransactionTemplate transaction,
            AnswerImports imports,
            StoredFiles files,
            Businesses businesses,
            Clock clock) {
        this.bulk = bulk;
        this.transaction = transaction;
        this.imports = imports;
        this.files = files;
        this.businesses = businesses;
        this.clock = clock;
    }

    private record Staged(AnswerRow row, AnswerRow.Value value) {}

    void run(AnswerImport job) {
        var layout = Objects.requireNonNull(job.layout());
        var file = Objects.requireNonNull(job.fileId());
        var zone = businesses.current().zone();
        var reading = new RowReading(layout, zone, LocalDate.ofInstant(clock.instant(), zone));
        try (var rows = Rows.open(() -> files.open(file), layout.dialect())) {
            skip(rows, layout, job.mark());
            long mark = job.mark();
            for (var chunk = read(rows); !chunk.isEmpty(); chunk = read(rows)) {
                store(job, reading, chunk, mark);
                mark += chunk.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        imports.enter(job, ImportState.SORTING, job.total());
    }

    private static void skip(Rows rows, Layout layout, long staged) {
        long skipped = layout.dialect().header() ? -1 : 0;
        while (skipped < staged && rows.next() != null) skipped++;
    }

    private static List<Row> read(Rows rows) {
        var chunk = new ArrayList<Row>(CHUNK);
        for (Row row; chunk.size() < CHUNK && (row = rows.next()) != null; ) chunk.add(row);
        return chunk;
    }

    private void store(AnswerImport job, RowReading reading, List<Row> chunk, long mark) {
        var understood = new ArrayList<AnswerRow>(chunk.size());
        var rejected = new ArrayList<Rejection>();
        for (var row : chunk) {
            switch (reading.read(row)) {
                case RowReading.Outcome.Read(var answered) -> understood.add(answered);
                case RowReading.Outcome.Rejected(var rejection) -> rejected.add(rejection);
            }
        }
        var id = job.id().value();
        transaction.executeWithoutResult(_ -> {
            imports.move(job, mark, mark + chunk.size());
            bulk.copy(
                    """
                copy feedback.import_answer (import_id, line, asked, submission, numbered, at, person_key, number, name,
                    email, phone, product, place, channel, language, score, option_id, truth, text) from stdin""",
                    understood.stream().flatMap(row -> row.values().stream().map(value -> new Staged(row, value))),
                    staged -> columns(id, staged.row(), staged.value()));
            bulk.copy("""
                copy feedback.import_reject (import_id, line, position, reason, value, needed) from stdin""", rejected.stream(), it ->
                    new Object[] {id, it.line(), it.column(), it.reason(), it.value(), it.right()});
        });
    }

    private static @Nullable Object[] columns(UUID id, AnswerRow row, AnswerRow.Value value) {
        var person = row.person();
        return new @Nullable Object[] {
            id,
            row.line(),
            value.asked(),
            row.submission(),
            row.numbered(),
            row.at(),
            person.key(),
            person.number(),
            person.name(),
            person.email(),
            person.phone(),
            row.product(),
            row.place(),
            row.channel(),
            row.language(),
            value.number(),
            value.option(),
            value.truth(),
            value.text()
        };
    }
}
