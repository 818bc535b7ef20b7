package dev.perennial.orders.imports;

import dev.perennial.access.CurrentStaff;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The page of an import: a different one for each thing a person may wait for or decide.
@Component
class ImportPages {
    private static final int SHOWN = 20;

    private final Imports imports;
    private final RejectedRows rejected;
    private final Businesses businesses;
    private final CurrentStaff staff;

    ImportPages(Imports imports, RejectedRows rejected, Businesses businesses, CurrentStaff staff) {
        this.staff = staff;
        this.imports = imports;
        this.rejected = rejected;
        this.businesses = businesses;
    }

    /// Imports are about customers of everybody.
    OrderImport known(ImportId id) {
        staff.requireWholeSight();
        return imports.get(id);
    }

    List<OrderImport> latest(int most) {
        staff.requireWholeSight();
        return imports.latest(most);
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
            case UNDONE, UNREADABLE -> new ResultPage(job, null, List.of(), List.of(), List.of());
        };
    }

    private String home() {
        return businesses.current().currency().getCurrencyCode();
    }
}
