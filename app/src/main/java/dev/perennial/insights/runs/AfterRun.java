package dev.perennial.insights.runs;

import java.util.UUID;

/// What is worked out from a run's figures once they stand. Told in the transaction that keeps them, so nothing long
/// is done here: a job is put down.
public interface AfterRun {
    void follow(UUID run);
}
