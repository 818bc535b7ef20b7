package dev.perennial.analytics.lifetime;

import java.util.Arrays;

/// The different pairs (frequency, age) among customers: what a living customer does next depends on
/// nothing
/// else, so it is computed once a pair.
final class HistoryPairs {
    private final int[] pairOf;
    private final double daysPerUnit;
    private long[] key = new long[1024];
    private int count;

    private HistoryPairs(int rows, double daysPerUnit) {
        this.pairOf = new int[rows];
        this.daysPerUnit = daysPerUnit;
    }

    static HistoryPairs of(RfmSummary customers) {
        var pairs = new HistoryPairs(customers.size(), customers.daysPerUnit());
        var slots = new int[4096];
        Arrays.fill(slots, -1);
        for (var i = 0; i < customers.size(); i++) {
            var key = ((long) customers.frequency(i) << 32) | customers.ageDays(i);
            var slot = slot(key, slots.length);
            while (slots[slot] >= 0 && pairs.key[slots[slot]] != key) slot = (slot + 1) & (slots.length - 1);
            if (slots[slot] < 0) {
                slots[slot] = pairs.add(key);
                if (2 * pairs.count > slots.length) slots = pairs.rehashed(2 * slots.length);
                pairs.pairOf[i] = pairs.count - 1;
            } else {
                pairs.pairOf[i] = slots[slot];
            }
        }
        return pairs;
    }

    private static int slot(long key, int slots) {
        var mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 33) & (slots - 1);
    }

    private int add(long newKey) {
        if (count == key.length) key = Arrays.copyOf(key, 2 * count);
        key[count] = newKey;
        return count++;
    }

    private int[] rehashed(int size) {
        var slots = new int[size];
        Arrays.fill(slots, -1);
        for (var k = 0; k < count; k++) {
            var slot = slot(key[k], size);
            while (slots[slot] >= 0) slot = (slot + 1) & (size - 1);
            slots[slot] = k;
        }
        return slots;
    }

    int count() {
        return count;
    }

    /// The pair of the customer in that row.
    int pair(int row) {
        return pairOf[row];
    }

    int frequency(int pair) {
        return (int) (key[pair] >>> 32);
    }

    double age(int pair) {
        return (int) key[pair] / daysPerUnit;
    }
}
