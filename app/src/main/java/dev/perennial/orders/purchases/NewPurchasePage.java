package dev.perennial.orders.purchases;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.Refusal;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The form to record a purchase by hand; what was typed stays when it is refused.
///
/// @param request names this one purchase, so that a form sent twice records once
public record NewPurchasePage(
        CustomerId customer,
        String customerName,
        String currency,
        String request,
        String total,
        String what,
        String at,
        List<Refusal> refusals)
        implements View {
    private static final Set<String> FIELDS = Set.of("total", "what", "at");

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
                .filter(it -> !FIELDS.contains(it.field()))
                .map(Refusal::sentence)
                .toList();
    }

    @Override
    public int status() {
        return refusals.isEmpty() ? 200 : 422;
    }
}
