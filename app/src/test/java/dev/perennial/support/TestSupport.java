package dev.perennial.support;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
@Import({Shop.class, Jobs.class})
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
}
