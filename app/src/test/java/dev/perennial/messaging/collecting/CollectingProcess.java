package dev.perennial.messaging.collecting;

import dev.perennial.messaging.AccountId;
import dev.perennial.platform.outgoing.MailLines;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/// Empties a mailbox once, as a process of its own, so that a test can kill it.
final class CollectingProcess {
    private CollectingProcess() {}

    @EnableTransactionManagement
    @ComponentScan(
            basePackages = {
                "dev.perennial.platform",
                "dev.perennial.messaging.collecting",
                "dev.perennial.messaging.incoming"
            },
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*\\.StoredFiles",
                                ".*\\.MailLines",
                                ".*\\.Names\\$OfTheSystem",
                                ".*\\.Arrivals",
                                ".*\\.Positions",
                                ".*\\.Basket",
                                ".*\\.Collecting"
                            }))
    static class Parts {
        @Bean
        DataSource dataSource() {
            var source = new SimpleDriverDataSource(new org.postgresql.Driver(), System.getProperty("test.url"));
            source.setUsername(System.getProperty("test.user"));
            source.setPassword(System.getProperty("test.password"));
            return source;
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new DataSourceTransactionManager(source);
        }

        @Bean
        JdbcClient client(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    static void main() throws ImapLine.Broken {
        try (var parts = new AnnotationConfigApplicationContext(Parts.class)) {
            var account = AccountId.valueOf(System.getProperty("test.account"));
            var mailbox = Postbox.mailbox(
                    new dev.perennial.messaging.Account(
                            account,
                            dev.perennial.messaging.Account.Kind.EMAIL,
                            "Orders",
                            "orders@rosental.example",
                            true),
                    Integer.getInteger("test.port"));
            var holding = parts.getBean(Positions.class)
                    .take(account, UUID.fromString(System.getProperty("test.process")))
                    .orElseThrow();
            try (var line = ImapLine.open(
                    parts.getBean(MailLines.class), mailbox.incoming().orElseThrow(), Duration.ofSeconds(20))) {
                System.out.println("collecting");
                parts.getBean(Collecting.class).collect(line, holding);
            }
        }
    }
}
