package dev.perennial.programs;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Tells the shop's programs what happened. The message is written in the transaction in which it happened, so that
/// there is one if and only if it did; a job brings it to those who want it.
@Component
public class Webhooks {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;
    private final Clock clock;

    Webhooks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param type as its [WebhookEvent] says
    /// @param key names what happened, once: `purchase:<id>`; a second time nobody is told
    /// @param data ids and what changed, never what a person said or is called: it leaves the house
    @Transactional
    public void tell(String type, String key, Map<String, ? extends @Nullable Object> data) {
        var now = clock.instant();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type);
        body.put("timestamp", now.toString());
        body.put("data", data);
        db.sql("""
            with wanted as (
                select id from programs.endpoint where events && array[:type::text, '*']),
            message as (
                insert into programs.message (type, key, body, at)
                select :type::text, :key::text, :body::text, :at::timestamptz where exists (select from wanted)
                on conflict (key) do nothing
                returning id)
            insert into programs.delivery (message_id, endpoint_id, next_at)
            select message.id, wanted.id, :at::timestamptz from message cross join wanted""")
                .param("type", type)
                .param("key", key)
                .param("body", JSON.writeValueAsString(body))
                .param("at", Timestamp.from(now))
                .update();
    }
}
