package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.orders.imports.reading.Layout;
import dev.perennial.orders.imports.reading.Role;
import dev.perennial.tables.DateOrder;
import dev.perennial.tables.DecimalMark;
import dev.perennial.tables.Encoding;
import dev.perennial.tables.Separator;
import dev.perennial.ui.View;
import java.util.List;
import java.util.stream.Stream;

/// The guessed layout, to be confirmed or changed.
public record LayoutPage(OrderImport job, Layout layout, List<String> sources) implements View {
    public Role[] roles() {
        return Role.values();
    }

    public Encoding[] encodings() {
        return Encoding.values();
    }

    public Separator[] separators() {
        return Separator.values();
    }

    public DateOrder[] dateOrders() {
        return DateOrder.values();
    }

    public DecimalMark[] decimalMarks() {
        return DecimalMark.values();
    }

    /// What has to be decided before the file can be read, a sentence each.
    public List<String> open() {
        return Stream.concat(sentences(), origin()).toList();
    }

    /// A column of consents gives a right to write only with a word on where the answers come from.
    private Stream<String> origin() {
        return layout.hasConsents() && job.consentOrigin() == null
                ? Stream.of(t("orders.imports.open.consents"))
                : Stream.empty();
    }

    Stream<String> sentences() {
        return layout.open().stream().map(open -> switch (open) {
            case Layout.Open.Missing(var need) -> t("orders.imports.open." + need.name());
            case Layout.Open.Twice(var role) -> t("orders.imports.open.twice", t("orders.imports.role." + role.name()));
            case Layout.Open.DatesEitherWay() -> t("orders.imports.open.dates", String.join(", ", layout.openDates()));
            case Layout.Open.AmountsEitherWay() -> t("orders.imports.open.amounts");
        });
    }

    public String columnName(int index) {
        var name = layout.columns().get(index).name();
        return name.isEmpty() ? t("orders.imports.column", index + 1) : name;
    }
}
