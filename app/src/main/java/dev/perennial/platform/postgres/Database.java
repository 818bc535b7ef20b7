package dev.perennial.platform.postgres;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// Where the business's data is. Closed after everything that uses it.
sealed interface Database extends JdbcConnectionDetails, AutoCloseable {
    @Override
    void close();

    /// The server we brought along, running as long as we do.
    record Own(PostgresServer server) implements Database {
        @Override
        public String getJdbcUrl() {
            return server.jdbcUrl();
        }

        @Override
        public String getUsername() {
            return server.user();
        }

        @Override
        public String getPassword() {
            return server.password();
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /// A server that somebody else runs: the operator, or another process of ours.
    record Outside(
            String url, @Nullable String user, @Nullable String password) implements Database {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public @Nullable String getUsername() {
            return user;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "Outside[" + url.replaceFirst("\\?.*", "") + "]";
        }
    }
}
