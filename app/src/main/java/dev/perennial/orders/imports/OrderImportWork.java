package dev.perennial.orders.imports;

import dev.perennial.imports.ImportState;
import dev.perennial.imports.ImportWork;
import dev.perennial.orders.imports.reading.Guess;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How a file of orders goes its way.
@Component
class OrderImportWork extends ImportWork<OrderImport> {
    private final OrderImports imports;
    private final StoredFiles files;
    private final Businesses businesses;
    private final TransactionTemplate transaction;
    private final OrderStaging staging;
    private final Sorting sorting;
    private final StagedCustomers customers;
    private final Booking booking;
    private final Undoing undoing;

    OrderImportWork(
            OrderImports imports,
            StoredFiles files,
            Businesses businesses,
            TransactionTemplate transaction,
            OrderStaging staging,
            Sorting sorting,
            StagedCustomers customers,
            Booking booking,
            Undoing undoing) {
        super(imports, transaction);
        this.imports = imports;
        this.files = files;
        this.businesses = businesses;
        this.transaction = transaction;
        this.staging = staging;
        this.sorting = sorting;
        this.customers = customers;
        this.booking = booking;
        this.undoing = undoing;
    }

    @Override
    protected void guess(OrderImport job) throws IOException {
        var file = Objects.requireNonNull(job.fileId());
        var guessed = Guess.of(() -> files.open(file), businesses.current().currency());
        transaction.executeWithoutResult(_ -> {
            imports.enter(job, ImportState.LAYOUT, guessed.rows());
            imports.keepLayout(job.id(), guessed.layout(), job.source(), null);
        });
    }

    @Override
    protected void stage(OrderImport job) throws IOException {
        staging.run(job);
    }

    @Override
    protected void sort(OrderImport job) {
        sorting.run(job);
    }

    @Override
    protected long resolve(OrderImport job) {
        customers.resolve(job);
        return imports.orders(job.id());
    }

    @Override
    protected void book(OrderImport job) {
        booking.run(job);
    }

    @Override
    protected void takeBack(OrderImport job) {
        undoing.run(job);
    }
}
