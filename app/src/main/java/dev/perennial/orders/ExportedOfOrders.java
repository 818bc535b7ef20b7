package dev.perennial.orders;

import dev.perennial.platform.Exported;
import dev.perennial.platform.ExportedTable;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class ExportedOfOrders implements Exported {
    /// A row for each line of a purchase, and for each refund, with the words that an import knows its columns by.
    private static final String AGAIN = """
        with person as (
            select c.id, c.name, c.street, c.postal_code, c.city, c.country, c.came_from,
                   (select p.value from customers.api_contact p where p.customer_id = c.id and p.kind = 'EMAIL'
                    order by p.position, p.key limit 1) as email,
                   (select p.value from customers.api_contact p where p.customer_id = c.id and p.kind = 'PHONE'
                    order by p.position, p.key limit 1) as phone,
                   case when c.birth_day is not null then coalesce(to_char(c.birth_year, 'FM0000'), '-') || '-'
                       || to_char(c.birth_month, 'FM00') || '-' || to_char(c.birth_day, 'FM00') end as birthday
            from customers.api_customer c),
        sold as (
            select p.id, p.at, 'sale' as type, p.customer_id, product.sku, product.name as product, product.category,
                   l.quantity, l.total_minor as line_minor, p.total_minor as order_minor, p.currency, p.channel, p.place,
                   l.line
            from orders.purchase p
            left join orders.purchase_line l on l.purchase_id = p.id and l.kind = 'ITEM'
            left join orders.product on product.id = l.product_id
            union all
            select r.id, r.at, 'refund', r.customer_id, null, null, null, null, null, -r.total_minor, r.currency, null,
                   null, null
            from orders.refund r)
        select s.id as "order id", to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "date", s.type,
               s.customer_id as "customer id", c.name as "customer name", c.email as "email", c.phone as "phone",
               c.street as "street", c.postal_code as "postal code", c.city as "city", c.country as "country", c.birthday as "birthday", c.came_from as "came from",
               o.campaign as "campaign", s.sku as "sku", s.product as "product name", s.category as "category",
               s.quantity as "quantity", %1$s as "line total", %2$s as "order total", s.currency as "currency",
               s.channel as "channel", s.place as "location"
        from sold s
        left join person c on c.id = s.customer_id
        left join customers.api_origin o on o.customer_id = s.customer_id
        order by s.at, s.id, s.line""".formatted(amount("s.line_minor"), amount("s.order_minor"));

    @Override
    public List<ExportedTable> tables() {
        return List.of(
                ExportedTable.of("orders.product", "What is sold."),
                ExportedTable.of("orders.purchase", "Purchases; home_minor is in the business’s own currency."),
                ExportedTable.of("orders.purchase_line", "What each purchase was of."),
                ExportedTable.of("orders.refund", "Money given back; amounts are positive."),
                ExportedTable.of("orders.import", "Which files were brought in, when, and with what outcome."),
                ExportedTable.selected(
                        "orders",
                        "Purchases and refunds with whom they were of, a row for each line, as an import takes them in.",
                        AGAIN));
    }

    @Override
    public List<KeptBack> keptBack() {
        return List.of(
                new KeptBack("orders.import_row", "Rows of an import under way."),
                new KeptBack("orders.import_customer", "The same, by customer."),
                new KeptBack("orders.import_order", "The same, by order."),
                new KeptBack(
                        "orders.import_reject", "Rows that were refused; they can be fetched from the import’s page."),
                new KeptBack("orders.number_key", "What the numbers of erased purchases are hidden with."),
                new KeptBack(
                        "orders.erased_number",
                        "Numbers that must not come back, hidden so that nobody can read them."),
                new KeptBack("orders.figures", "Worked out from purchases."),
                new KeptBack("orders.day_figure", "Worked out from purchases."),
                new KeptBack("orders.product_figure", "Worked out from purchases."));
    }

    /// Minor units as people write an amount, by how many decimals each currency has.
    private static String amount(String minor) {
        var digits = "case "
                + List.of(0, 3).stream()
                        .map(count -> "when s.currency in ("
                                + Currency.getAvailableCurrencies().stream()
                                        .filter(currency -> currency.getDefaultFractionDigits() == count)
                                        .map(currency -> "'" + currency.getCurrencyCode() + "'")
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ") then " + count)
                        .collect(Collectors.joining(" "))
                + " else 2 end";
        return "round(%s / power(10::numeric, %s), %s)".formatted(minor, digits, digits);
    }
}
