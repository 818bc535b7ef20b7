package dev.perennial.messaging.incoming;

import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.reading.Mail.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Whom a mailbox believes when it says that a sender is who it says.
@Repository
public class TrustedServers {
    private static final int MOST = 20;
    private static final int ENOUGH_MAILS = 10;
    private static final int LONGEST = 253;

    private final JdbcClient db;

    TrustedServers(JdbcClient db) {
        this.db = db;
    }

    /// A server and in how many mails its verdict stood on top.
    public record Seen(String server, long mails, boolean trusted) {}

    /// Remembers whose verdict stands on top.
    void seen(AccountId account, List<Verdict> verdicts) {
        if (verdicts.isEmpty()) return;
        var server = verdicts.getFirst().server();
        if (server.isEmpty() || server.length() > LONGEST) return;
        db.sql("""
            insert into messaging.checking_server as known (account_id, server, mails)
            select :account::uuid, :server, 1
            where (select count(*) from messaging.checking_server where account_id = :account::uuid) < :most
               or exists (select from messaging.checking_server where account_id = :account::uuid and server = :server)
            on conflict (account_id, server) do update set mails = known.mails + 1""")
                .param("account", account.toString())
                .param("server", server)
                .param("most", MOST)
                .update();
    }

    @Nullable
    String of(AccountId account) {
        return db.sql("select server from messaging.checking_server where account_id = ? and trusted")
                .param(account.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /// The one that is trusted, or else the one that has a word in most of the mails.
    public List<Seen> worthTrusting(AccountId account) {
        return db.sql("""
            select server, mails, trusted from messaging.checking_server c
            where account_id = :account and (trusted or mails >= :enough
              and mails * 2 > (select sum(mails) from messaging.checking_server where account_id = :account))
            order by trusted desc, mails desc limit 1""")
                .param("account", account.value())
                .param("enough", ENOUGH_MAILS)
                .query((row, _) -> new Seen(row.getString("server"), row.getLong("mails"), row.getBoolean("trusted")))
                .list();
    }

    /// @return false when no mail had a word of this server
    @Transactional
    public boolean trust(AccountId account, String server, boolean trusts) {
        db.sql("update messaging.checking_server set trusted = false where account_id = ? and trusted")
                .param(account.value())
                .update();
        return db.sql("update messaging.checking_server set trusted = ? where account_id = ? and server = ?")
                        .params(trusts, account.value(), server)
                        .update()
                == 1;
    }
}
