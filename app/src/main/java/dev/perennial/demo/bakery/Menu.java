package dev.perennial.demo.bakery;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// What the bakery sells, with the price it had when the records begin.
public enum Menu {
    FLAT_WHITE(Shelf.COFFEE_AND_TEA, "Flat white", 320),
    CAPPUCCINO(Shelf.COFFEE_AND_TEA, "Cappuccino", 330),
    LATTE(Shelf.COFFEE_AND_TEA, "Latte", 340),
    AMERICANO(Shelf.COFFEE_AND_TEA, "Americano", 280),
    ESPRESSO(Shelf.COFFEE_AND_TEA, "Espresso", 230),
    POT_OF_TEA(Shelf.COFFEE_AND_TEA, "Pot of tea", 270),
    HOT_CHOCOLATE(Shelf.COFFEE_AND_TEA, "Hot chocolate", 350),

    SOURDOUGH(Shelf.BREAD, "Sourdough loaf", 420),
    SEEDED(Shelf.BREAD, "Seeded loaf", 400),
    WHOLEMEAL(Shelf.BREAD, "Wholemeal tin", 360),
    RYE(Shelf.BREAD, "Dark rye", 440),
    BAGUETTE(Shelf.BREAD, "Baguette", 220),
    FOCACCIA(Shelf.BREAD, "Rosemary focaccia", 380),
    GLUTEN_FREE(Shelf.BREAD, "Gluten-free loaf", 520),

    CROISSANT(Shelf.PASTRIES, "Croissant", 240),
    PAIN_AU_CHOCOLAT(Shelf.PASTRIES, "Pain au chocolat", 270),
    CINNAMON_BUN(Shelf.PASTRIES, "Cinnamon bun", 310),
    ALMOND_CROISSANT(Shelf.PASTRIES, "Almond croissant", 330),
    SAUSAGE_ROLL(Shelf.PASTRIES, "Sausage roll", 360),
    CHEESE_STRAW(Shelf.PASTRIES, "Cheese straw", 210),

    VICTORIA_SPONGE(Shelf.CAKES, "Victoria sponge, slice", 390),
    CARROT_CAKE(Shelf.CAKES, "Carrot cake, slice", 390),
    LEMON_DRIZZLE(Shelf.CAKES, "Lemon drizzle, slice", 360),
    CHEESECAKE(Shelf.CAKES, "Baked cheesecake, slice", 430),
    CHOCOLATE_CAKE(Shelf.CAKES, "Chocolate cake, whole", 2800),
    APPLE_CAKE(Shelf.CAKES, "Apple cake, whole", 2400),
    BIRTHDAY_CAKE(Shelf.CAKES, "Birthday cake to order", 3800),

    SOUP(Shelf.LUNCH, "Soup of the day with bread", 620),
    SANDWICH(Shelf.LUNCH, "Sandwich of the day", 580),
    SALAD(Shelf.LUNCH, "Market salad", 690),
    TOASTIE(Shelf.LUNCH, "Cheese toastie", 560),

    ICED_COFFEE(Shelf.COLD, "Iced coffee", 390),
    ICE_CREAM(Shelf.COLD, "Ice cream, scoop", 280),
    ELDERFLOWER(Shelf.COLD, "Elderflower pressé", 290),
    APPLE_JUICE(Shelf.COLD, "Apple juice", 260),

    CHRISTMAS_BISCUITS(Shelf.SEASONAL, "Christmas biscuits, tin", 950),
    STOLLEN(Shelf.SEASONAL, "Stollen", 1450),
    MINCE_PIES(Shelf.SEASONAL, "Mince pies, box of six", 650),
    HOT_CROSS_BUNS(Shelf.SEASONAL, "Hot cross buns, four", 480),
    SIMNEL_CAKE(Shelf.SEASONAL, "Simnel cake", 2600),

    BREAKFAST_PLATTER(Shelf.CATERING, "Breakfast platter for ten", 4800),
    SANDWICH_PLATTER(Shelf.CATERING, "Sandwich platter for ten", 6200),
    CAKE_TRAY(Shelf.CATERING, "Cake tray for ten", 3900);

    static final List<Menu> CHRISTMAS = List.of(CHRISTMAS_BISCUITS, MINCE_PIES, STOLLEN);
    static final List<Menu> EASTER = List.of(HOT_CROSS_BUNS, SIMNEL_CAKE);

    private static final double RISE = 1.07;

    private final Shelf shelf;
    private final String title;
    private final int pence;

    Menu(Shelf shelf, String title, int pence) {
        this.shelf = shelf;
        this.title = title;
        this.pence = pence;
    }

    static List<Menu> on(Shelf shelf) {
        return Arrays.stream(values()).filter(item -> item.shelf == shelf).toList();
    }

    public Shelf shelf() {
        return shelf;
    }

    public String title() {
        return title;
    }

    public String sku() {
        return name().replace('_', '-');
    }

    long price() {
        return pence;
    }

    /// In pence; the rise is rounded to five, as price boards are.
    public long price(Seasons seasons, LocalDate day) {
        return day.isBefore(seasons.priceRise()) ? pence : Math.round(pence * RISE / 5) * 5;
    }

    /// Nothing of this comes without an oven.
    public boolean baked() {
        return switch (shelf) {
            case BREAD, PASTRIES, CAKES, SEASONAL, CATERING -> true;
            case COFFEE_AND_TEA, LUNCH, COLD -> false;
        };
    }

    public enum Shelf {
        COFFEE_AND_TEA("Coffee & tea"),
        BREAD("Bread"),
        PASTRIES("Pastries"),
        CAKES("Cakes"),
        LUNCH("Lunch"),
        COLD("Cold drinks & ice"),
        SEASONAL("Seasonal"),
        CATERING("Catering");

        private final String title;

        Shelf(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
