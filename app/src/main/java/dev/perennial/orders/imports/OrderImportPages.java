package dev.perennial.orders.imports;

import dev.perennial.imports.ImportPages;
import dev.perennial.orders.imports.reading.Layout;
import dev.perennial.orders.imports.reading.Role;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The page of an import: a different one for each thing a person may wait for or decide.
@Component
class OrderImportPages {
    private final OrderImports imports;
    private final ImportPages common;
    private final Businesses businesses;

    OrderImportPages(OrderImports imports, ImportPages common, Businesses businesses) {
        this.imports = imports;
        this.common = common;
        this.businesses = businesses;
    }

    View of(OrderImport job) {
        return switch (job.state()) {
            case UPLOADED, STAGING, SORTING, CUSTOMERS, BOOKING, UNDOING -> common.progress(OrderImports.KIND, job);
            case LAYOUT -> layout(job, Objects.requireNonNull(job.layout()));
            case CHECKED ->
                new DryRunPage(
                        job,
                        Objects.requireNonNull(job.expected()),
                        imports.sameFile(job).orElse(null),
                        common.rejected(OrderImports.KIND, job),
                        ForeignCurrency.of(job, home()));
            case DONE ->
                new ResultPage(
                        job,
                        Objects.requireNonNull(job.outcome()),
                        common.rejected(OrderImports.KIND, job),
                        ForeignCurrency.of(job, home()));
            case UNDONE, UNREADABLE -> common.over(OrderImports.KIND, job);
        };
    }

    private LayoutPage layout(OrderImport job, Layout layout) {
        return new LayoutPage(
                job,
                layout,
                common.columns(OrderImports.KIND, layout, Role.values()),
                common.source(OrderImports.KIND, job, imports.sources()),
                common.dialect(job));
    }

    private String home() {
        return businesses.current().currency().getCurrencyCode();
    }
}
