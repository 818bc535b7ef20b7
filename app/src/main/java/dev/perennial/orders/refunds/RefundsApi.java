package dev.perennial.orders.refunds;

import dev.perennial.orders.NewRefund;
import dev.perennial.orders.PurchaseId;
import dev.perennial.orders.Purchases;
import dev.perennial.orders.Recording.Contradicted;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.orders.Recording.Refused;
import dev.perennial.orders.Recording.SeenBefore;
import dev.perennial.orders.Refunds;
import dev.perennial.orders.input.Answer;
import dev.perennial.orders.input.Fields;
import dev.perennial.orders.input.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Refunds for programs; `docs/api/orders.md` tells how.
@RestController
@RequestMapping("/api/v1/orders/refunds")
class RefundsApi {
    private record RefundJson(String id, String purchase, String number) {}

    private final Refunds refunds;
    private final Purchases purchases;
    private final RefundablePurchases refundable;
    private final Requests requests;

    RefundsApi(Refunds refunds, Purchases purchases, RefundablePurchases refundable, Requests requests) {
        this.refunds = refunds;
        this.purchases = purchases;
        this.refundable = refundable;
        this.requests = requests;
    }

    @PostMapping
    ResponseEntity<String> record(HttpServletRequest request) throws IOException {
        return requests.answer(request, this::record).send();
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
            case Recorded(var id) -> answer(201, id, purchase, number);
            case SeenBefore(var id) -> answer(200, id, purchase, number);
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
            if (id != null) fields.refuse("purchase", id, "unknownPurchase");
            else if (number != null) fields.refuse("purchase_number", number, "unknownNumber", source);
            else fields.refuse("purchase", null, "whichPurchase");
        }
        return found;
    }

    private static Answer answer(int status, UUID id, PurchaseId purchase, String number) {
        return Answer.of(status, new RefundJson(id.toString(), purchase.toString(), number));
    }
}
