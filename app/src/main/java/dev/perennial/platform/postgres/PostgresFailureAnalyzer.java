package dev.perennial.platform.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells the operator the sentence instead of a stack trace.
class PostgresFailureAnalyzer extends AbstractFailureAnalyzer<PostgresRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PostgresRefused refused) {
        return new FailureAnalysis(refused.getMessage(), null, refused);
    }
}
