package dev.perennial.orders.imports;

import dev.perennial.customers.DuplicateSearch;
import dev.perennial.orders.OrdersImported;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Whoever came with a file may be known already, under another spelling.
@Component
class ImportedPeople {
    private final DuplicateSearch duplicates;

    ImportedPeople(DuplicateSearch duplicates) {
        this.duplicates = duplicates;
    }

    @ApplicationModuleListener
    void on(OrdersImported imported) {
        duplicates.soon();
    }
}
