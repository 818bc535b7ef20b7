package dev.perennial.feedback.imports;

import dev.perennial.feedback.imports.reading.AnswerRow;
import dev.perennial.feedback.imports.reading.Rejection;
import dev.perennial.feedback.imports.reading.RowReading;
import dev.perennial.imports.Staging;
import dev.perennial.platform.BulkRows;
import dev.perennial.platform.Businesses;
import dev.perennial.tables.Row;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Understands the rows of a file, and lays them down in `feedback.import_answer` or `feedback.import_reject`.
@Component
class AnswerStaging {
    private final Staging staging;
    private final BulkRows bulk;
    private final AnswerImports imports;
    private final Businesses businesses;
    private final Clock clock;

    AnswerStaging(Staging staging, BulkRows bulk, AnswerImports imports, Businesses businesses, Clock clock) {
        this.staging = staging;
        this.bulk = bulk;
        this.imports = imports;
        this.businesses = businesses;
        this.clock = clock;
    }

    private record Staged(AnswerRow row, AnswerRow.Value value) {}

    void run(AnswerImport job) throws IOException {
        var zone = businesses.current().zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var reading = new RowReading(Objects.requireNonNull(job.layout()), zone, today);
        staging.run(imports, job, rows -> keep(job.id().value(), reading, rows));
    }

    private void keep(UUID id, RowReading reading, List<Row> rows) {
        var understood = new ArrayList<AnswerRow>(rows.size());
        var rejected = new ArrayList<Rejection>();
        for (var row : rows) {
            switch (reading.read(row)) {
                case RowReading.Outcome.Read(var answered) -> understood.add(answered);
                case RowReading.Outcome.Rejected(var rejection) -> rejected.add(rejection);
            }
        }
        bulk.copy(
                """
            copy feedback.import_answer (import_id, line, asked, submission, numbered, at, person_key, number, name,
                email, phone, product, place, channel, language, score, option_id, truth, text) from stdin""",
                understood.stream().flatMap(row -> row.values().stream().map(value -> new Staged(row, value))),
                staged -> columns(id, staged.row(), staged.value()));
        bulk.copy("""
            copy feedback.import_reject (import_id, line, position, reason, value, needed) from stdin""", rejected.stream(), it ->
                new Object[] {id, it.line(), it.column(), it.reason(), it.value(), it.right()});
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
