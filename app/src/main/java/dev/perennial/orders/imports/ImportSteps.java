package dev.perennial.orders.imports;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.orders.imports.reading.Guess;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a person decides about an import. Every step asks whether the import still is where it was shown;
/// whoever comes second changes nothing.
@Component
class ImportSteps {
    private final JdbcClient db;
    private final Imports imports;
    private final StagedOrders staged;
    private final Undoing undoing;
    private final StoredFiles files;
    private final Businesses businesses;
    private final AuditLog log;
    private final CurrentStaff staff;

    ImportSteps(
            JdbcClient db,
            Imports imports,
            StagedOrders staged,
            Undoing undoing,
            StoredFiles files,
            Businesses businesses,
            AuditLog log,
            CurrentStaff staff) {
        this.staff = staff;
        this.log = log;
        this.db = db;
        this.imports = imports;
        this.staged = staged;
        this.undoing = undoing;
        this.files = files;
        this.businesses = businesses;
    }

    @Transactional(rollbackFor = IOException.class)
    ImportId bring(String name, InputStream bytes, @Nullable String source, @Nullable UUID broughtBy)
            throws IOException {
        staff.requireOfPeople(Role.MANAGER);
        var usual = imports.sources().stream().findFirst().orElse("orders");
        return imports.add(
                files.store(name, bytes), source == null || source.isBlank() ? usual : source.strip(), broughtBy);
    }

    /// Takes the layout a person has chosen. Under another encoding, separator or header the columns are guessed
    /// anew; when nothing is open any more, the dry run begins.
    ///
    /// @return whether it begins
    /// @throws dev.perennial.tables.UnreadableFile when there is no table under it
    @Transactional(rollbackFor = IOException.class)
    boolean settle(OrderImport job, LayoutForm form) throws IOException {
        staff.requireOfPeople(Role.MANAGER);
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
        staged.clear(job.id());
    }

    /// Back from the dry run to the layout.
    @Transactional
    void reconsider(OrderImport job) {
        staff.requireOfPeople(Role.MANAGER);
        imports.enter(
                job, ImportState.LAYOUT, Objects.requireNonNull(job.expected()).rows());
        staged.clear(job.id());
    }

    @Transactional
    void book(OrderImport job) {
        staff.requireOfPeople(Role.MANAGER);
        var rows = staged.customers(job.id());
        imports.enter(job, ImportState.CUSTOMERS, rows);
        log.write(Action.CHANGED, "orders.imports.booked", null, rows);
    }

    @Transactional
    void undo(OrderImport job) {
        staff.requireOfPeople(Role.MANAGER);
        var rows = undoing.size(job.id());
        imports.enter(job, ImportState.UNDOING, rows);
        log.write(Action.CHANGED, "orders.imports.undone", null, rows);
    }

    /// Forgets an import nothing of which is booked, its file included.
    @Transactional
    void remove(OrderImport job) {
        staff.requireOfPeople(Role.MANAGER);
        imports.remove(job);
        log.changed("orders.imports.removed");
        if (job.fileId() != null) files.remove(job.fileId());
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
