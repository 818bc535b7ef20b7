package dev.perennial.customers.privacy;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Profiling;
import dev.perennial.customers.privacy.requests.PrivacyRequests;
import dev.perennial.customers.privacy.retention.Kept;
import dev.perennial.customers.privacy.retention.Retention;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;

@Component
class PrivacyPages {
    private final Customers customers;
    private final PrivacyRequests requests;
    private final Profiling profiling;
    private final Retention retention;
    private final CurrentStaff current;
    private final Businesses businesses;
    private final Clock clock;

    PrivacyPages(
            Customers customers,
            PrivacyRequests requests,
            Profiling profiling,
            Retention retention,
            CurrentStaff current,
            Businesses businesses,
            Clock clock) {
        this.customers = customers;
        this.requests = requests;
        this.profiling = profiling;
        this.retention = retention;
        this.current = current;
        this.businesses = businesses;
        this.clock = clock;
    }

    View overview() {
        current.require(Role.MANAGER);
        return new OverviewPage(
                requests.open(), retention.all().stream().filter(Kept::waits).toList(), today());
    }

    View of(CustomerId customer) {
        current.require(Role.MANAGER);
        if (!customers.exists(customer)) throw new NoSuchElementException("no customer " + customer);
        return new PersonPage(
                customer,
                customers.name(customer).orElse(t("customers.nameless")),
                requests.of(customer),
                profiling.objectedSince(customer).orElse(null),
                current.role() == Role.OWNER,
                today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), businesses.current().zone());
    }
}
