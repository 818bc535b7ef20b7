package dev.perennial.platform.postgres;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/// Gives the application its database: the one of `PERENNIAL_DATABASE_URL`, else our own in `PERENNIAL_HOME`.
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {
    private @Nullable PostgresServer own;

    /// Made only when a data source asks for it; the connection pool depends on it and is therefore closed first.
    @Bean
    @Lazy
    Database database(ObjectProvider<HeadStart.Opening> early, Environment environment) throws Exception {
        var opening = early.getIfAvailable();
        var database = opening == null ? Asked.in(environment).open() : opening.take();
        if (database instanceof Database.Own ours) own = ours.server();
        return database;
    }

    @EventListener
    void announce(WebServerInitializedEvent ready) throws IOException {
        var started = own;
        if (started != null) started.announce(ready.getWebServer().getPort());
    }
}
