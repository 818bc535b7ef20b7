package dev.perennial.customers;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.ExportArchives;
import java.util.List;
import org.springframework.stereotype.Component;

/// Whoever is in the list is in every archive of everything made since.
@Component
class HeldInArchives implements HeldPlace {
    private final ExportArchives archives;

    HeldInArchives(ExportArchives archives) {
        this.archives = archives;
    }

    @Override
    public List<String> columns() {
        return List.of("access.export");
    }

    @Override
    public String name() {
        return "access.archive";
    }

    @Override
    public String title() {
        return "customers.held.place.archives";
    }

    @Override
    public List<String> tell(Traces traces) {
        return archives.kept().stream()
                .map(at -> t("customers.held.archives.line", moment(at)))
                .toList();
    }

    @Override
    public long erase(Traces traces) {
        return archives.remove();
    }

    @Override
    public List<String> obstacles(Traces traces) {
        return archives.isOneBeingMade() ? List.of(t("customers.held.archives.open")) : List.of();
    }
}
