package dev.perennial.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a running Perennial leaves in its home, so that a command started beside it finds web page and database.
record RunningInstance(long pid, int port, String database, String user) {
    private static final String FILE = "perennial.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    void announceIn(Home home) throws IOException {
        var unfinished = home.privateFile(FILE + ".unfinished");
        Files.writeString(unfinished, JSON.writeValueAsString(this));
        Files.move(unfinished, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    static void withdrawFrom(Home home) throws IOException {
        Files.deleteIfExists(home.resolve(FILE));
    }

    /// The database of the Perennial that runs with this folder.
    static Database.Outside databaseOf(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file))
            throw new PostgresRefused("The Perennial that uses the folder %s is still starting. Try again in a moment."
                    .formatted(folder));
        try {
            var running = JSON.readValue(file.toFile(), RunningInstance.class);
            return new Database.Outside(
                    running.database(), running.user(), Password.readIn(folder).value());
        } catch (JacksonException unreadable) {
            throw new PostgresRefused("The file %s cannot be read: stop Perennial and start it again.".formatted(file));
        }
    }
}
