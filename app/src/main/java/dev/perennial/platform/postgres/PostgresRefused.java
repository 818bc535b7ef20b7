package dev.perennial.platform.postgres;

/// PostgreSQL cannot be started safely. The message is a sentence for the operator that says what to do.
public sealed class PostgresRefused extends RuntimeException permits FolderInUse {
    PostgresRefused(String sentence) {
        super(sentence);
    }

    PostgresRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
