package dev.perennial.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/// One server for a whole test run, fast because nothing in it is meant to last.
///
/// Only tests can have this: the shipped program has no setting that turns durability off.
public final class ThrowawayServer {
    private static final class Shared {
        static final PostgresServer SERVER = start();
    }

    private ThrowawayServer() {}

    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /// Makes a database of this name, as a copy of the template where one is given, and returns its address.
    public static String createDatabase(String name, String template) {
        var server = shared();
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database %s template %s strategy file_copy".formatted(name, template));
            return server.jdbcUrl(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static PostgresSettings settings() {
        var values = new HashMap<>(PostgresSettings.shipped().values());
        values.putAll(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
        values.put("max_connections", "200");
        return new PostgresSettings(values, Map.of("fsync", "off"));
    }

    private static PostgresServer start() {
        try {
            var home = Files.createTempDirectory("perennial-tests");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
            var server = PostgresServer.start(home, settings());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, home)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(PostgresServer server, Path home) {
        server.close();
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
