package dev.perennial.insights.value;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.insights.worth.Worths;
import dev.perennial.insights.worth.Worths.Named;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.Money;
import dev.perennial.ui.Csv;
import java.util.Currency;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The list of those who are slipping away as a file for a spreadsheet.
@Component
class SlippingExport {
    private final Worths worths;
    private final Businesses businesses;
    private final TransactionTemplate transaction;
    private final CurrentStaff staff;
    private final AuditLog log;

    SlippingExport(
            Worths worths, Businesses businesses, TransactionTemplate transaction, CurrentStaff staff, AuditLog log) {
        this.worths = worths;
        this.businesses = businesses;
        this.transaction = transaction;
        this.staff = staff;
        this.log = log;
    }

    void write(Csv csv) {
        staff.require(Role.MANAGER);
        var currency = businesses.current().currency();
        csv.header(
                Stream.of("customer", "phone", "last", "gap", "silent", "risk", "value", "atRisk", "currency", "reason")
                        .map(column -> t("insights.export." + column))
                        .toList());
        try {
            // in a transaction, so that the rows come as a stream
            transaction.executeWithoutResult(_ -> {
                try (var rows = worths.allSlipping()) {
                    rows.forEach(row -> write(csv, row, currency));
                }
            });
        } finally {
            log.write(Action.EXPORTED, "insights.slipping", null, csv.rows());
        }
    }

    private static void write(Csv csv, Named named, Currency currency) {
        var worth = named.worth();
        csv.row(
                named.name(),
                named.phone(),
                worth.lastDay(),
                worth.typicalGap(),
                worth.silentDays(),
                worth.churnRisk(),
                new Money(worth.value(), currency).amount(),
                new Money(worth.atRisk(), currency).amount(),
                currency.getCurrencyCode(),
                worth.reason().words());
    }
}
