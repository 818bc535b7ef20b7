package dev.perennial.orders.products;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many newcomers come back, as last worked out.
@Repository
public class Newcomers {
    private static final int ENOUGH = 30;

    /// @param newcomers who first bought a year to a quarter ago
    /// @param returned how many of them bought again within 90 days
    public record Course(long newcomers, long returned) {
        /// Enough of them to say a figure aloud.
        public boolean isKnown() {
            return newcomers >= ENOUGH;
        }

        /// Few data lean towards a third, so that one early regular does not make everybody one.
        public double share() {
            return (returned + 1.0) / (newcomers + 3.0);
        }
    }

    private final JdbcClient db;

    Newcomers(JdbcClient db) {
        this.db = db;
    }

    public Course course() {
        return db.sql("select newcomers, returned from orders.figures")
                .query(Course.class)
                .single();
    }
}
