package dev.perennial.customers.profiles;

import dev.perennial.customers.contacts.Birthday;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A profile as somebody filled it in, read and found to be in order.
record Draft(
        String name,
        List<Profile.Reach> reaches,
        Profile.Address address,
        @Nullable Birthday birthday,
        @Nullable String language,
        @Nullable String cameFrom,
        Map<String, String> demographics,
        Map<String, String> fields) {}
