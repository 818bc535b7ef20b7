package dev.perennial.platform.postgres;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;

/// Gives the application its database: the one of `PERENNIAL_DATABASE_URL`, else our own in `PERENNIAL_HOME`.
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {
    private @Nullable PostgresServer own;

    /// Made only when a data source asks for it; the connection pool depends on it and is therefore closed first.
    @Bean
    @Lazy
    Database database(
            @Value("${perennial.database.url:}") String outside,
            @Value("${perennial.database.share:false}") boolean share,
            @Value("${perennial.home:data}") Path folder)
            throws IOException {
        if (!outside.isBlank()) return OutsideAddress.checked(OutsideAddress.parse(outside.strip()));

        try {
            var server = PostgresServer.start(folder, PostgresSettings.shipped());
            own = server;
            return new Database.Own(server);
        } catch (FolderInUse inUse) {
            if (!share) throw inUse;

            return RunningInstance.databaseOf(folder);
        }
    }

    @EventListener
    void announce(WebServerInitializedEvent ready) throws IOException {
        var started = own;
        if (started != null) started.announce(ready.getWebServer().getPort());
    }
}
