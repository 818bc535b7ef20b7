package dev.perennial.analytics.lifetime;

import dev.perennial.analytics.SharedData;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// The CDNOW sample of Fader and Hardie: 2,357 customers who first bought in early 1997.
final class Cdnow {
    static final int LAST_FITTED = day("19970930");
    static final int LAST = day("19980630");

    private Cdnow() {}

    static PurchaseLog log() {
        var lines = SharedData.lines("cdnow-sample/CDNOW_sample.txt");
        var customer = new int[lines.size()];
        var day = new int[lines.size()];
        var amount = new double[lines.size()];
        for (var i = 0; i < lines.size(); i++) {
            var fields = lines.get(i).strip().split(" +");
            customer[i] = Integer.parseInt(fields[1]);
            day[i] = day(fields[2]);
            amount[i] = Double.parseDouble(fields[4]);
        }
        return PurchaseLog.of(customer, day, amount);
    }

    static RfmSummary weeks() {
        return log().summary(LAST_FITTED).inWeeks();
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
    }
}
