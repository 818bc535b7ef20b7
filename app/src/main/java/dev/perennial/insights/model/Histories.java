package dev.perennial.insights.model;

import dev.perennial.analytics.lifetime.PurchaseLog;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;

/// The buying days of every known customer, in columns: a million customers are a handful of arrays.
///
/// Customer `i` bought on the days `day(k)` for `k` from `from(i)` to below `from(i + 1)`, in order. Days are counted
/// from 1970-01-01 in the business's own time zone. Money is in its currency, minor units.
final class Histories {
    private long[] idHigh = new long[1024];
    private long[] idLow = new long[1024];
    private int[] from = new int[1025];
    private long[] givenBack = new long[1024];
    private int[] day = new int[4096];
    private long[] worth = new long[4096];
    private boolean[] priced = new boolean[4096];
    private int customers;
    private int days;

    /// Adds a day of the customer last added, or of the next one. Customers and their days come in order.
    ///
    /// @param worth what the day brought after refunds; counts only when priced
    /// @param priced false when no purchase of the day has an amount in the business's currency
    void bought(UUID customer, int onDay, long worth, boolean priced) {
        begin(customer);
        if (days == day.length) {
            day = Arrays.copyOf(day, days * 2);
            this.worth = Arrays.copyOf(this.worth, days * 2);
            this.priced = Arrays.copyOf(this.priced, days * 2);
        }
        day[days] = onDay;
        this.worth[days] = worth;
        this.priced[days] = priced;
        from[customers] = ++days;
    }

    /// Takes money given back without a known purchase off the customer last added; who never bought is left out.
    void gaveBack(UUID customer, long minor) {
        if (customers > 0 && isLast(customer)) givenBack[customers - 1] += minor;
    }

    private void begin(UUID customer) {
        if (customers > 0 && isLast(customer)) return;
        if (customers == idHigh.length) {
            idHigh = Arrays.copyOf(idHigh, customers * 2);
            idLow = Arrays.copyOf(idLow, customers * 2);
            givenBack = Arrays.copyOf(givenBack, customers * 2);
            from = Arrays.copyOf(from, customers * 2 + 1);
        }
        idHigh[customers] = customer.getMostSignificantBits();
        idLow[customers] = customer.getLeastSignificantBits();
        customers++;
        from[customers] = days;
    }

    private boolean isLast(UUID customer) {
        return idHigh[customers - 1] == customer.getMostSignificantBits()
                && idLow[customers - 1] == customer.getLeastSignificantBits();
    }

    int customers() {
        return customers;
    }

    int days() {
        return days;
    }

    UUID customer(int i) {
        return new UUID(idHigh[i], idLow[i]);
    }

    int from(int i) {
        return from[i];
    }

    int day(int k) {
        return day[k];
    }

    int firstDay(int i) {
        return day[from[i]];
    }

    int lastDay(int i) {
        return day[from[i + 1] - 1];
    }

    int purchaseDays(int i) {
        return from[i + 1] - from[i];
    }

    /// About `most` customers drawn by their ids, all when there are no more: the same ones every night, so that
    /// figures do not move because others were drawn.
    int[] sample(int most) {
        if (customers <= most) return IntStream.range(0, customers).toArray();
        var limit = (long) (Long.MAX_VALUE * ((double) most / customers));
        return IntStream.range(0, customers).filter(i -> drawn(i) < limit).toArray();
    }

    /// Even over all whole numbers from 0, whatever the ids look like (the last step of MurmurHash3).
    private long drawn(int i) {
        var mixed = idHigh[i] ^ Long.rotateLeft(idLow[i], 31);
        mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return (mixed ^ mixed >>> 33) & Long.MAX_VALUE;
    }

    /// What these customers bought, each under the number `i`.
    PurchaseLog log(int[] chosen) {
        var n = 0;
        for (var i : chosen) n += purchaseDays(i);
        var customer = new int[n];
        var days = new int[n];
        var amount = new double[n];
        var row = 0;
        for (var i : chosen)
            for (var k = from[i]; k < from[i + 1]; k++) {
                customer[row] = i;
                days[row] = day[k];
                amount[row++] = worth(k);
            }
        return PurchaseLog.of(customer, days, amount);
    }

    /// Repeat purchase days on or before a day.
    int repeatsUntil(int i, int lastDay) {
        var count = 0;
        for (var k = from[i] + 1; k < from[i + 1] && day[k] <= lastDay; k++) count++;
        return count;
    }

    /// All the customer brought, refunds taken off.
    long value(int i) {
        var sum = -givenBack[i];
        for (var k = from[i]; k < from[i + 1]; k++) if (priced[k]) sum += worth[k];
        return sum;
    }

    /// What a buying day brings on average, refunds taken off; 0 when no day has a price.
    double meanSpend(int i) {
        var pricedDays = 0;
        for (var k = from[i]; k < from[i + 1]; k++) if (priced[k]) pricedDays++;
        return pricedDays == 0 ? 0 : Math.max(0, (double) value(i) / pricedDays);
    }

    /// The average of the repeat buying days with money in them, less the share of the customer's money that was
    /// given back without a known purchase; 0 when there is none.
    double meanRepeatSpend(int i) {
        var sum = 0.0;
        var counted = 0;
        for (var k = from[i] + 1; k < from[i + 1]; k++) {
            if (!priced[k] || worth[k] <= 0) continue;
            sum += worth[k];
            counted++;
        }
        return counted == 0 ? 0 : sum / counted * kept(i);
    }

    private double kept(int i) {
        if (givenBack[i] == 0) return 1;
        var brought = (double) value(i) + givenBack[i];
        return brought <= 0 ? 0 : Math.clamp(1 - givenBack[i] / brought, 0, 1);
    }

    /// What a buying day brought; 0 when it has no price.
    double worth(int k) {
        return priced[k] ? worth[k] : 0;
    }

    /// Days between one purchase and the next, smallest first.
    int[] gaps(int i) {
        var gaps = new int[purchaseDays(i) - 1];
        for (var g = 0; g < gaps.length; g++) gaps[g] = day[from[i] + g + 1] - day[from[i] + g];
        Arrays.sort(gaps);
        return gaps;
    }
}
