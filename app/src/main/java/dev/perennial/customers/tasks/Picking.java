package dev.perennial.customers.tasks;

import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.profiles.Directory;
import dev.perennial.platform.Businesses;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Offers customers to choose from, in forms that name one.
@Component
public class Picking {
    static final String CUSTOMER = "customer";
    public static final String REFERRER = "referrer";
    private static final int MOST = 8;

    private final Directory directory;
    private final Businesses businesses;

    Picking(Directory directory, Businesses businesses) {
        this.directory = directory;
        this.businesses = businesses;
    }

    /// @param who what was typed
    /// @param chosen the id of the one chosen already, or empty
    /// @param input the name under which the choice is sent; one of those known here
    public People people(String who, String chosen, String input) {
        var typed = Objects.requireNonNullElse(Folding.clean(who), "");
        var found = directory.find(typed, businesses.current().country(), MOST);
        return new People(typed, found, chosen, input.equals(REFERRER) ? REFERRER : CUSTOMER);
    }
}
