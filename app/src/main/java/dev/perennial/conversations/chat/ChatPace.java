package dev.perennial.conversations.chat;

import dev.perennial.access.Secrets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How much a network or a visitor may do in a stretch of time. It is counted in the database, so that two processes
/// allow no more than one does; a network stands there as a digest, and for a day at the most.
@Repository
class ChatPace {
    enum What {
        MESSAGE(20, Duration.ofMinutes(1)),
        /// Of one network, which may be a whole office.
        MESSAGE_HERE(60, Duration.ofMinutes(1)),
        BEGINNING(20, Duration.ofMinutes(10)),
        ADDRESS(10, Duration.ofHours(1)),
        WRONG_PROOF(20, Duration.ofMinutes(10));

        private final int most;
        private final Duration within;

        What(int most, Duration within) {
            this.most = most;
            this.within = within;
        }
    }

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient db;
    private final Clock clock;

    ChatPace(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Counts once more.
    ///
    /// @return when to come again, when it was too often
    Optional<Instant> count(What what, String who) {
        var now = clock.instant();
        var since = Instant.ofEpochSecond(
                now.getEpochSecond() - Math.floorMod(now.getEpochSecond(), what.within.toSeconds()));
        var n = db.sql("""
            insert into conversations.chat_pace (who, since, n) values (?, ?, 1)
            on conflict (who, since) do update set n = chat_pace.n + 1 returning n""")
                .params(what + ":" + Secrets.digest(what + who), Timestamp.from(since))
                .query(Integer.class)
                .single();
        if (n == 1)
            db.sql("delete from conversations.chat_pace where since < ?")
                    .param(Timestamp.from(now.minus(REMEMBERED)))
                    .update();
        return n > what.most ? Optional.of(since.plus(what.within)) : Optional.empty();
    }

    /// A house has one address in the old protocol and a whole prefix in the new.
    static String network(String address) {
        var parts = address.split(":");
        return parts.length < 5 ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }
}
