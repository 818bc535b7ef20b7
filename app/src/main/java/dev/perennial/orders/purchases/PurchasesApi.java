package dev.perennial.orders.purchases;

import dev.perennial.customers.CustomerId;
import dev.perennial.orders.Buyer;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.NewPurchase.Kind;
import dev.perennial.orders.PurchaseId;
import dev.perennial.orders.Purchases;
import dev.perennial.orders.Recording.Contradicted;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.orders.Recording.Refused;
import dev.perennial.orders.Recording.SeenBefore;
import dev.perennial.orders.input.Answer;
import dev.perennial.orders.input.Fields;
import dev.perennial.orders.input.Requests;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.Money;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Purchases for programs; `docs/api/orders.md` tells how.
@RestController
@RequestMapping("/api/v1/orders/purchases")
class PurchasesApi {
    private static final int MOST_ON_A_PAGE = 200;

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

    private record PageJson(
            List<PurchaseJson> purchases, @Nullable String next) {}

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

    @PostMapping
    ResponseEntity<String> record(HttpServletRequest request) throws IOException {
        return requests.answer(request, this::record).send();
    }

    @GetMapping("/{id}")
    ResponseEntity<String> show(@PathVariable PurchaseId id) {
        return answer(200, id).send();
    }

    @GetMapping
    ResponseEntity<String> list(
            @RequestParam(required = false) @Nullable PurchaseId after, @RequestParam(defaultValue = "100") int most) {
        var size = Math.clamp(most, 1, MOST_ON_A_PAGE);
        var page = recorded.after(after, size);
        var next = page.size() < size ? null : page.getLast().id().toString();
        return Answer.of(200, new PageJson(page.stream().map(PurchasesApi::json).toList(), next))
                .send();
    }

    private Answer record(Fields fields) {
        var purchase = read(fields, businesses.current().currency());
        var refusals = fields.refusals();
        if (!refusals.isEmpty()) return Answer.refused(refusals);
        return switch (purchases.record(purchase)) {
            case Recorded(var id) -> answer(201, id);
            case SeenBefore(var id) -> answer(200, id);
            case Contradicted<?> other -> Answer.conflict(other.difference());
            case Refused(var reasons) -> Answer.refused(reasons);
        };
    }

    private static NewPurchase read(Fields fields, Currency home) {
        var currency = fields.currency("currency", home);
        var customer = fields.optionalObject("customer");
        return new NewPurchase(
                fields.text("source"),
                fields.text("number"),
                fields.moment("at"),
                new Money(fields.money("total", currency), currency),
                customer == null ? null : buyer(customer),
                fields.optionalText("channel"),
                fields.optionalText("place"),
                fields.each("lines", NewPurchase.MOST_LINES, line -> line(line, currency)));
    }

    private static Buyer buyer(Fields customer) {
        var id = customer.optionalId("id");
        return new Buyer(
                id == null ? null : new CustomerId(id),
                customer.optionalText("number"),
                customer.optionalText("name"),
                customer.optionalText("email"),
                customer.optionalText("phone"));
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
        return Answer.of(status, json(recorded.get(id)));
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
