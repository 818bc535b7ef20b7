package dev.perennial.customers;

import static dev.perennial.ui.Words.t;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Programs that may read customers through the API, and those that are told by webhook.
@Component
class ProgramRecipients implements DataRecipients {
    private final JdbcClient db;

    ProgramRecipients(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<String> recipients() {
        var all = new ArrayList<String>();
        db.sql("select name from access.api_token where revoked_at is null order by name")
                .query(row -> {
                    all.add(t("customers.held.recipients.program", row.getString(1)));
                });
        db.sql("select url from programs.api_endpoint where shut_at is null order by url")
                .query(row -> {
                    all.add(t("customers.held.recipients.webhook", row.getString(1)));
                });
        return all;
    }
}
