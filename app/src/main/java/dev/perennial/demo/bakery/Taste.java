package dev.perennial.demo.bakery;

import dev.perennial.demo.bakery.Menu.Shelf;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What one person likes, and so what lies in their basket on a day.
record Taste(Habit habit, Menu drink, Menu bread, Menu pastry, Menu cake, Menu lunch) {
    private static final List<Menu> SLICES =
            List.of(Menu.VICTORIA_SPONGE, Menu.CARROT_CAKE, Menu.LEMON_DRIZZLE, Menu.CHEESECAKE);
    private static final List<Menu> WHOLE_CAKES = List.of(Menu.CHOCOLATE_CAKE, Menu.APPLE_CAKE, Menu.BIRTHDAY_CAKE);
    private static final List<Menu> PLATTERS = List.of(Menu.BREAKFAST_PLATTER, Menu.SANDWICH_PLATTER);
    private static final List<Menu> COLD_DRINKS = List.of(Menu.ELDERFLOWER, Menu.APPLE_JUICE);

    static Taste of(Habit habit, Chance chance) {
        return new Taste(
                habit,
                chance.earlyOf(Menu.on(Shelf.COFFEE_AND_TEA)),
                chance.earlyOf(Menu.on(Shelf.BREAD)),
                chance.earlyOf(Menu.on(Shelf.PASTRIES)),
                chance.earlyOf(SLICES),
                chance.earlyOf(Menu.on(Shelf.LUNCH)));
    }

    /// What would be bought on this day; empty when the oven is broken and nothing else was wanted.
    Map<Menu, Integer> basket(Seasons seasons, LocalDate day, Chance chance) {
        var basket = new EnumMap<Menu, Integer>(Menu.class);
        switch (habit) {
            case DAILY_COFFEE -> {
                put(basket, hotOrIced(seasons, day, chance), 1);
                if (chance.happens(0.36)) put(basket, pastry, 1);
                if (chance.happens(0.04)) put(basket, bread, 1);
            }
            case WEEKEND_BREAD -> {
                put(basket, bread, chance.happens(0.18) ? 2 : 1);
                if (chance.happens(0.3)) put(basket, chance.oneOf(Menu.on(Shelf.BREAD)), 1);
                if (chance.happens(0.46)) put(basket, pastry, chance.from(2, 4));
                if (chance.happens(0.14)) put(basket, hotOrIced(seasons, day, chance), 1);
            }
            case SUNDAY_CAKE -> {
                if (chance.happens(0.13)) put(basket, chance.earlyOf(WHOLE_CAKES), 1);
                else put(basket, cake, chance.from(2, 4));
                if (chance.happens(0.4)) put(basket, chance.oneOf(SLICES), chance.from(1, 2));
                if (chance.happens(0.45)) put(basket, hotOrIced(seasons, day, chance), 2);
            }
            case LUNCH_BREAK -> {
                put(basket, chance.happens(0.7) ? lunch : chance.oneOf(Menu.on(Shelf.LUNCH)), 1);
                if (chance.happens(0.5))
                    put(basket, chance.happens(0.4) ? chance.oneOf(COLD_DRINKS) : hotOrIced(seasons, day, chance), 1);
                if (chance.happens(0.2)) put(basket, cake, 1);
            }
            case OFFICE -> {
                put(basket, chance.earlyOf(PLATTERS), chance.from(1, 2));
                if (chance.happens(0.4)) put(basket, Menu.CAKE_TRAY, 1);
                if (chance.happens(0.3)) put(basket, drink, chance.from(5, 12));
                if (day.getMonth() == Month.DECEMBER && chance.happens(0.3))
                    put(basket, Menu.CHRISTMAS_BISCUITS, chance.from(6, 18));
            }
            case SUMMER -> {
                put(basket, chance.happens(0.6) ? Menu.ICED_COFFEE : Menu.ICE_CREAM, chance.from(1, 2));
                if (chance.happens(0.5)) put(basket, Menu.ICE_CREAM, chance.from(1, 3));
                if (chance.happens(0.2)) put(basket, cake, 1);
            }
            case FEASTS -> {
                if (seasons.christmas(day)) put(basket, chance.earlyOf(Menu.CHRISTMAS), chance.from(1, 3));
                else if (seasons.beforeEaster(day)) put(basket, chance.earlyOf(Menu.EASTER), 1);
                else put(basket, bread, 1);
                if (chance.happens(0.35)) put(basket, bread, 1);
            }
            case NOW_AND_THEN, PASSING_THROUGH -> {
                if (chance.happens(0.55)) put(basket, hotOrIced(seasons, day, chance), chance.from(1, 2));
                if (chance.happens(0.45)) put(basket, pastry, chance.from(1, 2));
                if (chance.happens(0.25)) put(basket, bread, 1);
                if (basket.isEmpty() || chance.happens(0.1)) put(basket, cake, chance.from(1, 2));
            }
        }
        addSeasonal(basket, seasons, day, chance);
        if (seasons.ovenBroken(day)) basket.keySet().removeIf(Menu::baked);
        return basket;
    }

    private void addSeasonal(Map<Menu, Integer> basket, Seasons seasons, LocalDate day, Chance chance) {
        if (seasons.christmas(day) && chance.happens(habit == Habit.DAILY_COFFEE ? 0.04 : 0.2))
            put(basket, chance.earlyOf(Menu.CHRISTMAS), 1);
        if (seasons.beforeEaster(day) && chance.happens(habit == Habit.DAILY_COFFEE ? 0.03 : 0.16))
            put(basket, Menu.HOT_CROSS_BUNS, 1);
        if (chance.happens(0.12 * seasons.warmth(day))) put(basket, Menu.ICE_CREAM, chance.from(1, 2));
    }

    private Menu hotOrIced(Seasons seasons, LocalDate day, Chance chance) {
        return chance.happens(0.42 * seasons.warmth(day)) ? Menu.ICED_COFFEE : drink;
    }

    private static void put(Map<Menu, Integer> basket, Menu item, int quantity) {
        basket.merge(item, quantity, Integer::sum);
    }
}
