package dev.perennial.orders.purchases;

import dev.perennial.customers.CustomerId;
import dev.perennial.orders.PurchaseId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the list of purchases is narrowed to; it stands in the address, so that a view can be shared.
///
/// @param number how the order number starts; empty for all
/// @param before the last row of the page above
public record PurchaseSearch(
        String number,
        @Nullable LocalDate day,
        @Nullable CustomerId customer,
        @Nullable Mark before) {

    /// A place in the list: the moment, and the id for purchases of the same moment.
    public record Mark(Instant at, PurchaseId id) {
        static @Nullable Mark parse(String text) {
            var comma = text.indexOf(',');
            if (comma < 0) return null;
            try {
                return new Mark(Instant.parse(text.substring(0, comma)), PurchaseId.valueOf(text.substring(comma + 1)));
            } catch (DateTimeException | IllegalArgumentException e) {
                return null;
            }
        }

        @Override
        public String toString() {
            return at + "," + id;
        }
    }

    public boolean isNarrow() {
        return !number.isEmpty() || day != null || customer != null;
    }

    /// The address of the page below this row.
    public String older(PurchaseRow last) {
        var query = new ArrayList<String>(List.of("before=" + new Mark(last.at(), last.id())));
        if (!number.isEmpty())
            query.add("number=" + java.net.URLEncoder.encode(number, java.nio.charset.StandardCharsets.UTF_8));
        if (day != null) query.add("day=" + day);
        if (customer != null) query.add("customer=" + customer);
        return "/orders/purchases?" + String.join("&", query);
    }
}
