package dev.perennial.support;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import dev.perennial.messaging.accounts.Mailboxed;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

@TestConfiguration(proxyBeanMethods = false)
@Import({Shop.class, Jobs.class, Mailboxed.class})
public class TestSupport {
    @Bean
    DataSource dataSource() {
        return TestDatabase.DATA_SOURCE;
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
