package dev.perennial.customers;

import dev.perennial.platform.Businesses;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Learns what is said about where customers come from: something never said before becomes a source of its own,
/// until somebody says that it is another one.
@Component
public class SourceWords {
    private final JdbcClient db;
    private final Businesses businesses;
    private final Clock clock;

    SourceWords(JdbcClient db, Businesses businesses, Clock clock) {
        this.db = db;
        this.businesses = businesses;
        this.clock = clock;
    }

    /// The sources as the business calls them.
    public List<String> names() {
        return db.sql("select name from customers.source order by lower(name)")
                .query((row, _) -> row.getString(1))
                .list();
    }

    public void learn(Collection<String> said) {
        if (said.isEmpty()) return;
        learn("cast(:said as text[])", said.stream().distinct().toArray(String[]::new));
    }

    /// Learns from all rows of an intake.
    void learnFrom(UUID batch) {
        learn("""
            array(select came_from from customers.intake where batch = :said and came_from is not null
                  group by came_from order by count(*) desc limit 200)""", batch);
    }

    private void learn(String expression, Object said) {
        db.sql("select customers.learn_sources(" + expression + ", :at, :sample)")
                .param("said", said)
                .param("at", Timestamp.from(clock.instant()))
                .param("sample", businesses.current().sample())
                .query(_ -> {});
    }
}
