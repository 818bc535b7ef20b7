package dev.perennial.messaging.sending;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import dev.perennial.Application;
import dev.perennial.ui.Words;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// The postman in a process of its own, without pages, on the database that is named; works until it is killed.
final class PostmanUntilKilled {
    private PostmanUntilKilled() {}

    @TestConfiguration(proxyBeanMethods = false)
    static class NoJobs {
        @Bean
        DbSchedulerStarter noJobsButTheMail() {
            return () -> {};
        }
    }

    public static void main(String[] arguments) {
        try (var context = new SpringApplicationBuilder(Application.class, NoJobs.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(arguments)) {
            context.getBean(Words.class);
            var postman = context.getBean(Postman.class);
            System.out.println("ready");
            while (true) postman.run();
        }
    }
}
