package dev.perennial.messaging.collecting;

import dev.perennial.messaging.incoming.Arrivals;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down in one commit that a mail is here and how far the mailbox is emptied: never one without the other.
@Component
class Basket {
    private final Arrivals arrivals;
    private final Positions positions;

    Basket(Arrivals arrivals, Positions positions) {
        this.arrivals = arrivals;
        this.positions = positions;
    }

    @Transactional(rollbackFor = IOException.class)
    void put(Holding holding, long validity, long uid, Instant at, InputStream bytes) throws IOException {
        arrivals.keep(holding.account(), key(validity, uid), at, bytes);
        positions.came(holding, uid);
    }

    /// It stays behind, to be fetched another time.
    @Transactional
    void putOff(Holding holding, long validity, long uid, Instant at, String said) {
        arrivals.miss(holding.account(), key(validity, uid), at, said);
        positions.came(holding, uid);
    }

    /// It is another mailbox from now on: there the same numbers name other mails.
    @Transactional
    void move(Holding holding, String place, long validity) {
        arrivals.rename(holding.account());
        positions.begin(holding, place, validity, 0);
    }

    static String key(long validity, long uid) {
        return validity + ":" + uid;
    }
}
