package dev.perennial.today.page;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whether the page has to say what it will be for.
@Repository
class FirstSteps {
    private final JdbcClient db;

    FirstSteps(JdbcClient db) {
        this.db = db;
    }

    boolean areAhead() {
        return !db.sql("select exists (select from customers.api_customer)")
                .query(Boolean.class)
                .single();
    }
}
