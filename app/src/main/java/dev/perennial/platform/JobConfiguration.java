package dev.perennial.platform;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Jobs are rows first: db-scheduler keeps them in `platform.scheduled_task`, so that they outlive a crash and
/// two processes never run the same one.
@Configuration
class JobConfiguration {
    @Bean
    DbSchedulerCustomizer jobData() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new Jackson3Serializer());
            }
        };
    }
}
