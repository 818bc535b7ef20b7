package dev.perennial.orders.imports;

import dev.perennial.customers.Traces;
import dev.perennial.imports.ImportedFiles;
import dev.perennial.orders.imports.reading.OrderRow;
import dev.perennial.orders.imports.reading.RowReading;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.StoredFiles;
import dev.perennial.tables.Row;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The files of orders: a row is about somebody also by the number of an order of theirs.
@Component
class ImportedOrderFiles extends ImportedFiles<OrderImport> {
    private final JdbcClient db;
    private final Businesses businesses;
    private final Clock clock;

    ImportedOrderFiles(JdbcClient db, OrderImports imports, StoredFiles files, Businesses businesses, Clock clock) {
        super(OrderImports.KIND, db, imports, files);
        this.db = db;
        this.businesses = businesses;
        this.clock = clock;
    }

    @Override
    public List<String> columns() {
        return Stream.concat(super.columns().stream(), Stream.of("platform.stored_file_part"))
                .toList();
    }

    @Override
    protected Predicate<Row> about(Traces traces, OrderImport job) {
        var business = businesses.current();
        var reading = new RowReading(
                Objects.requireNonNull(job.layout()),
                business.zone(),
                LocalDate.ofInstant(clock.instant(), business.zone()));
        var orders = orders(job.source(), traces);
        return row -> row.fields().stream().anyMatch(field -> traces.isAddress(field, business.country()))
                || switch (reading.read(row)) {
                    case RowReading.Outcome.Read(var order) -> names(order, job.source(), orders, traces);
                    case RowReading.Outcome.Rejected(var rejection) -> orders.contains(rejection.orderKey());
                };
    }

    private static boolean names(OrderRow row, String source, Set<String> orders, Traces traces) {
        return orders.contains(row.orderKey())
                || traces.isNumber(source, row.person().number())
                || traces.isNumber(source, row.customerKey());
    }

    /// The numbers of the person's purchases in the system a file comes from.
    private Set<String> orders(String source, Traces traces) {
        return new HashSet<>(db.sql("""
            select external_id from orders.purchase where customer_id = :customer and source = :source
            union select external_id from orders.refund where customer_id = :customer and source = :source""")
                .param("customer", traces.customer().value())
                .param("source", source)
                .query((row, _) -> row.getString(1))
                .list());
    }
}
