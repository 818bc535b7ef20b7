package dev.perennial.platform.postgres;

/// PostgreSQL cannot be started safely. The message is a sentence for the operator that says what to do.
public final class PostgresRefused extends RuntimeException {
    PostgresRefused(String sentence) {
        super(sentence);
    }

    PostgresRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
