package dev.perennial.access;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tokens that open a door to whoever can read the console the product was started from.
@Repository
public class EntryTokens {
    public enum Purpose {
        /// Makes the owner's account; one use.
        SET_UP,
        /// Signs in as the owner of the sample business, from this machine only.
        SAMPLE,
        /// Lets an owner who forgot the password set a new one, from this machine only; one use.
        OWNER
    }

    private final JdbcClient db;
    private final Clock clock;

    EntryTokens(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// A new token for this purpose; the one before stops working.
    public String issue(Purpose purpose) {
        var token = Secrets.make();
        db.sql("""
            insert into access.entry_token (purpose, sha256, created_at) values (?, ?, ?)
            on conflict (purpose) do update set sha256 = excluded.sha256, created_at = excluded.created_at""")
                .params(purpose.name(), Secrets.digest(token), java.sql.Timestamp.from(clock.instant()))
                .update();
        return token;
    }

    public boolean opens(Purpose purpose, String token) {
        return db.sql("select count(*) from access.entry_token where purpose = ? and sha256 = ?")
                        .params(purpose.name(), Secrets.digest(token))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /// True for exactly one of those who come with the same token; to be called in the transaction it opens.
    public boolean use(Purpose purpose, String token) {
        return db.sql("delete from access.entry_token where purpose = ? and sha256 = ?")
                        .params(purpose.name(), Secrets.digest(token))
                        .update()
                == 1;
    }

    public void withdraw(Purpose purpose) {
        db.sql("delete from access.entry_token where purpose = ?")
                .param(purpose.name())
                .update();
    }
}
