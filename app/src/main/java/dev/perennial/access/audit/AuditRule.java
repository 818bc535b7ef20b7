package dev.perennial.access.audit;

/// @param manyRows taking out so many at once is told the owner
/// @param keptDays after so many days an entry goes
public record AuditRule(int manyRows, int keptDays) {
    static final int MOST_ROWS = 1_000_000;
    static final int SHORTEST = 30;
    static final int LONGEST = 3_650;

    boolean isPossible() {
        return manyRows >= 1 && manyRows <= MOST_ROWS && keptDays >= SHORTEST && keptDays <= LONGEST;
    }
}
