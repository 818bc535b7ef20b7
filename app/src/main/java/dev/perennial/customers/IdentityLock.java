package dev.perennial.customers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who decides who is who holds this until the end of the transaction: two at once might both find nobody and make
/// the same person twice, or know somebody who becomes somebody else meanwhile.
@Component
public class IdentityLock {
    private final JdbcClient db;

    IdentityLock(JdbcClient db) {
        this.db = db;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take() {
        db.sql("select pg_advisory_xact_lock(hashtextextended('customers.identity', 0))")
                .query(_ -> {});
    }
}
