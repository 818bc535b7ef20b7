package dev.perennial.orders.imports;

import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The page of an import: a different one for each thing a person may wait for or decide.
@Component
class ImportPages {
    private static final int SHOWN = 20;

    private final Imports imports;
    private final RejectedRows rejected;
    private final Businesses businesses;

    ImportPages(Imports imports, RejectedRows rejected, Businesses businesses) {
        this.imports = imports;
        this.rejected = rejected;
        this.businesses = businesses;
    }

    View of(OrderImport job) {
        return switch (job.state()) {
            case UPLOADED, STAGING, SORTING, CUSTOMERS, ORDERS, UNDOING -> new ProgressPage(job);
            case LAYOUT -> new LayoutPage(job, Objects.requireNonNull(job.layout()), imports.sources());
            case CHECKED ->
                new DryRunPage(
                        job,
                        Objects.requireNonNull(job.expected()),
                        imports.sameFile(job).orElse(null),
                        rejected.kinds(job.id()),
                        rejected.first(job, SHOWN),
                        ForeignCurrency.of(job, home()));
            case DONE ->
                new ResultPage(
                        job,
                        job.outcome(),
                        rejected.kinds(job.id()),
                        rejected.first(job, SHOWN),
                        ForeignCurrency.of(job, home()));
            case UNDONE, UNREADABLE ->
                new ResultPage(job, null, java.util.List.of(), java.util.List.of(), java.util.List.of());
        };
    }

    private String home() {
        return businesses.current().currency().getCurrencyCode();
    }
}
