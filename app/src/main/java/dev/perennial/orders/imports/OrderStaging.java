package dev.perennial.orders.imports;

import dev.perennial.imports.Staging;
import dev.perennial.orders.imports.reading.OrderRow;
import dev.perennial.orders.imports.reading.Rejection;
import dev.perennial.orders.imports.reading.RowReading;
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

/// Understands the rows of a file, and lays them down in `orders.import_row` or `orders.import_reject`.
@Component
class OrderStaging {
    private final Staging staging;
    private final BulkRows bulk;
    private final OrderImports imports;
    private final Businesses businesses;
    private final Clock clock;

    OrderStaging(Staging staging, BulkRows bulk, OrderImports imports, Businesses businesses, Clock clock) {
        this.staging = staging;
        this.bulk = bulk;
        this.imports = imports;
        this.businesses = businesses;
        this.clock = clock;
    }

    void run(OrderImport job) throws IOException {
        var zone = businesses.current().zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var reading = new RowReading(Objects.requireNonNull(job.layout()), zone, today);
        staging.run(imports, job, rows -> keep(job.id().value(), reading, rows));
    }

    private void keep(UUID id, RowReading reading, List<Row> rows) {
        var understood = new ArrayList<OrderRow>(rows.size());
        var rejected = new ArrayList<Rejection>();
        for (var row : rows) {
            switch (reading.read(row)) {
                case RowReading.Outcome.Read(var order) -> understood.add(order);
                case RowReading.Outcome.Rejected(var rejection) -> rejected.add(rejection);
            }
        }
        bulk.copy("""
            copy orders.import_row (import_id, line, order_key, kind, at, customer_key, number, name, email, phone,
                street, postal_code, city, country, birthday, news_by_email, news_by_sms, came_from, campaign, sku,
                product, category, quantity, line_minor, order_minor, shipping_minor, discount_minor, currency,
                channel, place) from stdin""", understood.stream(), row -> columns(id, row));
        bulk.copy("""
            copy orders.import_reject (import_id, line, position, order_key, reason, value) from stdin""", rejected.stream(), row -> columns(id, row));
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
