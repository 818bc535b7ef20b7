package dev.perennial.support;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import dev.perennial.conversations.Letters;
import dev.perennial.messaging.accounts.Mailboxed;
import dev.perennial.messaging.providers.Provided;
import dev.perennial.messaging.sending.PostmanAtHand;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

@TestConfiguration(proxyBeanMethods = false)
@Import({Shop.class, Jobs.class, Letters.class, Mailboxed.class, PostmanAtHand.class, Provided.class})
public class TestSupport {
    /// For another process that works on the database of the test class that runs now.
    public static String databaseAddress() {
        return TestDatabase.address();
    }

    @Bean
    DataSource dataSource() {
        return TestDatabase.DATA_SOURCE;
    }

    @Bean
    static OneConnectionEach oneConnectionEach() {
        return new OneConnectionEach();
    }

    @Bean
    @Primary
    Clock testClock() {
        return TestClock.INSTANCE;
    }

    /// Jobs wait until a test runs them.
    @Bean
    DbSchedulerStarter noJobsOnTheirOwn() {
        return () -> {};
    }

    /// News is heard before the teller goes on, so that no listener outlives the database of its test class.
    @Bean
    TaskExecutor taskExecutor() {
        return new SyncTaskExecutor();
    }
}
