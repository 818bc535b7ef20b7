package dev.perennial.customers.activities;

import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.platform.Money;
import dev.perennial.ui.Checks;
import dev.perennial.ui.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Something a program of the shop saw a customer do: `own.parcel_sent`.
///
/// @param source the program, and
/// @param number what it calls this; the two together name it for ever
/// @param title the line on the timeline
/// @param data what the program wants to keep with it, one text for each name
record OwnActivity(
        CustomerId customer,
        String kind,
        Instant at,
        String source,
        String number,
        String title,
        @Nullable String detail,
        @Nullable Money amount,
        Map<String, String> data) {
    /// No module has this name, so that what programs tell never passes for what the product saw itself.
    static final String PREFIX = "own.";

    static final int MOST_DATA = 30;
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    OwnActivity {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    List<Refusal> refusals(Instant now) {
        var checks = new Checks("customers");
        if (!KIND.matcher(kind).matches()) checks.refuse("kind", kind, "ownKind");
        checks.source(source);
        checks.needed("number", number, 200);
        checks.moment("at", at, now);
        checks.needed("title", title, 200);
        checks.optional("detail", detail, 1_000);
        if (data.size() > MOST_DATA) checks.refuse("data", data.size(), "tooMuchData", MOST_DATA);
        data.forEach((name, value) -> {
            checks.optional("data." + name, name, 60);
            checks.optional("data." + name, value, 500);
        });
        return checks.refusals();
    }

    Activity activity() {
        var kept = new LinkedHashMap<String, Object>();
        kept.put("title", title.strip());
        if (detail != null) kept.put("detail", detail.strip());
        if (!data.isEmpty()) kept.put("data", data);
        return new Activity(
                customer,
                PREFIX + kind,
                at,
                PREFIX + source + ":" + number,
                amount == null ? null : (Long) amount.minor(),
                amount == null ? null : amount.currency().getCurrencyCode(),
                kept);
    }
}
