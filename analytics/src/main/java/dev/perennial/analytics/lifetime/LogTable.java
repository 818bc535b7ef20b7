package dev.perennial.analytics.lifetime;

/// ln(α + day) for every day up to the oldest customer's age: histories are counted in whole days, so a
/// million customers share a few thousand logarithms.
final class LogTable {
    private final double[] log;

    LogTable(double alpha, RfmSummary customers) {
        var oldest = 0;
        for (var i = 0; i < customers.size(); i++) oldest = Math.max(oldest, customers.ageDays(i));
        log = new double[oldest + 1];
        for (var day = 0; day <= oldest; day++) log[day] = Math.log(alpha + day / customers.daysPerUnit());
    }

    double at(int day) {
        return log[day];
    }
}
