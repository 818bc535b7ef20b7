package dev.perennial.demo.bakery;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.SampleCustomer;
import dev.perennial.orders.PurchaseId;
import dev.perennial.orders.SamplePurchase;
import dev.perennial.orders.SamplePurchase.Refund;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells the bakery's story person by person and day by day.
final class Telling {
    private static final long SEED = 20_241_105;
    private static final double STREET_SALES_A_DAY = 24;

    private final Seasons seasons;
    private final Counter counter;
    private final Acquaintance acquaintance;
    private final People people = new People();
    private final Map<LocalDate, Double> weather = new HashMap<>();
    private final List<Person> told = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();

    Telling(Seasons seasons, Crew crew) {
        this.seasons = seasons;
        this.counter = new Counter(seasons);
        this.acquaintance = new Acquaintance(seasons, crew, people);
        var chance = new Chance(SEED, 1);
        seasons.days().forEach(day -> weather.put(day, Math.clamp(1 + 0.1 * chance.normal(), 0.72, 1.2)));
    }

    Bakery tell() {
        for (var i = 0; i < Part.CAST.size(); i++) play(Part.CAST.get(i), new Chance(SEED, 100 + i));
        for (var bond : Part.BONDS) acquaintance.bind(named(bond.one()), named(bond.other()), bond.birthday());
        for (var habit : Habit.values()) {
            @Nullable Person previous = null;
            for (var i = 0; i < habit.customers(); i++)
                previous = live(habit, i, previous, new Chance(SEED, (habit.ordinal() + 1) * 100_000L + i));
        }
        strangers(new Chance(SEED, 2));
        acquaintance.complain(told, new Chance(SEED, 3));
        acquaintance.plan(told, new Chance(SEED, 4));
        acquaintance.recommend(told, new Chance(SEED, 7));

        var purchases = purchases(new Chance(SEED, 5));
        var customers = told.stream()
                .map(Person::customer)
                .sorted(Comparator.comparing(SampleCustomer::since).thenComparing(SampleCustomer::name))
                .toList();
        return new Bakery(seasons, customers, purchases, refunds(purchases, new Chance(SEED, 6)));
    }

    private void play(Part part, Chance chance) {
        var taste = Taste.of(part.habit(), chance);
        var arrival = part.monthsKnown() == 0
                ? seasons.lastOpenDay()
                : nextOpen(seasons.today().minusMonths(part.monthsKnown()).plusDays(chance.from(1, 20)));
        var character = new Character(part.visits(), 0, seasons.today().minusDays(part.silentDays()));
        var name = new People.Name(part.name(), part.name(), part.language());
        var person = arrive(name, taste, arrival, chance);
        acquaintance.introduce(person, part, chance);
        comeBack(person, character, arrival, chance);
        if (part.silentDays() > 0) visit(person, nextOpen(character.lastSeen()), chance);
    }

    private Person named(String name) {
        return told.stream()
                .filter(person -> person.name.full().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Person live(Habit habit, int number, @Nullable Person previous, Chance chance) {
        var couple = previous != null && previous.phone != null && habit != Habit.OFFICE && chance.happens(0.05);
        var again = couple && habit.regular() && chance.happens(0.2);
        var name = habit == Habit.OFFICE
                ? new People.Name(Remarks.OFFICES.get(number), Remarks.OFFICES.get(number), "en")
                : again && previous != null
                        ? People.mistyped(previous.name, chance)
                        : couple && previous != null ? people.partnerOf(previous.name, chance) : people.name(chance);
        var character = Character.of(habit, seasons, chance);
        var arrival = arrivalDay(habit, character, chance);
        var person = arrive(name, Taste.of(habit, chance), arrival, chance);
        acquaintance.meet(person, couple ? previous : null, chance);
        comeBack(person, character, arrival, chance);
        return person;
    }

    /// A third were regulars already when the records begin; the others are met as time goes by.
    private LocalDate arrivalDay(Habit habit, Character character, Chance chance) {
        var length = (int) seasons.first().until(character.lastSeen(), ChronoUnit.DAYS);
        var early = habit.regular() && chance.happens(0.38);
        while (true) {
            var day = seasons.first().plusDays(chance.from(0, (early ? Math.min(24, length) : length) - 1));
            var liking = habit.weekday(day) * (habit == Habit.PASSING_THROUGH ? 1 : habit.season(seasons, day));
            if (seasons.open(day) && !seasons.ovenBroken(day) && chance.happens(liking / 6)) return day;
        }
    }

    private LocalDate nextOpen(LocalDate from) {
        var day = from;
        while (!seasons.open(day) || seasons.ovenBroken(day)) day = day.plusDays(1);
        return day.isBefore(seasons.today()) ? day : seasons.lastOpenDay();
    }

    private Person arrive(People.Name name, Taste taste, LocalDate day, Chance chance) {
        var basket = taste.basket(seasons, day, chance);
        var sale = counter.sell(taste.habit(), basket, day, chance);
        var person = new Person(new CustomerId(chance.id(sale.at().toEpochMilli())), name, taste, sale.at());
        told.add(person);
        visits.add(new Visit(person.id, sale));
        return person;
    }

    private void comeBack(Person person, Character character, LocalDate arrival, Chance chance) {
        var habit = person.taste.habit();
        if (habit == Habit.PASSING_THROUGH || chance.happens(character.leaves())) return;
        var away = Holidays.of(seasons, chance);
        for (var day = arrival.plusDays(1); day.isBefore(character.lastSeen()); day = day.plusDays(1)) {
            if (!seasons.open(day) || away.on(day)) continue;
            var rate = character.visits() / 7 * habit.weekday(day) * habit.season(seasons, day);
            var comes = 1 - StrictMath.exp(-rate * weather.getOrDefault(day, 1.0));
            if (!chance.happens(comes)) continue;

            visit(person, day, chance);
            if (seasons.ovenBroken(day) && habit.regular()) {
                person.letDown = true;
                if (chance.happens(0.09) && character.leaves() > 0) return;
            }
            if (chance.happens(character.leaves())) return;
        }
    }

    private void visit(Person person, LocalDate day, Chance chance) {
        var basket = person.taste.basket(seasons, day, chance);
        if (basket.isEmpty()) return;
        visits.add(new Visit(person.id, counter.sell(person.taste.habit(), basket, day, chance)));
    }

    /// Sales nobody gave a name for.
    private void strangers(Chance chance) {
        seasons.days().filter(seasons::open).forEach(day -> {
            var liking = Habit.NOW_AND_THEN.weekday(day) * seasons.bustle(day) * weather.getOrDefault(day, 1.0);
            var count = (int) Math.round(STREET_SALES_A_DAY * liking);
            for (var i = 0; i < count; i++) {
                var basket = Taste.of(Habit.PASSING_THROUGH, chance).basket(seasons, day, chance);
                if (!basket.isEmpty())
                    visits.add(new Visit(null, counter.sell(Habit.PASSING_THROUGH, basket, day, chance)));
            }
        });
    }

    private List<SamplePurchase> purchases(Chance chance) {
        visits.sort(Comparator.comparing(visit -> visit.sale().at()));
        var purchases = new ArrayList<SamplePurchase>(visits.size());
        for (var visit : visits) {
            var sale = visit.sale();
            purchases.add(new SamplePurchase(
                    new PurchaseId(chance.id(sale.at().toEpochMilli())),
                    "R-%06d".formatted(purchases.size() + 1),
                    visit.customer(),
                    sale.at(),
                    sale.channel(),
                    sale.place(),
                    sale.lines()));
        }
        return purchases;
    }

    /// A few each week; in the bad week whatever was ordered ahead and could not be baked.
    private List<Refund> refunds(List<SamplePurchase> purchases, Chance chance) {
        var refunds = new ArrayList<Refund>();
        for (var purchase : purchases) {
            var day = LocalDate.ofInstant(purchase.at(), Bakery.ZONE);
            var ordered = !purchase.channel().equals(Counter.TILL);
            var beforeBadWeek = seasons.ovenBroken(day.plusDays(4)) && !seasons.ovenBroken(day);
            var cancelled = beforeBadWeek && ordered && chance.happens(0.45);
            var spoilt = seasons.ovenBroken(day) && chance.happens(0.035);
            if (!cancelled && !spoilt && !chance.happens(0.0035)) continue;

            var at = cancelled
                    ? counter.moment(seasons.badWeek().plusDays(chance.from(0, 2)), 10, chance)
                    : counter.moment(day, 17, chance);
            if (at.isBefore(purchase.at())) at = purchase.at().plusSeconds(chance.from(120, 900));
            var line = chance.oneOf(purchase.lines());
            var whole = cancelled || chance.happens(0.3);
            refunds.add(new Refund(
                    chance.id(at.toEpochMilli()),
                    "F-%05d".formatted(refunds.size() + 1),
                    purchase.id(),
                    purchase.customer(),
                    at,
                    whole ? purchase.totalMinor() : line.totalMinor(),
                    cancelled || spoilt ? "Oven broken" : chance.oneOf(Remarks.REFUND_REASONS)));
        }
        return refunds;
    }

    private record Visit(@Nullable CustomerId customer, Counter.Sale sale) {}

    /// How one person differs from the next with the same habit.
    ///
    /// @param visits a week, in an average season
    /// @param leaves the chance to be gone for good after a visit
    /// @param lastSeen the first day without them in any case
    private record Character(double visits, double leaves, LocalDate lastSeen) {

        /// Some regulars slipped away only lately: silent for several of their own intervals.
        static Character of(Habit habit, Seasons seasons, Chance chance) {
            var visits = habit.weeklyRate(chance);
            var slipsAway = habit.regular() && chance.happens(0.035);
            var silent = slipsAway ? Math.clamp(Math.round(7 / visits * chance.between(4, 8)), 14, 75) : 0;
            return new Character(visits, habit.leaves(chance), seasons.today().minusDays(silent));
        }
    }

    /// Two stretches away from town, one or two weeks each.
    private record Holidays(LocalDate first, int firstDays, LocalDate second, int secondDays) {
        static Holidays of(Seasons seasons, Chance chance) {
            return new Holidays(
                    seasons.first().plusDays(chance.from(0, 270)),
                    chance.from(5, 15),
                    seasons.first().plusDays(chance.from(270, 530)),
                    chance.from(5, 15));
        }

        boolean on(LocalDate day) {
            return within(day, first, firstDays) || within(day, second, secondDays);
        }

        private static boolean within(LocalDate day, LocalDate from, int days) {
            return !day.isBefore(from) && day.isBefore(from.plusDays(days));
        }
    }
}
