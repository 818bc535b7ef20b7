package dev.perennial.orders.products;

import java.util.Locale;

/// What the list of products is sorted by; the largest first.
public enum ProductOrder {
    REVENUE("f.revenue_minor desc"),
    BUYERS("f.buyers desc"),
    AGAIN("f.again::numeric / greatest(f.buyers, 1) desc, f.buyers desc");

    private final String sql;

    ProductOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /// As it stands in the address.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
