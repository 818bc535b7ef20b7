package dev.perennial.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Asks the running server whether it really is what we rely on, and gives the application its user and database.
final class Safeguards {
    private Safeguards() {}

    static void check(PostgresServer server, PostgresSettings settings) {
        try {
            try (var admin = connect(server, PostgresServer.SUPERUSER, PostgresServer.SUPERUSER)) {
                refuseTrust(admin);
                createUserAndDatabase(admin, server.password());
                createNarrowRole(admin);
            }
            // As the application sees it: a setting can also be changed for one user or one database.
            try (var application = connect(server, PostgresServer.USER, PostgresServer.DATABASE)) {
                for (var promise : settings.promised().entrySet())
                    require(application, promise.getKey(), promise.getValue());
            }
        } catch (SQLException e) {
            throw new PostgresRefused("The database does not answer as it should: " + e.getMessage(), e);
        }
    }

    private static Connection connect(PostgresServer server, String user, String database) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), user, server.password());
    }

    private static void require(Connection connection, String setting, String promised) throws SQLException {
        var actual = text(connection, "select current_setting(?)", setting);
        if (!actual.equals(promised))
            throw new PostgresRefused(
                    ("PostgreSQL runs with %s=%s, which can lose data it said was saved; it must be %s. "
                                    + "Remove the setting from the database's configuration.")
                            .formatted(setting, actual, promised));
    }

    private static void refuseTrust(Connection admin) throws SQLException {
        var open = text(admin, "select count(*) from pg_hba_file_rules where auth_method <> ?", "scram-sha-256");
        if (!open.equals("0"))
            throw new PostgresRefused(
                    "The database lets people in without a password: make every line of pg_hba.conf say scram-sha-256.");
    }

    private static void createUserAndDatabase(Connection admin, String password) throws SQLException {
        var user = PostgresServer.USER;
        if (text(admin, "select count(*) from pg_roles where rolname = ?", user).equals("0"))
            execute(admin, "create role %s login createdb password '%s'".formatted(user, password));
        if (text(admin, "select count(*) from pg_database where datname = ?", PostgresServer.DATABASE)
                .equals("0")) execute(admin, "create database %s owner %s".formatted(PostgresServer.DATABASE, user));
    }

    /// The application works as this role for people who see only a part; what that is, row by row, the tables say.
    private static void createNarrowRole(Connection admin) throws SQLException {
        var role = PostgresServer.NARROW_ROLE;
        if (text(admin, "select count(*) from pg_roles where rolname = ?", role).equals("0"))
            execute(admin, "create role %s nologin".formatted(role));
        execute(admin, "grant %s to %s with inherit false, set true".formatted(role, PostgresServer.USER));
    }

    private static String text(Connection connection, String sql, String parameter) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
