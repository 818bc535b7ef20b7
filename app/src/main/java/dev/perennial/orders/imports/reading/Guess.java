package dev.perennial.orders.imports.reading;

import dev.perennial.tables.DateOrder;
import dev.perennial.tables.DecimalMark;
import dev.perennial.tables.Dialect;
import dev.perennial.tables.Encoding;
import dev.perennial.tables.Row;
import dev.perennial.tables.Rows;
import dev.perennial.tables.Sample;
import dev.perennial.tables.Sample.Kind;
import dev.perennial.tables.Separator;
import dev.perennial.tables.Source;
import dev.perennial.tables.UnreadableFile;
import dev.perennial.tables.When;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Guesses how a file is to be read. What is what is told by the header's words and by a sample of the rows; the
/// order of day and month and the decimal mark by every row of the file.
public final class Guess {
    private final Source source;
    private final Currency currency;

    private Guess(Source source, Currency currency) {
        this.source = source;
        this.currency = currency;
    }

    /// A layout and how many rows the file has under its dialect, the header not counted.
    public record Guessed(Layout layout, long rows) {}

    /// @param currency of amounts that name none
    /// @throws UnreadableFile when it is no table at all
    public static Guessed of(Source source, Currency currency) throws IOException {
        var encoding = Encoding.of(source);
        var separator = Separator.of(Rows.head(source, encoding, 1 << 16));
        var guess = new Guess(source, currency);
        var sample = Sample.of(source, new Dialect(encoding, separator, false));
        var header = sample.startsWithHeader(text -> HeaderWords.role(text) != null);
        return guess.under(new Dialect(encoding, separator, header), sample);
    }

    /// Guesses the columns anew under a dialect that a person chose.
    ///
    /// @throws UnreadableFile when it is no table at all
    public static Guessed under(Dialect dialect, Source source, Currency currency) throws IOException {
        var guess = new Guess(source, currency);
        return guess.under(dialect, Sample.of(source, dialect));
    }

    /// Looks through the whole file for what says how its dates and amounts are written, after columns were given
    /// other roles. What a person has decided stays.
    public static Guessed evidence(Source source, Layout layout) throws IOException {
        var dates = new When.Evidence();
        var amounts = new DecimalMark.Evidence();
        long count = layout.dialect().header() ? -1 : 0;
        int date = layout.column(Role.DATE);
        int widest = layout.columns().size();
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < layout.columns().size(); i++) {
            if (layout.columns().get(i).role().isAmount()) numbers.add(i);
        }
        try (var rows = Rows.open(source, layout.dialect())) {
            for (Row row; (row = rows.next()) != null; ) {
                if (++count == 0) continue;
                if (date >= 0) dates.see(row.field(date));
                for (int i = 0; i < numbers.size(); i++) amounts.see(row.field(numbers.get(i)));
            }
        }
        if (count <= 0) {
            throw new UnreadableFile(
                    layout.dialect().header() && widest > 0
                            ? UnreadableFile.Reason.ONLY_A_HEADER
                            : UnreadableFile.Reason.EMPTY);
        }
        return new Guessed(
                new Layout(
                        layout.dialect(),
                        layout.columns(),
                        layout.dateOrder() == null ? dates.order() : layout.dateOrder(),
                        layout.decimalMark() == null ? amounts.mark() : layout.decimalMark(),
                        dates.openExamples(),
                        layout.currency()),
                count);
    }

    private Guessed under(Dialect dialect, Sample sample) throws IOException {
        var header = sample.header(dialect);
        var rows = sample.body(dialect);
        int width = rows.width(header);
        var columns = new ArrayList<Column>();
        var taken = EnumSet.noneOf(Role.class);
        var roles = roles(header, width, rows);
        for (int i = 0; i < width; i++) {
            var role = roles[i] != Role.IGNORED && taken.add(roles[i]) ? roles[i] : Role.IGNORED;
            columns.add(new Column(i < header.size() ? header.get(i).strip() : "", role, rows.examples(i)));
        }
        return evidence(source, new Layout(dialect, columns, null, null, List.of(), currency.getCurrencyCode()));
    }

    private static Role[] roles(List<String> header, int width, Sample sample) {
        var roles = new Role[width];
        for (int i = 0; i < width; i++) {
            var named = i < header.size() ? HeaderWords.role(header.get(i)) : null;
            roles[i] = named == null ? Role.IGNORED : named;
        }
        var rows = sample.rows();
        keepTheFullest(roles, sample);
        resolveName(roles, header, rows);
        resolveCustomer(roles, sample);
        var content = new Content(sample, width);
        if (!has(roles, Role.DATE)) content.first(roles, Kind.DATE, Role.DATE);
        if (!has(roles, Role.EMAIL)) content.first(roles, Kind.EMAIL, Role.EMAIL);
        if (header.isEmpty()) content.identify(roles);
        if (!has(roles, Role.LINE_TOTAL) && !has(roles, Role.ORDER_TOTAL) && !has(roles, Role.UNIT_PRICE)) {
            if (header.isEmpty()) {
                content.last(roles, Kind.AMOUNT, Role.ORDER_TOTAL);
                content.first(roles, Kind.SMALL, Role.QUANTITY);
            }
        }
        decideTotal(roles, rows);
        return roles;
    }

    /// Where two columns bear the name of one role (created at, paid at), the fuller one is taken, then the first.
    private static void keepTheFullest(Role[] roles, Sample sample) {
        Map<Role, Integer> best = new HashMap<>();
        for (int i = 0; i < roles.length; i++) {
            if (roles[i] == Role.IGNORED) continue;
            var other = best.get(roles[i]);
            if (other == null) best.put(roles[i], i);
            else if (sample.filled(i) > sample.filled(other)) {
                roles[other] = Role.IGNORED;
                best.put(roles[i], i);
            } else roles[i] = Role.IGNORED;
        }
    }

    /// “Customer” is a number in some exports and a person in others; the values tell.
    private static void resolveCustomer(Role[] roles, Sample sample) {
        int customer = indexOf(roles, Role.CUSTOMER);
        if (customer < 0 || has(roles, Role.NAME) || has(roles, Role.FIRST_NAME) || has(roles, Role.LAST_NAME)) return;
        if (sample.namesPeople(customer)) roles[customer] = Role.NAME;
    }

    /// “Name” is the number of an order in some exports and a person in others; the values tell.
    private static void resolveName(Role[] roles, List<String> header, List<Row> rows) {
        for (int i = 0; i < header.size(); i++) {
            var word = header.get(i).strip().toLowerCase(Locale.ROOT);
            if (!Set.of("name", "nom", "nombre", "id", "nr", "no", "number", "nummer", "numero")
                            .contains(word)
                    || roles[i] != Role.IGNORED) continue;
            int column = i;
            long numbers = rows.stream()
                    .map(row -> row.field(column))
                    .filter(text -> text.matches("#?[A-Za-z]{0,5}[-#]?\\d+(-\\d+)?"))
                    .count();
            if (numbers > rows.size() / 2) {
                if (!has(roles, Role.ORDER)) roles[i] = Role.ORDER;
            } else if (!has(roles, Role.NAME) && word.startsWith("n") && !word.startsWith("nu")) {
                roles[i] = has(roles, Role.FIRST_NAME) ? Role.LAST_NAME : Role.NAME;
            }
        }
    }

    /// A total that differs between rows of one order is the line's, one that repeats is the order's.
    private static void decideTotal(Role[] roles, List<Row> rows) {
        int order = indexOf(roles, Role.ORDER), total = indexOf(roles, Role.ORDER_TOTAL);
        if (total < 0 || has(roles, Role.LINE_TOTAL)) return;
        if (order < 0) {
            if (has(roles, Role.UNIT_PRICE) || has(roles, Role.QUANTITY) || has(roles, Role.PRODUCT)) {
                roles[total] = Role.LINE_TOTAL;
            }
            return;
        }
        var totals = new HashMap<String, Set<String>>();
        for (var row : rows) {
            if (row.field(total).isEmpty()) continue;
            totals.computeIfAbsent(row.field(order), _ -> new HashSet<>()).add(row.field(total));
        }
        if (totals.values().stream().anyMatch(found -> found.size() > 1)) roles[total] = Role.LINE_TOTAL;
    }

    private static boolean has(Role[] roles, Role role) {
        return indexOf(roles, role) >= 0;
    }

    private static int indexOf(Role[] roles, Role role) {
        return List.of(roles).indexOf(role);
    }

    /// What the values of the columns look like, where the header does not tell.
    private static final class Content {
        private final List<Row> rows;
        private final Kind[] kinds;

        Content(Sample sample, int width) {
            this.rows = sample.rows();
            this.kinds = new Kind[width];
            for (int i = 0; i < width; i++) kinds[i] = sample.kind(i);
        }

        void first(Role[] roles, Kind kind, Role role) {
            for (int i = 0; i < kinds.length; i++) {
                if (kinds[i] == kind && roles[i] == Role.IGNORED) {
                    roles[i] = role;
                    return;
                }
            }
        }

        void last(Role[] roles, Kind kind, Role role) {
            for (int i = kinds.length - 1; i >= 0; i--) {
                if (kinds[i] == kind && roles[i] == Role.IGNORED) {
                    roles[i] = role;
                    return;
                }
            }
        }

        /// A number that comes again on another day is a customer's; one that does not is an order's. Of two that
        /// say the same the later column wins: it is the one the exporter added.
        void identify(Role[] roles) {
            int date = indexOf(roles, Role.DATE);
            if (date < 0) return;
            for (int i = kinds.length - 1; i >= 0; i--) {
                if (kinds[i] != Kind.ID || roles[i] != Role.IGNORED) continue;
                var role = comesAgain(i, date) ? Role.CUSTOMER : Role.ORDER;
                if (!has(roles, role)) roles[i] = role;
            }
            for (int i = 0; i < kinds.length; i++) {
                if (kinds[i] == Kind.TEXT && roles[i] == Role.IGNORED && !has(roles, Role.PRODUCT)) {
                    roles[i] = Role.PRODUCT;
                }
            }
        }

        private boolean comesAgain(int column, int date) {
            var days = new HashMap<String, @Nullable LocalDate>();
            for (var row : rows) {
                var when = When.read(row.field(date), DateOrder.DAY_FIRST);
                if (when == null) continue;
                var before = days.putIfAbsent(row.field(column), when.date());
                if (before != null && !Objects.equals(before, when.date())) return true;
            }
            return false;
        }
    }
}
