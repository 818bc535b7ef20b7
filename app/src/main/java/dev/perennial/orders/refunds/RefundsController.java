package dev.perennial.orders.refunds;

import static dev.perennial.ui.Words.money;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.orders.NewRefund;
import dev.perennial.orders.PurchaseId;
import dev.perennial.orders.Recording.Contradicted;
import dev.perennial.orders.Recording.Recorded;
import dev.perennial.orders.Recording.Refused;
import dev.perennial.orders.Recording.SeenBefore;
import dev.perennial.orders.Refunds;
import dev.perennial.platform.Amounts;
import dev.perennial.platform.Money;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.Refusal;
import dev.perennial.ui.View;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/orders/refunds")
class RefundsController {
    private final Refunds refunds;
    private final RefundablePurchases purchases;
    private final CurrentStaff staff;
    private final Clock clock;

    RefundsController(Refunds refunds, RefundablePurchases purchases, CurrentStaff staff, Clock clock) {
        this.refunds = refunds;
        this.purchases = purchases;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping("/new")
    View form(@RequestParam PurchaseId purchase) {
        staff.require(Role.MANAGER);
        var paid = purchases.find(purchase).orElseThrow();
        return new RefundPage(
                paid, UUID.randomUUID().toString(), paid.left().amount().toPlainString(), "", List.of());
    }

    @PostMapping
    Object record(
            @RequestParam PurchaseId purchase,
            @RequestParam UUID request,
            @RequestParam String total,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var paid = purchases.find(purchase).orElseThrow();
        var currency = paid.total().currency();
        var amount = Amounts.typed(total, currency);
        var outcome = amount.isEmpty()
                ? new Refused<UUID>(
                        List.of(Refusal.of("orders", "total", total, "notAnAmount", currency.getCurrencyCode())))
                : refunds.record(new NewRefund(
                        "hand",
                        request.toString(),
                        purchase,
                        clock.instant(),
                        amount.getAsLong(),
                        reason.isBlank() ? null : reason.strip()));
        return switch (outcome) {
            case Refused(var refusals) -> new RefundPage(paid, request.toString(), total, reason, refusals);
            case Contradicted<?> other ->
                new RefundPage(paid, request.toString(), total, reason, List.of(other.difference()));
            case Recorded<UUID> _, SeenBefore<UUID> _ -> {
                Notice.done(t("orders.refund.done", money(new Money(amount.orElseThrow(), currency))))
                        .after(redirect);
                yield Redirect.to("/orders/purchases/" + purchase);
            }
        };
    }
}
