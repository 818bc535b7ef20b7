package dev.perennial.orders.refunds;

import dev.perennial.access.InArea;
import dev.perennial.orders.NewRefund;
import dev.perennial.orders.PurchaseId;
import dev.perennial.orders.Purchases;
import dev.perennial.orders.Recording.Contradicted;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.orders.Recording.Refused;
import dev.perennial.orders.Recording.SeenBefore;
import dev.perennial.orders.Refunds;
import dev.perennial.programs.Answer;
import dev.perennial.programs.Cursor;
import dev.perennial.programs.Fields;
import dev.perennial.programs.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Refunds for programs; `docs/api/orders.md` tells how.
@RestController
@RequestMapping("/api/v1/orders/refunds")
@InArea("orders")
class RefundsApi {
    private record RefundJson(
            String id,
            @Nullable String purchase,
            @Nullable String customer,
            String source,
            String number,
            String at,
            String currency,
            String total,
            @Nullable String reason) {}

    private final Refunds refunds;
    private final Purchases purchases;
    private final RefundablePurchases refundable;
    private final RecordedRefunds recorded;
    private final Requests requests;

    RefundsApi(
            Refunds refunds,
            Purchases purchases,
            RefundablePurchases refundable,
            RecordedRefunds recorded,
            Requests requests) {
        this.refunds = refunds;
        this.purchases = purchases;
        this.refundable = refundable;
        this.recorded = recorded;
        this.requests = requests;
    }

    @PostMapping
    ResponseEntity<String> record(HttpServletRequest request) throws IOException {
        return requests.write(request, "orders.refund", this::record);
    }

    @GetMapping("/{id}")
    ResponseEntity<String> show(HttpServletRequest request, @PathVariable UUID id) {
        return requests.show(request, () -> answer(200, id));
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return requests.read(request, this::list);
    }

    private Answer list(Fields fields) {
        var page = fields.page("refunds");
        if (!fields.refusals().isEmpty()) return Answer.refused(fields.refusals());
        var after = page.after() == null ? null : page.after().id();
        return page.of(recorded.after(after, page.most()), RefundsApi::json, it -> new Cursor(it.at(), it.id()));
    }

    private Answer record(Fields fields) {
        var source = fields.text("source");
        var number = fields.text("number");
        var at = fields.moment("at");
        var reason = fields.optionalText("reason");
        var paid = purchase(fields, source).flatMap(refundable::find);
        if (paid.isEmpty()) return Answer.refused(fields.refusals());
        var currency = paid.get().total().currency();
        var total = fields.money("total", currency);
        var refusals = fields.refusals();
        if (!refusals.isEmpty()) return Answer.refused(refusals);

        var purchase = paid.get().id();
        return switch (refunds.record(new NewRefund(source, number, purchase, at, total, reason))) {
            case Recorded(var id) -> answer(201, id);
            case SeenBefore(var id) -> answer(200, id);
            case Contradicted<?> other -> Answer.conflict(other.difference());
            case Refused(var reasons) -> Answer.refused(reasons);
        };
    }

    /// By our id, or by the number the purchase has in the same source.
    private Optional<PurchaseId> purchase(Fields fields, String source) {
        var id = fields.optionalId("purchase");
        var number = fields.optionalText("purchase_number");
        var found = id != null
                ? Optional.of(new PurchaseId(id))
                        .filter(it -> refundable.find(it).isPresent())
                : number == null ? Optional.<PurchaseId>empty() : purchases.find(source, number);
        if (found.isEmpty()) {
            if (id != null) fields.refuse("orders", "purchase", id, "unknownPurchase");
            else if (number != null) fields.refuse("orders", "purchase_number", number, "unknownNumber", source);
            else fields.refuse("orders", "purchase", null, "whichPurchase");
        }
        return found;
    }

    private Answer answer(int status, UUID id) {
        var refund = recorded.find(id).orElseThrow(() -> new NoSuchElementException(id.toString()));
        return Answer.of(status, json(refund)).about(refund.customer());
    }

    private static RefundJson json(Refund it) {
        return new RefundJson(
                it.id().toString(),
                it.purchase() == null ? null : it.purchase().toString(),
                it.customer() == null ? null : it.customer().toString(),
                it.source(),
                it.number(),
                it.at().toString(),
                it.total().currency().getCurrencyCode(),
                it.total().amount().toPlainString(),
                it.reason());
    }
}
