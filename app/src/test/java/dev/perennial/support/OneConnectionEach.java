package dev.perennial.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Lends no second connection to a thread that holds one. Where many do that at once each holds what another waits for,
/// and the pool stands still: it happened with a query inside of the reading of another's rows.
///
/// Let through are the new transactions inside of an old one that are meant, each in a job of which there is one at a
/// time, and the listeners that have a thread of their own outside of the tests.
final class OneConnectionEach implements BeanPostProcessor {
    private static final Set<String> MEANT = Set.of(
            "dev.perennial.customers.duplicates.Finding",
            "dev.perennial.customers.duplicates.Searches",
            "dev.perennial.access.export.ExportRecords",
            "org.springframework.core.task.SyncTaskExecutor");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? new Lending(database) : bean;
    }

    private static final class Lending extends DelegatingDataSource {
        private final ThreadLocal<Deque<Connection>> lent = ThreadLocal.withInitial(ArrayDeque::new);

        Lending(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var mine = lent.get();
            for (var each = mine.iterator(); each.hasNext(); ) if (each.next().isClosed()) each.remove();
            if (!mine.isEmpty() && mine.size() > meant())
                throw new IllegalStateException("this thread holds a connection and asks for a second one");
            var connection = super.getConnection();
            if (!isForTheTest()) mine.add(connection);
            return connection;
        }

        /// A test that holds one itself plays another process.
        private static boolean isForTheTest() {
            return StackWalker.getInstance()
                    .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                            .filter(it -> it.startsWith("dev.perennial.")
                                    && !it.startsWith(OneConnectionEach.class.getName())
                                    && !it.startsWith("dev.perennial.access.OwnCustomers"))
                            .findFirst()
                            .filter(it -> it.endsWith("Tests"))
                            .isPresent());
        }

        private static long meant() {
            return StackWalker.getInstance()
                    .walk(frames -> frames.filter(it -> MEANT.contains(it.getClassName()))
                            .count());
        }
    }
}
