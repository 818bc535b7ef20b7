package dev.perennial.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialTest
class NewsTests {
    private static final String LISTENER =
            "dev.perennial.insights.runs.RunCauses.on(dev.perennial.orders.OrdersImported)";
    private static final String NEWS = """
        {"importId":"01a20176-b485-7348-b512-6fc12ae94604","purchases":3,"refunds":0}""";

    @Autowired
    News news;

    @Autowired
    @Qualifier("tellNewsAgain")
    RecurringTask<Void> job;

    @Autowired
    Shop shop;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void nothingToldYet() {
        shop.open();
        db.sql("delete from platform.event_publication").update();
    }

    @Test
    void aListenerThatFailedIsToldAgain() {
        var told = told("FAILED", Duration.ofMinutes(2), 1);
        news.tellAgain();
        assertThat(status(told)).isEqualTo("COMPLETED");
    }

    @Test
    void theJobTellsAgainByItself() {
        var told = told("FAILED", Duration.ofMinutes(2), 1);
        job.execute(job.instance("recurring"), null);
        assertThat(status(told)).isEqualTo("COMPLETED");
    }

    @Test
    void whoFailedFiveTimesIsLeftAloneForAQuarterOfAnHour() {
        var told = told("FAILED", Duration.ofMinutes(15), 5);
        news.tellAgain();
        assertThat(status(told)).isEqualTo("FAILED");
        clock.advance(Duration.ofMinutes(1));
        news.tellAgain();
        assertThat(status(told)).isEqualTo("COMPLETED");
    }

    @Test
    void whoFailedHundredTimesIsStillToldOnceADay() {
        var told = told("FAILED", Duration.ofHours(24), 100);
        news.tellAgain();
        assertThat(status(told)).isEqualTo("COMPLETED");
    }

    @Test
    void aCommandWaitsForListenersThatAreAtWork() {
        clock.advance(Duration.ofMinutes(10));
        assertThat(news.isOnItsWay()).isFalse();
        var told = told("PROCESSING", Duration.ZERO, 1);
        assertThat(news.isOnItsWay()).isTrue();
        db.sql("update platform.event_publication set status = 'FAILED' where id = ?")
                .param(told)
                .update();
        assertThat(news.isOnItsWay()).isFalse();
    }

    private UUID told(String status, Duration ago, int attempts) {
        var id = UUID.randomUUID();
        var then = clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
        db.sql("""
            insert into platform.event_publication (id, listener_id, event_type, serialized_event, publication_date,
                completion_date, status, completion_attempts, last_resubmission_date)
            values (:id, :listener, 'dev.perennial.orders.OrdersImported', :news, :then,
                case when :status = 'COMPLETED' then :then end, :status, :attempts, :then)""")
                .param("id", id)
                .param("listener", LISTENER)
                .param("news", NEWS.strip())
                .param("then", then)
                .param("status", status)
                .param("attempts", attempts)
                .update();
        return id;
    }

    private @Nullable String status(UUID told) {
        return db.sql("select status from platform.event_publication where id = ?")
                .param(told)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
