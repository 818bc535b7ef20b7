package dev.perennial.access;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Lets somebody who sees only their own customers have connections that show no others: the database keeps the
/// rule (`afterMigrate__own_customers.sql`), whatever asks it. Everybody else's connections are left alone.
@Component
class OwnCustomers implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? new Narrowing(database) : bean;
    }

    private static final class Narrowing extends DelegatingDataSource {
        private final ThreadLocal<Boolean> asking = new ThreadLocal<>();

        Narrowing(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var account = narrow();
            var connection = super.getConnection();
            return account == null ? connection : narrowed(connection, account);
        }

        /// Who is signed in may have to be read from the session first, for which nobody is signed in yet.
        ///
        /// @return null for whoever sees every customer
        private @Nullable UUID narrow() {
            if (asking.get() != null) return null;
            asking.set(true);
            try {
                var signedIn = SecurityContextHolder.getContext().getAuthentication();
                return signedIn != null && signedIn.getPrincipal() instanceof StaffMember member && member.ownOnly()
                        ? member.account()
                        : null;
            } finally {
                asking.remove();
            }
        }
    }

    /// Temporary tables belong to the role that made them, so they go with it.
    private static Connection narrowed(Connection connection, UUID account) throws SQLException {
        try {
            execute(connection, "discard temp; set role perennial_own; set perennial.staff = '%s'".formatted(account));
        } catch (SQLException e) {
            abandon(connection, e);
            throw e;
        }
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) widen(connection);
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /// A connection that cannot be widened again is given up rather than lent to somebody else.
    private static void widen(Connection connection) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            execute(connection, "discard temp; reset role; set perennial.staff = ''");
        } catch (SQLException e) {
            abandon(connection, e);
        }
    }

    private static void abandon(Connection connection, SQLException why) {
        try (connection) {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
