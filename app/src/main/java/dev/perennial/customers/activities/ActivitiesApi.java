package dev.perennial.customers.activities;

import dev.perennial.access.InArea;
import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.Whom;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.Money;
import dev.perennial.programs.Answer;
import dev.perennial.programs.Cursor;
import dev.perennial.programs.Fields;
import dev.perennial.programs.Requests;
import dev.perennial.ui.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What happened with customers, for programs to read and to tell; `docs/api/customers.md` tells how.
@RestController
@RequestMapping("/api/v1/customers/activities")
@InArea("customers")
class ActivitiesApi {
    private record ActivityJson(
            String id,
            String customer,
            String kind,
            String at,
            String source,
            @Nullable String amount,
            @Nullable String currency,
            Map<String, Object> data) {}

    private final Activities activities;
    private final Whom whom;
    private final Requests requests;
    private final Businesses businesses;
    private final Clock clock;

    ActivitiesApi(Activities activities, Whom whom, Requests requests, Businesses businesses, Clock clock) {
        this.activities = activities;
        this.whom = whom;
        this.requests = requests;
        this.businesses = businesses;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return requests.read(request, this::list);
    }

    @PostMapping
    ResponseEntity<String> tell(HttpServletRequest request) throws IOException {
        return requests.write(request, "customers.activity", this::tell);
    }

    private Answer list(Fields asked) {
        var page = asked.page("activities");
        var kind = asked.optionalText("kind");
        var customer = whom.asked(asked);
        if (customer.isEmpty() || !asked.refusals().isEmpty()) return Answer.refused(asked.refusals());
        var after = page.after();
        return page.of(
                activities.timeline(
                        customer.get(),
                        kind == null ? List.of() : List.of(kind),
                        after == null ? null : new Activities.Place(after.at(), after.id()),
                        page.most()),
                ActivitiesApi::json,
                it -> new Cursor(it.place().at(), it.place().id()));
    }

    private Answer tell(Fields sent) {
        var source = sent.text("source");
        var currency = sent.currency("currency", businesses.current().currency());
        var amount = sent.optionalMoney("amount", currency);
        var customer = whom.sent(sent, source);
        var activity = new OwnActivity(
                customer.orElse(Whom.NOBODY),
                sent.text("kind"),
                sent.moment("at"),
                source,
                sent.text("number"),
                sent.text("title"),
                sent.optionalText("detail"),
                amount == null ? null : new Money(amount, currency),
                data(sent));
        if (!sent.refusals().isEmpty()) return Answer.refused(sent.refusals());
        var refusals = activity.refusals(clock.instant());
        if (!refusals.isEmpty()) return Answer.refused(refusals);

        var isNew = activities.append(activity.activity());
        var kept = activities.caused(activity.activity().source()).orElseThrow();
        if (!isNew && !isSame(kept.activity(), activity.activity()))
            return Answer.conflict(Refusal.of("customers", "number", activity.number(), "otherActivity", source));
        return Answer.of(isNew ? 201 : 200, json(kept))
                .about(kept.activity().customer().value());
    }

    private static Map<String, String> data(Fields sent) {
        var data = new LinkedHashMap<String, String>();
        sent.open("data").forEach((name, value) -> {
            if (value.isValueNode() && !value.isNull()) data.put(name, value.asString());
            else if (!value.isNull()) sent.refuse("customers", "data." + name, value.toString(), "dataValue");
        });
        return data;
    }

    private static boolean isSame(Activity kept, Activity sent) {
        return kept.kind().equals(sent.kind()) && kept.at().equals(sent.at());
    }

    private static ActivityJson json(Activities.Entry entry) {
        var it = entry.activity();
        var currency = it.currency();
        return new ActivityJson(
                entry.place().id().toString(),
                it.customer().toString(),
                it.kind(),
                it.at().toString(),
                it.source(),
                it.amountMinor() == null || currency == null
                        ? null
                        : Money.of(it.amountMinor(), currency).amount().toPlainString(),
                currency,
                it.data());
    }
}
