package dev.perennial.customers.sources;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class ReferralStory implements ActivityStory {
    private final Customers customers;

    ReferralStory(Customers customers) {
        this.customers = customers;
    }

    @Override
    public String kind() {
        return Referrals.KIND;
    }

    @Override
    public Told tell(Activity activity) {
        var referrer =
                Optional.ofNullable(activity.data().get("referrer")).map(id -> CustomerId.valueOf(id.toString()));
        var called = referrer.flatMap(customers::name);
        return new Told(
                "heart",
                t("customers.referral.told", called.orElse(t("customers.somebody"))),
                null,
                called.isPresent() ? "/customers/" + referrer.get() : null);
    }
}
