package dev.perennial.platform.postgres;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/// Which database is wanted.
///
/// @param outside the address of one that somebody else runs; empty for our own
/// @param share whether to join the Perennial that has the folder already
record Asked(String outside, boolean share, Path folder) {
    static Asked in(Environment environment) {
        return new Asked(
                environment.getProperty("perennial.database.url", "").strip(),
                environment.getProperty("perennial.database.share", Boolean.class, false),
                Path.of(environment.getProperty("perennial.home", "data")));
    }

    Database open() throws IOException {
        if (!outside.isEmpty()) return OutsideAddress.checked(OutsideAddress.parse(outside));

        try {
            return new Database.Own(PostgresServer.start(folder, PostgresSettings.shipped()));
        } catch (FolderInUse inUse) {
            if (!share) throw inUse;

            return RunningInstance.databaseOf(folder);
        }
    }
}
