package dev.perennial.customers.sources;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who recommended us to a customer, and to whom the customer did.
public record Recommended(CustomerId customer, Referrals.@Nullable Referral referral, List<Referrals.Brought> brought)
        implements View {}
