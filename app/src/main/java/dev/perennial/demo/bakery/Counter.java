package dev.perennial.demo.bakery;

import dev.perennial.orders.SamplePurchase.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Where and when a basket is paid for. What is ordered ahead is booked when it is picked up.
final class Counter {
    static final String TILL = "Counter";
    private static final String WEB_SHOP = "Web shop";
    private static final String PHONE = "Phone order";

    private final Seasons seasons;

    Counter(Seasons seasons) {
        this.seasons = seasons;
    }

    record Sale(Instant at, String channel, String place, List<Line> lines) {}

    Sale sell(Habit habit, Map<Menu, Integer> basket, LocalDate day, Chance chance) {
        var channel = channel(habit, basket, chance);
        var place = channel.equals(TILL) ? place(habit, basket, day, chance) : Place.MARKET_SQUARE;
        var lines = basket.entrySet().stream()
                .map(item -> new Line(
                        item.getKey().sku(),
                        item.getValue(),
                        item.getValue() * item.getKey().price(seasons, day)))
                .toList();
        return new Sale(moment(place, day, habit.hour(chance), chance), channel, place.title(), lines);
    }

    /// Some moment of the day near an hour at which the house is open.
    Instant moment(LocalDate day, double hour, Chance chance) {
        return moment(Place.MARKET_SQUARE, day, hour, chance);
    }

    private Instant moment(Place place, LocalDate day, double hour, Chance chance) {
        var span = place.hours(seasons, day).orElseThrow();
        var opens = span.opens().toSecondOfDay() + 60;
        var closes = span.closes().toSecondOfDay() - 60;
        var wanted = (int) (hour * 3600);
        var second = wanted > opens && wanted < closes ? wanted : chance.from(opens, closes);
        return day.atStartOfDay().plusSeconds(second).atZone(Bakery.ZONE).toInstant();
    }

    private static String channel(Habit habit, Map<Menu, Integer> basket, Chance chance) {
        var ahead = habit == Habit.OFFICE
                ? 1
                : basket.keySet().stream().anyMatch(item -> item.price() >= 2000)
                        ? 0.7
                        : habit == Habit.WEEKEND_BREAD ? 0.11 : habit == Habit.FEASTS ? 0.2 : 0.01;
        if (!chance.happens(ahead)) return TILL;
        return chance.happens(habit == Habit.OFFICE ? 0.45 : 0.7) ? WEB_SHOP : PHONE;
    }

    private Place place(Habit habit, Map<Menu, Integer> basket, LocalDate day, Chance chance) {
        var light = basket.keySet().stream().noneMatch(item -> item.shelf() == Menu.Shelf.BREAD);
        var share = habit == Habit.DAILY_COFFEE ? 0.34 : 0.12;
        var kiosk = light && Place.STATION_KIOSK.hours(seasons, day).isPresent() && chance.happens(share);
        return kiosk ? Place.STATION_KIOSK : Place.MARKET_SQUARE;
    }
}
