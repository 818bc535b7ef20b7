package dev.perennial.orders.imports.reading;

import dev.perennial.imports.FileLayout;
import dev.perennial.tables.DateOrder;
import dev.perennial.tables.DecimalMark;
import dev.perennial.tables.Dialect;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a file is to be read: guessed at first, then as the person set it.
///
/// @param dateOrder null while both orders fit and nobody has said which
/// @param decimalMark null while both fit and nobody has said which
/// @param openDates examples of dates that could be read either way
/// @param currency of amounts that name none
public record Layout(
        Dialect dialect,
        List<Column> columns,
        @Nullable DateOrder dateOrder,
        @Nullable DecimalMark decimalMark,
        List<String> openDates,
        String currency)
        implements FileLayout {

    public Layout {
        columns = List.copyOf(columns);
        openDates = List.copyOf(openDates);
    }

    /// What is still missing before the file can be read; nothing when it is complete.
    public sealed interface Open {
        record Missing(Need need) implements Open {}

        record Twice(Role role) implements Open {}

        record DatesEitherWay() implements Open {}

        record AmountsEitherWay() implements Open {}
    }

    public enum Need {
        DATE,
        AMOUNT
    }

    public List<Open> open() {
        var open = new java.util.ArrayList<Open>();
        if (column(Role.DATE) < 0) open.add(new Open.Missing(Need.DATE));
        if (!hasAmount()) open.add(new Open.Missing(Need.AMOUNT));
        Set<Role> seen = EnumSet.noneOf(Role.class), twice = EnumSet.noneOf(Role.class);
        for (var column : columns) {
            if (column.role() != Role.IGNORED && !seen.add(column.role())) twice.add(column.role());
        }
        twice.forEach(role -> open.add(new Open.Twice(role)));
        if (dateOrder == null && column(Role.DATE) >= 0) open.add(new Open.DatesEitherWay());
        if (decimalMark == null && hasAmount()) open.add(new Open.AmountsEitherWay());
        return List.copyOf(open);
    }

    private boolean hasAmount() {
        return column(Role.UNIT_PRICE) >= 0 || column(Role.LINE_TOTAL) >= 0 || column(Role.ORDER_TOTAL) >= 0;
    }

    /// Where the role's column is, or -1.
    public int column(Role role) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == role) return i;
        }
        return -1;
    }

    /// Without one, each row is a purchase of its own.
    public boolean hasOrderNumbers() {
        return column(Role.ORDER) >= 0;
    }

    /// Whether a column says who may be written to.
    public boolean hasConsents() {
        return columns.stream().anyMatch(column -> column.role().isConsent());
    }

    /// The same file, with nothing read of who may be written to.
    public Layout withoutConsents() {
        return new Layout(
                dialect,
                columns.stream()
                        .map(column -> column.role().isConsent() ? column.as(Role.IGNORED) : column)
                        .toList(),
                dateOrder,
                decimalMark,
                openDates,
                currency);
    }

    public boolean hasLines() {
        return columns.stream().anyMatch(column -> column.role().isOfLine());
    }
}
