package dev.perennial.demo.bakery;

import java.time.LocalDate;

/// Why somebody comes at all: how often, on which days, at what hour, and how soon they stop.
///
/// Visits follow a rate of the person's own, gamma around the habit's; after each visit the person may be gone
/// for good with a chance of their own, beta around the habit's. So the lifetime models have something true to find,
/// under seasons, holidays and one bad week that they know nothing of.
enum Habit {
    DAILY_COFFEE(
            165,
            new Rate(6, 4.3),
            new Week(1.2, 1.2, 1.2, 1.2, 1.3, .6, .3),
            new Hour(8.1, 0.9),
            new Leaving(1.2, 420)),
    WEEKEND_BREAD(
            310,
            new Rate(4, 1.25),
            new Week(.25, .25, .35, .4, .9, 3.2, 1.65),
            new Hour(9.6, 1.4),
            new Leaving(1, 110)),
    SUNDAY_CAKE(
            225, new Rate(3, 0.6), new Week(.05, .05, .05, .1, .35, 1.2, 5.2), new Hour(11.1, 1.0), new Leaving(1, 48)),
    LUNCH_BREAK(
            320,
            new Rate(1.6, 0.95),
            new Week(1.2, 1.3, 1.3, 1.3, 1.3, .5, .1),
            new Hour(12.7, 0.6),
            new Leaving(1, 55)),
    OFFICE(26, new Rate(3, 1.2), new Week(1.2, 1.4, 1.5, 1.5, 1.4, 0, 0), new Hour(8.8, 1.0), new Leaving(1, 160)),
    NOW_AND_THEN(
            973, new Rate(0.7, 0.22), new Week(.8, .8, .9, .9, 1.1, 1.6, .9), new Hour(11.5, 2.4), new Leaving(.9, 9)),
    SUMMER(190, new Rate(1.2, 0.6), new Week(.7, .7, .8, .8, 1.1, 1.7, 1.2), new Hour(14.2, 1.6), new Leaving(1, 9)),
    FEASTS(165, new Rate(2, 0.5), new Week(.5, .6, .7, .9, 1.4, 2.1, .8), new Hour(10.8, 2.0), new Leaving(1, 24)),
    PASSING_THROUGH(
            606, new Rate(1, 0.05), new Week(.9, .9, .9, .9, 1.1, 1.4, .9), new Hour(11.4, 2.6), new Leaving(1, 0));

    private final int customers;
    private final Rate rate;
    private final Week week;
    private final Hour hour;
    private final Leaving leaving;

    Habit(int customers, Rate rate, Week week, Hour hour, Leaving leaving) {
        this.customers = customers;
        this.rate = rate;
        this.week = week;
        this.hour = hour;
        this.leaving = leaving;
    }

    /// How many of the town's people have it.
    int customers() {
        return customers;
    }

    /// Visits a week of one person who has it.
    double weeklyRate(Chance chance) {
        return chance.gamma(rate.shape(), rate.mean());
    }

    /// The chance of one person to be gone after a visit.
    double leaves(Chance chance) {
        return leaving.b() == 0 ? 1 : chance.beta(leaving.a(), leaving.b());
    }

    /// How much more likely a visit is on this weekday than on an average one.
    double weekday(LocalDate day) {
        return week.of(day);
    }

    double hour(Chance chance) {
        return hour.mean() + hour.spread() * chance.normal();
    }

    /// How much more likely a visit is at this time of the year.
    double season(Seasons seasons, LocalDate day) {
        var bustle = seasons.bustle(day);
        return switch (this) {
            case SUMMER -> 0.02 + 2.4 * seasons.warmth(day);
            case FEASTS -> seasons.christmas(day) ? 2.2 : seasons.beforeEaster(day) ? 1.2 : 0.04;
            case OFFICE -> bustle < 0.9 ? bustle * 0.7 : bustle;
            case WEEKEND_BREAD, SUNDAY_CAKE -> seasons.beforeEaster(day) ? bustle * 1.12 : bustle;
            default -> bustle;
        };
    }

    /// Regulars are those who would be missed.
    boolean regular() {
        return switch (this) {
            case DAILY_COFFEE, WEEKEND_BREAD, SUNDAY_CAKE, LUNCH_BREAK, OFFICE -> true;
            case NOW_AND_THEN, SUMMER, FEASTS, PASSING_THROUGH -> false;
        };
    }

    private record Rate(double shape, double mean) {}

    private record Hour(double mean, double spread) {}

    private record Leaving(double a, double b) {}

    private record Week(double mon, double tue, double wed, double thu, double fri, double sat, double sun) {
        double of(LocalDate day) {
            return switch (day.getDayOfWeek()) {
                case MONDAY -> mon;
                case TUESDAY -> tue;
                case WEDNESDAY -> wed;
                case THURSDAY -> thu;
                case FRIDAY -> fri;
                case SATURDAY -> sat;
                case SUNDAY -> sun;
            };
        }
    }
}
