package dev.perennial.demo.bakery;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.SampleCustomer;
import dev.perennial.customers.SampleCustomer.Address;
import dev.perennial.customers.SampleCustomer.Appointment;
import dev.perennial.customers.SampleCustomer.Birthday;
import dev.perennial.customers.SampleCustomer.Encounter;
import dev.perennial.customers.SampleCustomer.Note;
import dev.perennial.customers.SampleCustomer.Origin;
import dev.perennial.customers.SampleCustomer.Preference;
import dev.perennial.customers.SampleCustomer.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody whose story is being told; becomes a customer when it is.
final class Person {
    final CustomerId id;
    final People.Name name;
    final Taste taste;
    final Instant since;
    final List<Preference> preferences = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<Task> tasks = new ArrayList<>();
    final List<Encounter> encounters = new ArrayList<>();
    final List<Appointment> appointments = new ArrayList<>();
    String cameFrom = "";

    @Nullable
    String campaign;

    @Nullable
    CustomerId recommendedBy;

    @Nullable
    String email;

    @Nullable
    String phone;

    @Nullable
    Address address;

    @Nullable
    Birthday birthday;

    /// True for whoever met empty shelves in the bad week.
    boolean letDown;

    Person(CustomerId id, People.Name name, Taste taste, Instant since) {
        this.id = id;
        this.name = name;
        this.taste = taste;
        this.since = since;
    }

    SampleCustomer customer() {
        return new SampleCustomer(
                id,
                name.full(),
                name.language(),
                birthday,
                address,
                new Origin(cameFrom, campaign, recommendedBy),
                since,
                email,
                phone,
                List.copyOf(preferences),
                List.copyOf(notes),
                List.copyOf(tasks),
                List.copyOf(encounters),
                List.copyOf(appointments));
    }
}
