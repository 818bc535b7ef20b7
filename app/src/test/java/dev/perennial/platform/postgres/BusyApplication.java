package dev.perennial.platform.postgres;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Inserts rows one by one and prints each once it is acknowledged, until it is killed.
final class BusyApplication {
    private BusyApplication() {}

    public static void main(String[] arguments) throws SQLException {
        var server = PostgresServer.start(Path.of(arguments[0]), PostgresSettings.shipped());
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create table kept (n int primary key)");
            for (var n = 1; ; n++) {
                statement.execute("insert into kept values (" + n + ")");
                System.out.println(n);
            }
        }
    }
}
