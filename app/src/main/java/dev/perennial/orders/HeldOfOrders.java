package dev.perennial.orders;

import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.severedBy;

import dev.perennial.customers.HeldTable;
import dev.perennial.customers.HeldText;
import dev.perennial.customers.HeldText.OnFound;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Telling;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Amounts, products and days stay for the accounts; who bought, and the number that leads there, go.
@Component
class HeldOfOrders implements PersonalData {
    @Override
    public List<HeldTable> tables() {
        return List.of(
                HeldTable.of("orders.purchase", "customer_id", severedBy(severing("purchase", "")), MOVED, "id")
                        .told(PURCHASES, LINES),
                HeldTable.of(
                                "orders.refund",
                                "customer_id",
                                severedBy(severing("refund", ", reason = null")),
                                MOVED,
                                "id")
                        .told(REFUNDS));
    }

    /// The number is kept as a hash, by which it is known when it comes again.
    private static String severing(String table, String besides) {
        return """
            with hers as (
                select distinct orders.number_hash(source, external_id) as hash from orders.%s
                where customer_id = :customer),
            kept as (insert into orders.erased_number (hash) select hash from hers on conflict do nothing)
            update orders.%s set customer_id = null, external_id = 'erased:' || gen_random_uuid() %s
            where customer_id = :customer""".formatted(table, table, besides);
    }

    @Override
    public List<HeldText> texts() {
        return List.of(
                HeldText.of("orders.import", "file_name", "orders.held.fileNames", OnFound.TEXT_GOES),
                HeldText.of("platform.stored_file", "name", "orders.held.fileNames", OnFound.TEXT_GOES));
    }

    @Override
    public Map<String, String> nobody() {
        return Map.ofEntries(
                Map.entry("orders.number_key", "a key of the business's own"),
                Map.entry("orders.erased_number", "hashes that lead to nobody"),
                Map.entry("orders.import.sha256", "a digest"),
                Map.entry("orders.import.consent_origin", "which form or list the answers of a file come from"),
                Map.entry("orders.import.source", "what the business calls its systems"),
                Map.entry("orders.import.rates", "what currencies are worth"),
                Map.entry("orders.import.expected", "counts"),
                Map.entry("orders.import.outcome", "counts"),
                Map.entry("orders.import.problem", "a word of the product's"),
                Map.entry("orders.purchase.source", "what the business calls its systems"),
                Map.entry("orders.purchase.channel", "what the business calls its channels"),
                Map.entry("orders.purchase.place", "what the business calls its places"),
                Map.entry("orders.refund.source", "what the business calls its systems"),
                Map.entry("orders.product", "what the business sells"),
                Map.entry("orders.purchase_line", "what was bought; the person is named by the purchase alone"),
                Map.entry("platform.stored_file.sha256", "a digest"));
    }

    private static final Telling PURCHASES =
            Telling.of("orders.purchase", "orders.held.purchases", """
            select at, source, external_id as number, total_minor, currency, channel, place
            from orders.purchase where customer_id = :customer order by at, id""").written("number");

    private static final Telling LINES = Telling.of("orders.purchase_line", "orders.held.lines", """
            select p.at, p.external_id as number, l.kind, product.name as product, l.quantity, l.total_minor, p.currency
            from orders.purchase p join orders.purchase_line l on l.purchase_id = p.id
            left join orders.product on product.id = l.product_id
            where p.customer_id = :customer order by p.at, p.id, l.line""")
            .word("kind", "orders.held.lines.kind.")
            .written("number");

    private static final Telling REFUNDS =
            Telling.of("orders.refund", "orders.held.refunds", """
            select at, source, external_id as number, total_minor, currency, reason
            from orders.refund where customer_id = :customer order by at, id""").written("number", "reason");
}
