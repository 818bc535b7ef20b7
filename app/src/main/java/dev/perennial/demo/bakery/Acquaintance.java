package dev.perennial.demo.bakery;

import dev.perennial.customers.SampleCustomer.Address;
import dev.perennial.customers.SampleCustomer.Appointment;
import dev.perennial.customers.SampleCustomer.Birthday;
import dev.perennial.customers.SampleCustomer.Encounter;
import dev.perennial.customers.SampleCustomer.Note;
import dev.perennial.customers.SampleCustomer.Preference;
import dev.perennial.customers.SampleCustomer.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the bakery comes to know about its people, and who wrote it down.
final class Acquaintance {
    private static final int OPEN_ERRANDS = 11;
    private static final int DONE_ERRANDS = 18;

    private final Seasons seasons;
    private final Crew crew;
    private final People people;

    Acquaintance(Seasons seasons, Crew crew, People people) {
        this.seasons = seasons;
        this.crew = crew;
        this.people = people;
    }

    /// Somebody of the cast, as written.
    void introduce(Person person, Part part, Chance chance) {
        var office = part.habit() == Habit.OFFICE;
        person.cameFrom = chance.earlyOf(Remarks.SOURCES);
        person.campaign = campaign(person, chance);
        person.phone = people.phone(chance);
        if (office) settle(person, chance);
        if (chance.happens(0.7)) person.email = people.email(part.name(), chance);
        if (part.birthdayIn() != null)
            person.birthday = new Birthday(
                    MonthDay.from(seasons.today().plusDays(part.birthdayIn())),
                    seasons.today().getYear() - chance.from(24, 71));
        for (var remark : part.remarks()) add(person, remark);
    }

    /// One telephone and one home, as two names in the list.
    void bind(Person one, Person other, boolean birthday) {
        other.phone = one.phone;
        other.address = one.address;
        if (birthday) other.birthday = one.birthday;
    }

    private void add(Person person, Part.Remark remark) {
        var day = seasons.today().minusDays(remark.daysAgo());
        switch (remark.kind()) {
            case "TASK" -> {
                var made = noon(seasons.today().minusDays(Math.max(remark.daysAgo(), 0) + 4));
                person.tasks.add(new Task(remark.text(), day, crew.ada(), crew.bo(), made, null));
            }
            case "CALLED", "VISITED_US", "WE_VISITED" ->
                person.encounters.add(new Encounter(
                        "customers." + remark.kind().toLowerCase(Locale.ROOT),
                        remark.text().startsWith("Nobody") ? "MISSED" : "WELL",
                        remark.text(),
                        crew.bo(),
                        noon(day)));
            case "APPOINTMENT" -> arrange(person, remark.text(), day);
            case "NOTE", "NEED", "PAIN_POINT", "EXPECTATION" ->
                person.notes.add(
                        new Note(remark.kind(), remark.text(), person.name.full(), day, crew.chiara(), noon(day)));
            default -> person.preferences.add(new Preference(remark.kind(), remark.text(), crew.dilan(), noon(day)));
        }
    }

    /// At the shop, or with who buys for many at their place.
    private void arrange(Person person, String title, LocalDate day) {
        var home = person.address;
        var at = noon(day).plus(3, ChronoUnit.HOURS);
        person.appointments.add(new Appointment(
                title,
                at,
                45,
                home == null ? null : home.street(),
                crew.ada(),
                crew.bo(),
                noon(seasons.today().minusDays(3)),
                at.minus(1, ChronoUnit.HOURS)));
    }

    /// Anybody else: how to reach them, and the little that is picked up over time.
    ///
    /// @param partner shares the phone and the home, if there is one
    void meet(Person person, @Nullable Person partner, Chance chance) {
        var habit = person.taste.habit();
        var known = habit == Habit.OFFICE ? 1 : habit.regular() ? 1.25 : habit == Habit.PASSING_THROUGH ? 0.55 : 0.9;
        person.cameFrom = chance.earlyOf(Remarks.SOURCES);
        person.campaign = campaign(person, chance);
        if (chance.happens(0.58 * known)) person.email = people.email(person.name.full(), chance);
        if (partner != null) {
            person.phone = partner.phone;
            person.address = partner.address;
        } else if (chance.happens(habit == Habit.OFFICE ? 1 : 0.42 * known)) {
            person.phone = people.phone(chance);
        }
        if (habit == Habit.OFFICE || partner == null && chance.happens(0.12 * known)) settle(person, chance);
        if (habit == Habit.OFFICE) {
            prefer(person, "OTHER", "Buys on account, one invoice a month", chance);
            return;
        }
        if (chance.happens(0.28 * known)) person.birthday = birthday(chance);
        if (chance.happens(0.2 * known)) prefer(person, "LIKES", chance.oneOf(Remarks.LIKES), chance);
        if (chance.happens(0.04 * known)) prefer(person, "ALLERGY", chance.earlyOf(Remarks.ALLERGIES), chance);
        if (chance.happens(0.04 * known)) prefer(person, "AVOIDS", chance.oneOf(Remarks.AVOIDS), chance);
        if (chance.happens(0.05 * known)) prefer(person, "SIZE", chance.oneOf(Remarks.SIZES), chance);
        if (!habit.regular()) return;
        if (chance.happens(0.14)) note(person, "NOTE", chance.oneOf(Remarks.NOTES), someDay(person, chance), chance);
        if (chance.happens(0.05)) note(person, "NEED", chance.oneOf(Remarks.NEEDS), someDay(person, chance), chance);
        if (chance.happens(0.06))
            note(person, "PAIN_POINT", chance.oneOf(Remarks.PAIN_POINTS), someDay(person, chance), chance);
        if (chance.happens(0.02))
            note(person, "EXPECTATION", chance.oneOf(Remarks.EXPECTATIONS), someDay(person, chance), chance);
    }

    /// What was said in the week of the broken oven.
    void complain(List<Person> told, Chance chance) {
        for (var person : told) {
            if (!person.letDown || !chance.happens(0.16)) continue;
            var day = seasons.badWeek().plusDays(chance.from(1, 6));
            note(person, "PAIN_POINT", chance.oneOf(Remarks.BAD_WEEK), day, chance);
        }
    }

    /// Errands with people who matter: some done, some due these days.
    void plan(List<Person> told, Chance chance) {
        var regulars = told.stream()
                .filter(person -> person.taste.habit().regular() && person.tasks.isEmpty())
                .sorted(Comparator.comparing(person -> person.since))
                .toList();
        for (var i = 0; i < DONE_ERRANDS + OPEN_ERRANDS; i++) {
            var person = regulars.get(chance.from(0, regulars.size() / 2));
            var done = i < DONE_ERRANDS;
            var due = seasons.today().plusDays(done ? -chance.from(5, 90) : chance.from(-3, 6));
            var made = noon(due.minusDays(chance.from(4, 9)));
            person.tasks.add(new Task(
                    chance.oneOf(Remarks.ERRANDS),
                    due,
                    crew.oneOf(chance),
                    crew.oneOf(chance),
                    made,
                    done ? noon(due.minusDays(chance.from(0, 2))) : null));
        }
    }

    /// Some are asked who told them of the bakery; it was somebody who came often by then.
    void recommend(List<Person> told, Chance chance) {
        var regulars = told.stream()
                .filter(person -> person.taste.habit().regular())
                .sorted(Comparator.comparing(person -> person.since))
                .toList();
        for (var person : told) {
            if (!person.cameFrom.equals(Remarks.BY_A_FRIEND) || !chance.happens(0.45)) continue;
            var friend = regulars.get(chance.from(0, 60));
            if (friend.since.isBefore(person.since)) person.recommendedBy = friend.id;
        }
    }

    /// Leaflets and pages on the web are made for something.
    private @Nullable String campaign(Person person, Chance chance) {
        var month = person.since.atZone(Bakery.ZONE).getMonth();
        return switch (person.cameFrom) {
            case "Leaflet" -> month.getValue() < 8 ? "Easter leaflet" : "Christmas leaflet";
            case "Social media" -> chance.happens(0.6) ? "New rye" : "Cake of the month";
            default -> null;
        };
    }

    private void settle(Person person, Chance chance) {
        person.address = new Address(people.street(chance), people.postalCode(chance), people.town(), "GB");
    }

    private Birthday birthday(Chance chance) {
        var day = MonthDay.from(seasons.first().plusDays(chance.from(0, 364)));
        return new Birthday(day, chance.happens(0.6) ? seasons.today().getYear() - chance.from(17, 84) : null);
    }

    private void prefer(Person person, String kind, String text, Chance chance) {
        var at = noon(someDay(person, chance));
        person.preferences.add(new Preference(kind, text, crew.oneOf(chance), at));
    }

    private void note(Person person, String kind, String text, LocalDate day, Chance chance) {
        var saidBy = kind.equals("NOTE") ? null : person.name.full();
        person.notes.add(new Note(kind, text, saidBy, day, crew.oneOf(chance), noon(day)));
    }

    /// A day within the first months of knowing each other.
    private LocalDate someDay(Person person, Chance chance) {
        var since = LocalDate.ofInstant(person.since, Bakery.ZONE);
        var days = (int) ChronoUnit.DAYS.between(since, seasons.today());
        return since.plusDays(chance.from(0, Math.min(days - 1, 120)));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(Bakery.ZONE).toInstant();
    }
}
