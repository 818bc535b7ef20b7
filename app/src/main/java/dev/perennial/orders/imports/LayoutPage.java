package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.orders.imports.reading.Layout;
import dev.perennial.tables.DateOrder;
import dev.perennial.tables.DecimalMark;
import dev.perennial.ui.View;
import gg.jte.Content;
import java.util.List;
import java.util.stream.Stream;

/// The guessed layout, to be confirmed or changed.
public record LayoutPage(OrderImport job, Layout layout, Content columns, Content source, Content dialect)
        implements View {
    public DateOrder[] dateOrders() {
        return DateOrder.values();
    }

    public DecimalMark[] decimalMarks() {
        return DecimalMark.values();
    }

    /// What has to be decided before the file can be read, a sentence each.
    public List<String> open() {
        return Stream.concat(open(layout), origin()).toList();
    }

    /// A column of consents gives a right to write only with a word on where the answers come from.
    private Stream<String> origin() {
        return layout.hasConsents() && job.consentOrigin() == null
                ? Stream.of(t("orders.imports.open.consents"))
                : Stream.empty();
    }

    static Stream<String> open(Layout layout) {
        return layout.open().stream().map(open -> switch (open) {
            case Layout.Open.Missing(var need) -> t("orders.imports.open." + need.name());
            case Layout.Open.Twice(var role) -> t("imports.open.twice", OrderImports.KIND.say("role." + role.name()));
            case Layout.Open.DatesEitherWay() -> t("imports.open.dates", String.join(", ", layout.openDates()));
            case Layout.Open.AmountsEitherWay() -> t("orders.imports.open.amounts");
        });
    }
}
