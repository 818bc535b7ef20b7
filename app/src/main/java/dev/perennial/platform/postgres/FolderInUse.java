package dev.perennial.platform.postgres;

import java.nio.file.Path;

/// Another process already runs with this folder.
final class FolderInUse extends PostgresRefused {
    FolderInUse(Path folder, String process) {
        super(("Perennial is already running with the folder %s (process %s). "
                        + "Stop that one first, or start this one with another folder: --home DIR.")
                .formatted(folder, process));
    }
}
