package dev.perennial.orders.imports;

import dev.perennial.orders.imports.reading.Guess;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.StoredFiles;
import dev.perennial.tables.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Works on an import until it waits for a person or is done. Can be cut at any point and begun again: each step
/// goes on at its mark, and whoever is overtaken stops.
@Component
class ImportWork {
    private static final Logger log = LoggerFactory.getLogger(ImportWork.class);

    private final Imports imports;
    private final StoredFiles files;
    private final Businesses businesses;
    private final TransactionTemplate transaction;
    private final Staging staging;
    private final Sorting sorting;
    private final StagedCustomers customers;
    private final Booking booking;
    private final Undoing undoing;
    private final StagedOrders orders;

    ImportWork(
            Imports imports,
            StoredFiles files,
            Businesses businesses,
            TransactionTemplate transaction,
            Staging staging,
            Sorting sorting,
            StagedCustomers customers,
            Booking booking,
            Undoing undoing,
            StagedOrders orders) {
        this.imports = imports;
        this.files = files;
        this.businesses = businesses;
        this.transaction = transaction;
        this.staging = staging;
        this.sorting = sorting;
        this.customers = customers;
        this.booking = booking;
        this.undoing = undoing;
        this.orders = orders;
    }

    void run(ImportId id) {
        try {
            for (var job = imports.get(id); job.state().isWorking(); job = imports.get(id)) step(job);
        } catch (Overtaken e) {
            log.info("{}", e.getMessage());
        }
    }

    private void step(OrderImport job) {
        try {
            switch (job.state()) {
                case UPLOADED -> guess(job);
                case STAGING -> staging.run(job);
                case SORTING -> sorting.run(job);
                case CUSTOMERS -> {
                    customers.resolve(job);
                    imports.enter(job, ImportState.ORDERS, orders.count(job.id()));
                }
                case ORDERS -> booking.run(job);
                case UNDOING -> undoing.run(job);
                case LAYOUT, CHECKED, DONE, UNDONE, UNREADABLE ->
                    throw new IllegalStateException(job.state().name());
            }
        } catch (UnreadableFile e) {
            transaction.executeWithoutResult(_ -> {
                imports.enter(job, ImportState.UNREADABLE, 0);
                imports.keepProblem(job.id(), e);
            });
        }
    }

    private void guess(OrderImport job) {
        var file = Objects.requireNonNull(job.fileId());
        try {
            var guessed = Guess.of(() -> files.open(file), businesses.current().currency());
            transaction.executeWithoutResult(_ -> {
                imports.enter(job, ImportState.LAYOUT, guessed.rows());
                imports.keepLayout(job.id(), guessed.layout(), job.source(), null);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
