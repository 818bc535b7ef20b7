package dev.perennial.conversations.promises;

import dev.perennial.hours.PlaceId;
import dev.perennial.messaging.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// At which place cases are at home that come in by a mailbox or number.
@Repository
class AccountPlaces {
    private final JdbcClient db;

    AccountPlaces(JdbcClient db) {
        this.db = db;
    }

    Map<AccountId, PlaceId> all() {
        var places = new HashMap<AccountId, PlaceId>();
        db.sql("select account_id, place_id from conversations.account_place").query(row -> {
            places.put(
                    new AccountId(row.getObject("account_id", UUID.class)),
                    new PlaceId(row.getObject("place_id", UUID.class)));
        });
        return places;
    }

    /// For cases that come in from now on.
    ///
    /// @param place null where it belongs to none in particular
    @Transactional
    public void set(AccountId account, @Nullable PlaceId place) {
        db.sql("delete from conversations.account_place where account_id = ?")
                .param(account.value())
                .update();
        if (place != null)
            db.sql("insert into conversations.account_place (account_id, place_id) values (?, ?)")
                    .params(account.value(), place.value())
                    .update();
    }
}
