package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.HeldPlace;
import dev.perennial.customers.HeldTable;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Retained;
import dev.perennial.customers.Traces;
import dev.perennial.orders.imports.reading.OrderRow;
import dev.perennial.orders.imports.reading.RowReading;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.StoredFiles;
import dev.perennial.tables.Row;
import dev.perennial.tables.Rows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The files that were brought in, and what is left of their rows. A finished import needs its file only to mend
/// what was rejected: a file that names somebody who is erased goes as a whole. While an import is not finished the
/// file may still make customers, so it has to be finished or removed first.
@Component
class ImportedFiles implements HeldPlace, PersonalData {
    private final JdbcClient db;
    private final Imports imports;
    private final StoredFiles files;
    private final Businesses businesses;
    private final Clock clock;

    ImportedFiles(JdbcClient db, Imports imports, StoredFiles files, Businesses businesses, Clock clock) {
        this.db = db;
        this.imports = imports;
        this.files = files;
        this.businesses = businesses;
        this.clock = clock;
    }

    /// A row of a file that names the person.
    private record Found(long line, String words) {}

    @Override
    public List<HeldTable> tables() {
        return List.of();
    }

    /// A finished import keeps its file for mending rejected rows, one that nobody finished for being finished.
    @Override
    public List<Retained> retained() {
        return List.of(new Retained(
                "orders.retention.files",
                60,
                1,
                730,
                false,
                (_, before) -> old(before).size(),
                (_, before) -> remove(before)));
    }

    private List<OrderImport> old(Timestamp before) {
        return withFile().stream()
                .filter(job -> !job.state().isWorking())
                .filter(job -> Objects.requireNonNullElse(job.finishedAt(), job.broughtAt())
                        .isBefore(before.toInstant()))
                .toList();
    }

    private long remove(Timestamp before) {
        var old = old(before);
        for (var job : old) {
            if (isFinished(job)) {
                db.sql("delete from orders.import_reject where import_id = ?")
                        .param(job.id().value())
                        .update();
            } else {
                imports.remove(job);
            }
            if (job.fileId() != null) files.remove(job.fileId());
        }
        if (!old.isEmpty()) forgetExamples();
        return old.size();
    }

    @Override
    public List<String> columns() {
        return List.of(
                "orders.import_row",
                "orders.import_order",
                "orders.import_customer",
                "orders.import_reject",
                "orders.import.layout",
                "platform.stored_file_part");
    }

    @Override
    public String name() {
        return "orders.file";
    }

    @Override
    public String title() {
        return "orders.held.files";
    }

    @Override
    public List<String> tell(Traces traces) {
        var told = new ArrayList<String>();
        for (var job : withFile())
            for (var found : find(job, traces))
                told.add(t("orders.held.files.line", job.fileName(), found.line(), found.words()));
        for (var example : examples())
            if (traces.in(example) || example.equalsIgnoreCase(traces.name()))
                told.add(t("orders.held.files.example", example));
        return told;
    }

    @Override
    public List<String> obstacles(Traces traces) {
        return withFile().stream()
                .filter(job -> !isFinished(job) && !find(job, traces).isEmpty())
                .map(job -> t("orders.held.files.open", job.fileName()))
                .toList();
    }

    @Override
    public long erase(Traces traces) {
        var touched = 0L;
        for (var job : withFile()) {
            if (!isFinished(job)) continue;
            var found = find(job, traces);
            if (found.isEmpty()) continue;
            touched += 1 + forget(job.id(), found);
            if (job.fileId() != null) files.remove(job.fileId());
            if (traces.isNamedIn(job.fileName())) unname(job.id());
        }
        return touched + forgetExamples();
    }

    /// The guessed layout keeps the first values of each column, to be shown while somebody confirms it.
    private int forgetExamples() {
        return db.sql("""
            update orders.import set layout = jsonb_set(layout, '{columns}', (
                select jsonb_agg(each || '{"examples": []}') from jsonb_array_elements(layout -> 'columns') each))
            where state in ('DONE', 'UNDONE', 'UNREADABLE')
              and jsonb_path_exists(layout, '$.columns[*].examples[*]')""").update();
    }

    private List<String> examples() {
        return db.sql("""
            select distinct example #>> '{}'
            from orders.import i cross join jsonb_path_query(i.layout, '$.columns[*].examples[*]') example""").query((row, _) -> row.getString(1)).list();
    }

    private List<OrderImport> withFile() {
        return db
                .sql("select id from orders.import where file_id is not null order by brought_at")
                .query((row, _) -> new ImportId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .map(imports::get)
                .toList();
    }

    private static boolean isFinished(OrderImport job) {
        return switch (job.state()) {
            case DONE, UNDONE, UNREADABLE -> true;
            case UPLOADED, LAYOUT, STAGING, SORTING, CHECKED, CUSTOMERS, ORDERS, UNDOING -> false;
        };
    }

    private void unname(ImportId id) {
        db.sql("update orders.import set file_name = '…' where id = ?")
                .param(id.value())
                .update();
    }

    private int forget(ImportId id, List<Found> found) {
        return db.sql("delete from orders.import_reject where import_id = ? and line = any(?)")
                .params(id.value(), found.stream().map(Found::line).toArray(Long[]::new))
                .update();
    }

    private List<Found> find(OrderImport job, Traces traces) {
        var file = job.fileId();
        if (file == null) return List.of();
        try {
            return job.layout() == null ? inText(file, traces) : inRows(job, file, traces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Found> inRows(OrderImport job, UUID file, Traces traces) throws IOException {
        var layout = Objects.requireNonNull(job.layout());
        var business = businesses.current();
        var reading = new RowReading(layout, business.zone(), LocalDate.ofInstant(clock.instant(), business.zone()));
        var orders = orders(job.source(), traces);
        var found = new ArrayList<Found>();
        try (var rows = Rows.open(() -> files.open(file), layout.dialect())) {
            for (Row row; (row = rows.next()) != null; ) {
                var names = traces.in(String.join("\n", row.fields()))
                        || row.fields().stream().anyMatch(field -> traces.isAddress(field, business.country()))
                        || switch (reading.read(row)) {
                            case RowReading.Outcome.Read(var order) -> names(order, job.source(), orders, traces);
                            case RowReading.Outcome.Rejected(var rejection) -> orders.contains(rejection.orderKey());
                        };
                if (names) found.add(new Found(row.line(), String.join(" · ", row.fields())));
            }
        } catch (dev.perennial.tables.UnreadableFile half) {
            // What came before the damage was read; behind it nobody can be found by row.
            found.addAll(inText(file, traces));
        }
        return found;
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

    private List<Found> inText(UUID file, Traces traces) throws IOException {
        var found = new ArrayList<Found>();
        try (var text = new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.ISO_8859_1))) {
            var number = 0L;
            for (String line; (line = text.readLine()) != null; ) {
                number++;
                if (traces.in(line)) found.add(new Found(number, line));
            }
        }
        return found;
    }
}
