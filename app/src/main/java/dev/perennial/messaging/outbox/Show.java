package dev.perennial.messaging.outbox;

/// Which messages are looked at.
public enum Show {
    UNKNOWN("state = 'UNKNOWN' and left_at is null"),
    FAILED("state = 'FAILED' and left_at is null"),
    WAITING("state in ('WAITING', 'SENDING')"),
    DEFERRED("state = 'DEFERRED'"),
    SUPPRESSED("state = 'SUPPRESSED'");

    private final String where;

    Show(String where) {
        this.where = where;
    }

    String where() {
        return where;
    }

    /// Whether somebody has to say what becomes of them.
    public boolean isToDecide() {
        return this == UNKNOWN || this == FAILED;
    }
}
