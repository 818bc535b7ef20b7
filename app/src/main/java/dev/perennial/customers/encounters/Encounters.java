package dev.perennial.customers.encounters;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Tasks;
import dev.perennial.platform.Businesses;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Notes calls and visits on the timeline.
@Component
class Encounters {
    private final Activities activities;
    private final Tasks tasks;
    private final CurrentStaff staff;
    private final Businesses businesses;
    private final Clock clock;
    private final AuditLog log;

    Encounters(
            Activities activities, Tasks tasks, CurrentStaff staff, Businesses businesses, AuditLog log, Clock clock) {
        this.log = log;
        this.activities = activities;
        this.tasks = tasks;
        this.staff = staff;
        this.businesses = businesses;
        this.clock = clock;
    }

    /// The same form sent twice is one encounter, with one task.
    @Transactional
    void note(CustomerId customer, Encounter encounter, UUID form) {
        var by = staff.id();
        var now = clock.instant();
        var noted = activities.append(new Activity(
                customer,
                encounter.kind().activity(),
                now,
                "encounter:" + form,
                null,
                null,
                Map.of(
                        "outcome", encounter.outcome().name(),
                        "text", Objects.requireNonNullElse(encounter.words(), ""),
                        "by", by.toString())));
        if (noted) log.changed("customers.encounter", customer.value());
        if (!noted || encounter.next() == Next.NEVER) return;
        tasks.make(
                UUID.nameUUIDFromBytes(("next:" + form).getBytes(StandardCharsets.UTF_8)),
                customer,
                t("customers.encounter.next.task"),
                encounter
                        .next()
                        .from(LocalDate.ofInstant(now, businesses.current().zone())),
                by,
                by);
    }
}
