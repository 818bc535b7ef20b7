package dev.perennial.platform.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Reads `PERENNIAL_DATABASE_URL`, in either of the two spellings people have at hand.
final class OutsideAddress {
    /// The first release with `uuidv7()`.
    private static final int OLDEST = 18;

    private static final String EXAMPLES =
            "jdbc:postgresql://host/database?user=…&password=… or postgres://user:password@host/database";

    private OutsideAddress() {}

    static Database.Outside parse(String url) {
        if (url.startsWith("jdbc:postgresql://")) return new Database.Outside(url, null, null);
        if (url.startsWith("postgres://") || url.startsWith("postgresql://")) return fromUri(url);
        throw wrong("begins with neither jdbc:postgresql:// nor postgres://");
    }

    private static Database.Outside fromUri(String url) {
        try {
            var uri = new URI(url);
            if (uri.getHost() == null) throw wrong("names no host");
            var path = uri.getRawPath();
            if (path == null || path.length() < 2) throw wrong("names no database");

            var jdbc = "jdbc:postgresql://%s%s%s%s"
                    .formatted(
                            uri.getHost(),
                            uri.getPort() < 0 ? "" : ":" + uri.getPort(),
                            path,
                            uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            var login = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            return new Database.Outside(
                    jdbc, login.length > 0 ? decoded(login[0]) : null, login.length > 1 ? decoded(login[1]) : null);
        } catch (URISyntaxException e) {
            throw wrong("is not an address (%s at position %d)".formatted(e.getReason(), e.getIndex()));
        }
    }

    private static @Nullable String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Never repeats the address itself: it may hold a password.
    private static PostgresRefused wrong(String what) {
        return new PostgresRefused("PERENNIAL_DATABASE_URL %s. It has to look like %s.".formatted(what, EXAMPLES));
    }

    static Database.Outside checked(Database.Outside database) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST)
                throw new PostgresRefused(
                        "PERENNIAL_DATABASE_URL leads to PostgreSQL %d. Perennial needs PostgreSQL %d or newer."
                                .formatted(version, OLDEST));
            return database;
        } catch (SQLException e) {
            throw new PostgresRefused(
                    "The database of PERENNIAL_DATABASE_URL cannot be used: %s".formatted(e.getMessage()), e);
        }
    }
}
