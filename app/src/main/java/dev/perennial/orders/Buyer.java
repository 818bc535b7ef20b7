package dev.perennial.orders;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.Checks;
import org.jspecify.annotations.Nullable;

/// Who bought, as far as the source knows.
///
/// @param customer when the sender knows our own id; the rest is then not looked at
/// @param number the customer's number in the source
public record Buyer(
        @Nullable CustomerId customer,
        @Nullable String number,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone) {

    public static Buyer known(CustomerId customer) {
        return new Buyer(customer, null, null, null, null);
    }

    void check(Checks checks) {
        if (customer != null) return;
        if (number == null && name == null && email == null && phone == null)
            checks.refuse("customer", null, "nobodyNamed");
        checks.optional("customer.number", number, 200);
        checks.optional("customer.name", name, 300);
        checks.optional("customer.email", email, 320);
        checks.optional("customer.phone", phone, 60);
        if (email != null && !email.strip().matches("[^@\\s]+@[^@\\s]+"))
            checks.refuse("customer.email", email, "notAnAddress");
        if (phone != null && phone.chars().filter(Character::isDigit).count() < 3)
            checks.refuse("customer.phone", phone, "notAPhone");
    }
}
