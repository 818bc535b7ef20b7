package dev.perennial.customers;

import java.util.List;

/// What a person is contacted for.
public enum Purpose {
    /// News and offers for everybody: newsletters, promotions, invitations.
    NEWS,
    /// Asking for an opinion: surveys, reviews.
    SURVEYS,
    /// Offers chosen for this person by what they bought and did.
    PERSONAL,
    /// What the person ordered, booked or has to know: confirmations, receipts, appointments, recalls. Needs no
    /// consent, and nothing that advertises may call itself so.
    SERVICE;

    private static final List<Purpose> ASKED = List.of(NEWS, SURVEYS, PERSONAL);

    /// Those a person has to agree to.
    public static List<Purpose> asked() {
        return ASKED;
    }

    public boolean needsConsent() {
        return this != SERVICE;
    }
}
