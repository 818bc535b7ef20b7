package dev.perennial.customers.consent;

import dev.perennial.customers.Channel;
import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.CustomerId;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Gathers the [Grounds] on which it is decided who may be contacted.
@Repository
public class KnownGrounds {
    private final JdbcClient db;
    private final ConsentLog log;
    private final Suppressions suppressions;

    KnownGrounds(JdbcClient db, ConsentLog log, Suppressions suppressions) {
        this.db = db;
        this.log = log;
        this.suppressions = suppressions;
    }

    public Grounds of(CustomerId customer) {
        return new Grounds(addresses(customer), log.of(customer), suppressions.of(customer), isTooYoung(customer));
    }

    /// Those of one address, whoever it belongs to.
    public Grounds of(AddressKind kind, String key) {
        var addresses = Arrays.stream(Channel.values())
                .filter(channel -> channel.address() == kind)
                .map(channel -> new Grounds.Address(channel, key, key))
                .toList();
        return new Grounds(addresses, log.at(kind, key), suppressions.at(kind, key), false);
    }

    private boolean isTooYoung(CustomerId customer) {
        return db.sql("select exists (select from customers.too_young where customer_id = ?)")
                .param(customer.value())
                .query(Boolean.class)
                .single();
    }

    private List<Grounds.Address> addresses(CustomerId customer) {
        return db.sql("""
            select channel, key, value from customers.api_address where customer_id = ?
            order by channel, position, tie""")
                .param(customer.value())
                .query((row, _) -> new Grounds.Address(
                        Channel.valueOf(row.getString("channel")), row.getString("key"), row.getString("value")))
                .list();
    }
}
