package dev.perennial.orders.imports;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.imports.ImportState;
import dev.perennial.imports.ImportSteps;
import dev.perennial.orders.imports.reading.Guess;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a person decides about an import of orders.
@Component
class OrderImportSteps extends ImportSteps<OrderImport> {
    private final JdbcClient db;
    private final OrderImports imports;
    private final Undoing undoing;
    private final StoredFiles files;
    private final Businesses businesses;
    private final AuditLog log;
    private final CurrentStaff staff;

    OrderImportSteps(
            JdbcClient db,
            OrderImports imports,
            Undoing undoing,
            StoredFiles files,
            Businesses businesses,
            AuditLog log,
            CurrentStaff staff) {
        super(OrderImports.KIND, imports, files, log, staff);
        this.db = db;
        this.imports = imports;
        this.undoing = undoing;
        this.files = files;
        this.businesses = businesses;
        this.log = log;
        this.staff = staff;
    }

    @Override
    protected long seen(OrderImport checked) {
        return Objects.requireNonNull(checked.expected()).rows();
    }

    @Override
    protected long people(OrderImport checked) {
        return imports.customers(checked.id());
    }

    @Override
    protected long booked(OrderImport done) {
        return undoing.size(done.id());
    }

    /// Takes the layout a person has chosen. Under another encoding, separator or header the columns are guessed
    /// anew; when nothing is open any more, the dry run begins.
    ///
    /// @return whether it begins
    /// @throws dev.perennial.tables.UnreadableFile when there is no table under it
    @Transactional(rollbackFor = IOException.class)
    boolean settle(OrderImport job, LayoutForm form) throws IOException {
        staff.requireOfPeople(Role.MANAGER);
        requireAt(job, ImportState.LAYOUT);
        var before = Objects.requireNonNull(job.layout());
        var file = Objects.requireNonNull(job.fileId());
        var dialect = form.dialect(before);
        var guessed = dialect.equals(before.dialect())
                ? Guess.evidence(() -> files.open(file), form.over(before))
                : Guess.under(dialect, () -> files.open(file), form.currency(before));
        imports.enter(job, ImportState.LAYOUT, guessed.rows());
        var origin = form.origin(guessed.layout());
        imports.keepLayout(job.id(), guessed.layout(), form.source(job), origin);
        if (!dialect.equals(before.dialect()) || !guessed.layout().open().isEmpty()) return false;
        if (guessed.layout().hasConsents() && origin == null) return false;
        check(imports.get(job.id()));
        return true;
    }

    /// Begins the dry run under the layout as it stands; what an earlier one staged is forgotten.
    ///
    /// @throws IllegalStateException when the layout leaves something open
    @Transactional
    void check(OrderImport job) {
        var open = Objects.requireNonNull(job.layout()).open();
        if (!open.isEmpty()) throw new IllegalStateException(open.toString());
        imports.enter(job, ImportState.STAGING, job.total());
        imports.clear(job.id());
    }

    /// Gives a foreign currency its worth; what is booked already counts by it from now on.
    @Transactional
    void rate(OrderImport job, String currency, BigDecimal rate) {
        staff.requireOfPeople(Role.MANAGER);
        var all = new HashMap<>(job.rates());
        all.put(currency, rate);
        imports.keepRates(job.id(), all);
        log.changed("orders.imports.rate");
        var rates = Rates.of(businesses.current().currency(), Map.of(currency, rate));
        for (var table : new String[] {"purchase", "refund"}) {
            db.sql("update orders." + table + " set home_minor = round(total_minor * ?::numeric)"
                            + " where import_id = ? and currency = ?")
                    .params(rates.factors()[1], job.id().value(), currency)
                    .update();
        }
    }
}
