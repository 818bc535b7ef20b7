package dev.perennial.demo.sample;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.SampleStaff;
import dev.perennial.conversations.SampleCases;
import dev.perennial.customers.SampleCustomers;
import dev.perennial.feedback.SampleAnswers;
import dev.perennial.insights.Insights;
import dev.perennial.orders.SampleOrders;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes the sample out again, whole, and leaves what is real.
@Component
class SampleRemoval {
    private final SampleOrders orders;
    private final SampleAnswers answers;
    private final SampleCases cases;
    private final SampleCustomers customers;
    private final SampleStaff staff;
    private final Insights insights;
    private final Businesses businesses;
    private final CurrentStaff current;

    SampleRemoval(
            SampleOrders orders,
            SampleAnswers answers,
            SampleCases cases,
            SampleCustomers customers,
            SampleStaff staff,
            Insights insights,
            Businesses businesses,
            CurrentStaff current) {
        this.orders = orders;
        this.answers = answers;
        this.cases = cases;
        this.customers = customers;
        this.staff = staff;
        this.insights = insights;
        this.businesses = businesses;
        this.current = current;
    }

    /// @param emptied whether the business itself was the sample, so that the next visit is a first visit
    record Removed(int customers, int purchases, boolean emptied) {}

    @Transactional
    public Removed remove() {
        current.requireOfPeople(Role.OWNER);
        var purchases = orders.remove();
        answers.remove();
        cases.remove();
        var people = customers.remove();
        insights.forget();
        var emptied = businesses.find().filter(Business::sample).isPresent();
        if (emptied) businesses.remove();
        staff.dismiss();
        return new Removed(people, purchases, emptied);
    }
}
