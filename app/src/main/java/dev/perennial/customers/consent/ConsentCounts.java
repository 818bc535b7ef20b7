package dev.perennial.customers.consent;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Purpose;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many people may be contacted, by purpose and channel.
@Repository
class ConsentCounts {
    private record Key(Purpose purpose, Channel channel) {}

    private record Answers(long granted, long waiting, long refused) {}

    private final JdbcClient db;

    ConsentCounts(JdbcClient db) {
        this.db = db;
    }

    /// Counted by customers: who may be reached at one of their addresses may be reached.
    Map<Purpose, List<ConsentPage.Count>> all() {
        var reachable = reachable();
        var answers = answers();
        var counts = new EnumMap<Purpose, List<ConsentPage.Count>>(Purpose.class);
        for (var purpose : Purpose.asked())
            counts.put(
                    purpose,
                    Arrays.stream(Channel.values())
                            .map(channel -> {
                                var some = answers.getOrDefault(new Key(purpose, channel), new Answers(0, 0, 0));
                                return new ConsentPage.Count(
                                        channel,
                                        reachable.getOrDefault(channel, 0L),
                                        some.granted(),
                                        some.waiting(),
                                        some.refused());
                            })
                            .toList());
        return counts;
    }

    private Map<Channel, Long> reachable() {
        var reachable = new EnumMap<Channel, Long>(Channel.class);
        db.sql("select channel, count(distinct customer_id) as people from customers.api_address group by channel")
                .query(row -> {
                    reachable.put(Channel.valueOf(row.getString("channel")), row.getLong("people"));
                });
        return reachable;
    }

    private Map<Key, Answers> answers() {
        var answers = new HashMap<Key, Answers>();
        db.sql("""
            with person as (
                select customer_id, purpose, channel,
                       bool_or(answer = 'GRANTED' and not suppressed) as granted,
                       bool_or(answer = 'REQUESTED' and not suppressed) as waiting,
                       bool_or(answer = 'REFUSED' or suppressed) as refused
                from customers.api_consent group by customer_id, purpose, channel)
            select purpose, channel, count(*) filter (where granted) as granted,
                   count(*) filter (where waiting and not granted) as waiting,
                   count(*) filter (where refused and not waiting and not granted) as refused
            from person group by purpose, channel""").query(row -> {
            answers.put(
                    new Key(Purpose.valueOf(row.getString("purpose")), Channel.valueOf(row.getString("channel"))),
                    new Answers(row.getLong("granted"), row.getLong("waiting"), row.getLong("refused")));
        });
        return answers;
    }
}
