package dev.perennial.orders.imports;

import dev.perennial.orders.imports.reading.Layout;
import dev.perennial.orders.imports.reading.OrderRow;
import dev.perennial.orders.imports.reading.Rejection;
import dev.perennial.orders.imports.reading.RowReading;
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

/// Reads every row of the file into `orders.import_row` or `orders.import_reject`, a chunk at a time; the mark
/// counts the rows that are in, so that a restart goes on behind them.
@Component
class Staging {
    private static final int CHUNK = 10_000;

    private final BulkRows bulk;
    private final TransactionTemplate transaction;
    private final Imports imports;
    private final StoredFiles files;
    private final Businesses businesses;
    private final Clock clock;

    Staging(
            BulkRows bulk,
            TransactionTemplate transaction,
            Imports imports,
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

    void run(OrderImport job) {
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

    private void store(OrderImport job, RowReading reading, List<Row> chunk, long mark) {
        var understood = new ArrayList<OrderRow>(chunk.size());
        var rejected = new ArrayList<Rejection>();
        for (var row : chunk) {
            switch (reading.read(row)) {
                case RowReading.Outcome.Read(var order) -> understood.add(order);
                case RowReading.Outcome.Rejected(var rejection) -> rejected.add(rejection);
            }
        }
        var id = job.id().value();
        transaction.executeWithoutResult(_ -> {
            imports.move(job, mark, mark + chunk.size());
            bulk.copy("""
                copy orders.import_row (import_id, line, order_key, kind, at, customer_key, number, name, email, phone,
                    street, postal_code, city, country, birthday, news_by_email, news_by_sms, came_from, campaign, sku,
                    product, category, quantity, line_minor, order_minor, shipping_minor, discount_minor, currency,
                    channel, place) from stdin""", understood.stream(), row -> columns(id, row));
            bulk.copy("""
                copy orders.import_reject (import_id, line, position, order_key, reason, value) from stdin""", rejected.stream(), row -> columns(id, row));
        });
    }

    private static @Nullable Object[] columns(UUID id, OrderRow row) {
        var person = row.person();
        var sku = row.productCode() == null ? row.product() : row.productCode();
        return new @Nullable Object[] {
            id,
            row.line(),
            row.orderKey(),
            row.kind(),
            row.at(),
            row.customerKey(),
            person.number(),
            person.name(),
            person.email(),
            person.phone(),
            person.street(),
            person.postalCode(),
            person.city(),
            person.country(),
            person.birthday(),
            person.newsByEmail(),
            person.newsBySms(),
            person.cameFrom(),
            person.campaign(),
            sku,
            row.product(),
            row.category(),
            row.quantity().toPlainString(),
            row.lineMinor(),
            row.orderMinor(),
            row.shippingMinor(),
            row.discountMinor(),
            row.currency(),
            row.channel(),
            row.place()
        };
    }

    private static Object[] columns(UUID id, Rejection rejection) {
        return new Object[] {
            id, rejection.line(), rejection.column(), rejection.orderKey(), rejection.reason(), rejection.value()
        };
    }
}
