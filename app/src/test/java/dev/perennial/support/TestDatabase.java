package dev.perennial.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.perennial.platform.postgres.ThrowawayServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// One server for all tests of a JVM and one database for each test class, cloned from a migrated template.
/// `PERENNIAL_TEST_DATABASE_URL` (jdbc:postgresql://…?user=…&password=…, may create databases) uses an outside server.
final class TestDatabase {
    private record Server(String url, String user, String password) {
        String of(String database) {
            return url.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
        }

        Connection connect(String database) throws SQLException {
            return DriverManager.getConnection(of(database), user, password);
        }
    }

    private static final String RUN = "perennial_" + ProcessHandle.current().pid();
    private static final String TEMPLATE = RUN + "_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Server SERVER = server();

    private static volatile @Nullable HikariDataSource current;

    /// Always the database of the test class that runs now.
    static final DataSource DATA_SOURCE = new AbstractDataSource() {
        @Override
        public Connection getConnection() throws SQLException {
            return Objects.requireNonNull(current, "no test class is running").getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        /// For a test whose other processes sign in too: the pool knows how.
        @Override
        public <T> T unwrap(Class<T> kind) throws SQLException {
            return kind.isInstance(current) ? kind.cast(current) : super.unwrap(kind);
        }
    };

    private TestDatabase() {}

    static synchronized void freshFor(Class<?> test) {
        migrateTemplate();
        drop();
        var name = RUN + "_" + NUMBER.incrementAndGet();
        administer("create database %s template %s".formatted(name, TEMPLATE));
        var config = new HikariConfig();
        config.setJdbcUrl(SERVER.of(name));
        config.setUsername(SERVER.user());
        config.setPassword(SERVER.password());
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        config.setPoolName(test.getSimpleName());
        current = new HikariDataSource(config);
    }

    static String address() {
        var url = Objects.requireNonNull(current, "no test class is running").getJdbcUrl();
        return url + (url.contains("?") ? "&" : "?") + "user=" + SERVER.user() + "&password=" + SERVER.password();
    }

    static synchronized void drop() {
        var old = current;
        if (old == null) return;
        current = null;
        old.close();
        var name = old.getJdbcUrl().replaceFirst(".*/([^/?]+).*", "$1");
        try {
            administer("drop database if exists %s with (force)".formatted(name));
        } catch (IllegalStateException stillInUse) {
            // PostgreSQL waits five seconds for the sessions it ends; a slow disk may take longer. The database goes
            // with its server, or with the next run's clearing up; no test is wrong because of it.
            System.err.println("left behind: " + name + ": " + stillInUse.getCause());
        }
    }

    private static void migrateTemplate() {
        if (NUMBER.get() > 0) return;
        administer("drop database if exists %s with (force)".formatted(TEMPLATE));
        administer("create database %s".formatted(TEMPLATE));
        Flyway.configure()
                .dataSource(SERVER.of(TEMPLATE), SERVER.user(), SERVER.password())
                .locations("classpath:db/migration")
                .defaultSchema("platform")
                .createSchemas(true)
                .load()
                .migrate();
    }

    private static void administer(String sql) {
        try (var connection = SERVER.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Server server() {
        var outside = System.getenv("PERENNIAL_TEST_DATABASE_URL");
        if (outside != null) {
            var query = URI.create(outside.substring("jdbc:".length())).getQuery();
            var parameters = new HashMap<String, String>();
            for (var pair : (query == null ? "" : query).split("&")) {
                var equals = pair.indexOf('=');
                if (equals > 0) parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return new Server(outside, parameters.getOrDefault("user", ""), parameters.getOrDefault("password", ""));
        }
        var server = ThrowawayServer.shared();
        return new Server(server.jdbcUrl(), server.user(), server.password());
    }
}
