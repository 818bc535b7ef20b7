package dev.perennial.orders.purchases;

import dev.perennial.access.ApiArea;
import dev.perennial.access.InArea;
import dev.perennial.customers.Somebody;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.NewPurchase.Kind;
import dev.perennial.orders.PurchaseId;
import dev.perennial.orders.Purchases;
import dev.perennial.orders.Recording.Contradicted;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.orders.Recording.Refused;
import dev.perennial.orders.Recording.SeenBefore;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.Money;
import dev.perennial.programs.Answer;
import dev.perennial.programs.Cursor;
import dev.perennial.programs.Fields;
import dev.perennial.programs.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Purchases for programs; `docs/api/orders.md` tells how.
@RestController
@RequestMapping("/api/v1/orders/purchases")
@InArea("orders")
class PurchasesApi {
    private record LineJson(
            String kind, @Nullable String sku, @Nullable String name, String quantity, String total) {}

    private record RefundJson(
            String id,
            String number,
            String at,
            String total,
            @Nullable String reason) {}

    private record PurchaseJson(
            String id,
            String source,
            String number,
            String at,
            @Nullable String customer,
            String currency,
            String total,
            String refunded,
            @Nullable String channel,
            @Nullable String place,
            List<LineJson> lines,
            List<RefundJson> refunds) {}

    private final Purchases purchases;
    private final RecordedPurchases recorded;
    private final Requests requests;
    private final Businesses businesses;

    PurchasesApi(Purchases purchases, RecordedPurchases recorded, Requests requests, Businesses businesses) {
        this.purchases = purchases;
        this.recorded = recorded;
        this.requests = requests;
        this.businesses = businesses;
    }

    @Bean
    static ApiArea ordersForPrograms() {
        return new ApiArea(30, "orders", "orders.area", "orders.area.help");
    }

    @PostMapping
    ResponseEntity<String> record(HttpServletRequest request) throws IOException {
        return requests.write(request, "orders.purchase", this::record);
    }

    @GetMapping("/{id}")
    ResponseEntity<String> show(HttpServletRequest request, @PathVariable PurchaseId id) {
        return requests.show(request, () -> answer(200, id));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return requests.read(request, this::list);
    }

    private Answer list(Fields fields) {
        var page = fields.page("purchases");
        if (!fields.refusals().isEmpty()) return refused(fields);
        var after = page.after() == null ? null : new PurchaseId(page.after().id());
        return page.of(
                recorded.after(after, page.most()),
                PurchasesApi::json,
                it -> new Cursor(it.at(), it.id().value()));
    }

    private static Answer refused(Fields fields) {
        return Answer.refused(fields.refusals());
    }

    private Answer record(Fields fields) {
        var purchase = read(fields, businesses.current().currency());
        if (!fields.refusals().isEmpty()) return refused(fields);
        return switch (purchases.record(purchase)) {
            case Recorded(var id) -> answer(201, id);
            case SeenBefore(var id) -> answer(200, id);
            case Contradicted<?> other -> Answer.conflict(other.difference());
            case Refused(var reasons) -> Answer.refused(reasons);
        };
    }

    private static NewPurchase read(Fields fields, Currency home) {
        var currency = fields.currency("currency", home);
        return new NewPurchase(
                fields.text("source"),
                fields.text("number"),
                fields.moment("at"),
                new Money(fields.money("total", currency), currency),
                Somebody.sent(fields),
                fields.optionalText("channel"),
                fields.optionalText("place"),
                fields.each("lines", NewPurchase.MOST_LINES, line -> line(line, currency)),
                rate(fields, currency, home));
    }

    private static @Nullable BigDecimal rate(Fields fields, Currency currency, Currency home) {
        var rate = fields.optionalDecimal("rate");
        if (rate == null || !currency.equals(home)) return rate;
        fields.refuse("orders", "rate", rate.toPlainString(), "rateOfHome", home.getCurrencyCode());
        return null;
    }

    private static NewPurchase.Line line(Fields line, Currency currency) {
        return new NewPurchase.Line(
                line.choice("kind", Kind.ITEM),
                line.optionalText("sku"),
                line.optionalText("name"),
                line.quantity("quantity"),
                line.money("total", currency));
    }

    private Answer answer(int status, PurchaseId id) {
        var purchase = recorded.get(id);
        var customer = purchase.customer();
        return Answer.of(status, json(purchase)).about(customer == null ? null : customer.value());
    }

    private static PurchaseJson json(Purchase it) {
        return new PurchaseJson(
                it.id().toString(),
                it.source(),
                it.number(),
                it.at().toString(),
                it.customer() == null ? null : it.customer().toString(),
                it.total().currency().getCurrencyCode(),
                text(it.total()),
                text(it.refunded()),
                it.channel(),
                it.place(),
                it.lines().stream().map(PurchasesApi::json).toList(),
                it.refunds().stream()
                        .map(refund -> new RefundJson(
                                refund.id().toString(),
                                refund.number(),
                                refund.at().toString(),
                                text(refund.total()),
                                refund.reason()))
                        .toList());
    }

    private static LineJson json(Purchase.Line it) {
        return new LineJson(
                it.kind().name().toLowerCase(Locale.ROOT),
                it.sku(),
                it.name(),
                it.quantity().stripTrailingZeros().toPlainString(),
                text(it.total()));
    }

    private static String text(Money money) {
        return money.amount().toPlainString();
    }
}
