package dev.perennial.customers;

import dev.perennial.programs.Fields;
import dev.perennial.ui.Checks;
import dev.perennial.ui.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who somebody is, as far as a source knows.
///
/// @param customer when the sender knows our own id; the rest is then not looked at
/// @param number the person's number in the source
public record Somebody(
        @Nullable CustomerId customer,
        @Nullable String number,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone) {

    public static Somebody known(CustomerId customer) {
        return new Somebody(customer, null, null, null, null);
    }

    /// The object `customer` of what a program sent.
    public static @Nullable Somebody sent(Fields sent) {
        var customer = sent.optionalObject("customer");
        if (customer == null) return null;
        var id = customer.optionalId("id");
        return new Somebody(
                id == null ? null : new CustomerId(id),
                customer.optionalText("number"),
                customer.optionalText("name"),
                customer.optionalText("email"),
                customer.optionalText("phone"));
    }

    /// All that is wrong with it, or nothing.
    public List<Refusal> refusals() {
        if (customer != null) return List.of();
        var checks = new Checks("customers");
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
        return checks.refusals();
    }

    Person person() {
        return Person.unknown()
                .withExternalId(number)
                .withName(name)
                .withEmail(email)
                .withPhone(phone);
    }
}
