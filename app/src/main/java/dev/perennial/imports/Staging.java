package dev.perennial.imports;

import dev.perennial.platform.StoredFiles;
import dev.perennial.tables.Row;
import dev.perennial.tables.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads every row of a file, a chunk at a time; the mark counts the rows that are in, so that a restart goes on
/// behind them.
@Component
public class Staging {
    private final TransactionTemplate transaction;
    private final StoredFiles files;

    Staging(TransactionTemplate transaction, StoredFiles files) {
        this.transaction = transaction;
        this.files = files;
    }

    /// @param keep what understands rows and lays them down, or says why they cannot come in
    public <J extends FileImport> void run(ImportTable<J> imports, J job, Consumer<List<Row>> keep) throws IOException {
        var layout = Objects.requireNonNull(job.layout());
        var file = Objects.requireNonNull(job.fileId());
        try (var rows = Rows.open(() -> files.open(file), layout.dialect())) {
            skip(rows, layout, job.mark());
            long mark = job.mark();
            for (var chunk = read(rows); !chunk.isEmpty(); chunk = read(rows)) {
                long from = mark, to = mark + chunk.size();
                var now = chunk;
                transaction.executeWithoutResult(_ -> {
                    imports.move(job, from, to);
                    keep.accept(now);
                });
                mark = to;
            }
        }
        imports.enter(job, ImportState.SORTING, job.total());
    }

    private static void skip(Rows rows, FileLayout layout, long staged) {
        long skipped = layout.dialect().header() ? -1 : 0;
        while (skipped < staged && rows.next() != null) skipped++;
    }

    private static List<Row> read(Rows rows) {
        var chunk = new ArrayList<Row>();
        for (Row row; chunk.size() < Chunks.SIZE && (row = rows.next()) != null; ) chunk.add(row);
        return chunk;
    }
}
