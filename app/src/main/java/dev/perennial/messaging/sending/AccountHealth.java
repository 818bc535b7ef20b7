package dev.perennial.messaging.sending;

import dev.perennial.messaging.AccountId;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which accounts cannot send just now. They rest, are tried again, and say so until one message goes through.
@Repository
class AccountHealth {
    private static final int KEPT = 300;

    private final JdbcClient db;
    private final Clock clock;

    AccountHealth(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param said what the other side had to say, for whoever mends it
    void rest(AccountId account, Trouble trouble, String said) {
        var now = clock.instant();
        db.sql("""
            update messaging.account
            set trouble_since = case when trouble is null then :now else trouble_since end, trouble = :trouble,
                trouble_said = :said, rests_until = :until
            where id = :id""")
                .param("now", Timestamp.from(now))
                .param("trouble", trouble.name())
                .param("said", said.length() <= KEPT ? said : said.substring(0, KEPT))
                .param("until", Timestamp.from(now.plus(trouble.rest())))
                .param("id", account.value())
                .update();
    }

    void recovered(AccountId account) {
        db.sql("""
            update messaging.account set trouble = null, trouble_said = '', trouble_since = null, rests_until = null
            where id = ? and trouble is not null""").param(account.value()).update();
    }
}
