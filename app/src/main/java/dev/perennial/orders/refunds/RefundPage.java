package dev.perennial.orders.refunds;

import dev.perennial.ui.Refusal;
import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form to give money back; what was typed stays when it is refused.
///
/// @param request names this one refund, so that a form sent twice gives back once
public record RefundPage(
        RefundablePurchase purchase, String request, String amount, String reason, List<Refusal> refusals)
        implements View {

    /// What is wrong with a field, or null.
    public @Nullable String mistake(String field) {
        return refusals.stream()
                .filter(it -> it.field().equals(field))
                .map(Refusal::sentence)
                .findFirst()
                .orElse(null);
    }

    /// What is wrong with none of the fields on the page.
    public List<String> otherMistakes() {
        return refusals.stream()
                .filter(it -> !it.field().equals("total") && !it.field().equals("reason"))
                .map(Refusal::sentence)
                .toList();
    }

    @Override
    public int status() {
        return refusals.isEmpty() ? 200 : 422;
    }
}
