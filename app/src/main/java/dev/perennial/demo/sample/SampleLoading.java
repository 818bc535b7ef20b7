package dev.perennial.demo.sample;

import dev.perennial.access.Role;
import dev.perennial.access.SampleStaff;
import dev.perennial.conversations.SampleCases;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.DuplicateSearch;
import dev.perennial.customers.SampleCustomers;
import dev.perennial.demo.bakery.Bakery;
import dev.perennial.demo.bakery.Crew;
import dev.perennial.demo.bakery.Place;
import dev.perennial.demo.bakery.Talks;
import dev.perennial.demo.bakery.Voices;
import dev.perennial.feedback.SampleAnswers;
import dev.perennial.orders.OrdersImported;
import dev.perennial.orders.SampleOrders;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.OpeningHours;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Brings the sample business in: all of it or, when the machine stops in the middle, nothing.
@Component
class SampleLoading {
    private final Businesses businesses;
    private final SampleStaff staff;
    private final SampleCustomers customers;
    private final SampleOrders orders;
    private final DuplicateSearch duplicates;
    private final SampleAnswers answers;
    private final SampleCases cases;
    private final ApplicationEventPublisher events;
    private final JdbcClient db;
    private final Clock clock;

    SampleLoading(
            Businesses businesses,
            SampleStaff staff,
            SampleCustomers customers,
            SampleOrders orders,
            DuplicateSearch duplicates,
            SampleAnswers answers,
            SampleCases cases,
            ApplicationEventPublisher events,
            JdbcClient db,
            Clock clock) {
        this.businesses = businesses;
        this.staff = staff;
        this.customers = customers;
        this.orders = orders;
        this.duplicates = duplicates;
        this.answers = answers;
        this.cases = cases;
        this.events = events;
        this.db = db;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Loaded(int customers, int purchases) implements Outcome {}

        record ThereAlready() implements Outcome {}

        record RealBusiness(String name) implements Outcome {}
    }

    /// @param progress hears a sentence before each step
    @Transactional
    public Outcome load(Consumer<String> progress) {
        oneAtATime();
        var found = businesses.find();
        if (found.isPresent())
            return found.get().sample()
                    ? new Outcome.ThereAlready()
                    : new Outcome.RealBusiness(found.get().name());

        progress.accept("Inventing a bakery-café and its last eighteen months …");
        businesses.save(business());
        var crew = hire();
        var bakery = Bakery.before(LocalDate.ofInstant(clock.instant(), Bakery.ZONE), crew);
        progress.accept(
                "Bringing in %,d customers …".formatted(bakery.customers().size()));
        customers.bring(bakery.customers(), "GB");
        Origins.described(customers, LocalDate.ofInstant(clock.instant(), Bakery.ZONE));
        progress.accept(
                "Bringing in %,d purchases …".formatted(bakery.purchases().size()));
        orders.bring(Bakery.products(), bakery.purchases(), bakery.refunds());
        duplicates.soon();
        var said = Voices.of(bakery);
        progress.accept("Bringing in what %,d guests said …".formatted(said.size()));
        answers.bring(said);
        cases.bring(Talks.with(guests(), crew));
        events.publishEvent(new OrdersImported(
                UUID.randomUUID(), bakery.purchases().size(), bakery.refunds().size()));
        return new Outcome.Loaded(bakery.customers().size(), bakery.purchases().size());
    }

    /// Some of those with an address, who ordered lately.
    private List<Talks.Guest> guests() {
        return db.sql("""
            select c.id, c.called, a.value from customers.api_customer c
            join customers.api_contact a on a.customer_id = c.id and a.kind = 'EMAIL' and a.position = 0
            where c.sample and c.name is not null order by c.created_at desc, c.id limit 9""")
                .query((row, _) -> new Talks.Guest(
                        new CustomerId(row.getObject(1, UUID.class)), row.getString(2), row.getString(3)))
                .list();
    }

    /// Two processes on one database wait for each other here; the second then finds the sample there.
    private void oneAtATime() {
        db.sql("select pg_advisory_xact_lock(hashtext('perennial.demo.sample'))")
                .query((_, _) -> true)
                .single();
    }

    private static Business business() {
        return new Business(
                "Winter’s Bakery & Café",
                Business.Kind.BAKERY_CAFE,
                "GB",
                Currency.getInstance("GBP"),
                Bakery.ZONE,
                Locale.UK,
                new OpeningHours(Place.houseHours()),
                true);
    }

    private Crew hire() {
        return new Crew(
                staff.hire("Ada Winter", "ada@winters-bakery.example", Role.OWNER),
                staff.hire("Bo Lind", "bo@winters-bakery.example", Role.MANAGER),
                staff.hire("Chiara Neri", "chiara@winters-bakery.example", Role.STAFF),
                staff.hire("Dilan Aksoy", "dilan@winters-bakery.example", Role.STAFF));
    }
}
