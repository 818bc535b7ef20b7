package dev.perennial.demo.sample;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// The sample was asked for where a real business lives.
final class RealBusinessFound extends RuntimeException {
    private final String name;

    RealBusinessFound(String name) {
        super("this database belongs to " + name);
        this.name = name;
    }

    /// Says it in two sentences instead of a stack trace.
    static final class Explanation extends AbstractFailureAnalyzer<RealBusinessFound> {
        @Override
        protected FailureAnalysis analyze(Throwable root, RealBusinessFound cause) {
            return new FailureAnalysis(
                    "This folder belongs to “%s”, so the sample bakery was not put into it. Nothing was changed."
                            .formatted(cause.name),
                    "Start without --sample to go on with “%s”, or give the sample a folder of its own: "
                                    .formatted(cause.name)
                            + "bin/perennial --sample --home DIR",
                    cause);
        }
    }
}
