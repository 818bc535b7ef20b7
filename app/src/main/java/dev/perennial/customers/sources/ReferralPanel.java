package dev.perennial.customers.sources;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.ui.View;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class ReferralPanel implements CustomerPanel {
    private static final int MOST = 20;

    private final Referrals referrals;

    ReferralPanel(Referrals referrals) {
        this.referrals = referrals;
    }

    @Override
    public Place place() {
        return Place.MEANING;
    }

    @Override
    public int order() {
        return 95;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        return Optional.of(
                new Recommended(customer, referrals.of(customer).orElse(null), referrals.by(customer, MOST)));
    }
}
