package dev.perennial.orders.imports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What lies between the file and the books.
@Repository
class StagedOrders {
    private final JdbcClient db;

    StagedOrders(JdbcClient db) {
        this.db = db;
    }

    /// One more than the highest number of an order: numbers may have gaps where orders were set aside.
    long count(ImportId id) {
        return db.sql("select coalesce(max(n) + 1, 0) from orders.import_order where import_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    long customers(ImportId id) {
        return db.sql("select count(*) from orders.import_customer where import_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    /// Forgets all of it, so that the file can be read anew under another layout.
    void clear(ImportId id) {
        for (var table : new String[] {"import_row", "import_order", "import_customer", "import_reject"}) {
            db.sql("delete from orders." + table + " where import_id = ?")
                    .param(id.value())
                    .update();
        }
    }
}
