package dev.perennial.messaging;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The invented business's mailbox, and what was written to its invented customers. It rests: nothing leaves by it.
@Repository
public class SampleMessages {
    private static final String ADDRESS = "hello@winters-bakery.example";

    private final JdbcClient db;
    private final Clock clock;

    SampleMessages(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    public AccountId mailbox() {
        return new AccountId(db.sql("""
            insert into messaging.account (kind, name, address, active, made_at) values ('EMAIL', 'Hello', ?, false, ?)
            on conflict (kind, address) do update set name = excluded.name returning id""")
                .params(ADDRESS, Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single());
    }

    /// Takes out what was written to invented customers, and the mailbox unless somebody made it their own.
    @Transactional
    public void remove() {
        db.sql("""
            delete from messaging.dispatch where customer_id in (select id from customers.api_customer where sample)""").update();
        db.sql("""
            delete from messaging.account a where a.kind = 'EMAIL' and a.address = ? and not a.active
              and not exists (select from messaging.dispatch d where d.account_id = a.id)""").param(ADDRESS).update();
    }
}
