package dev.perennial.demo.bakery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part in the cast: somebody written by hand, so that the pages have cases worth reading.
///
/// @param visits a week
/// @param monthsKnown 0 for a first visit on the last open day
/// @param silentDays days without a visit up to today; 0 for somebody who still comes
/// @param birthdayIn days from today; null when unknown
record Part(
        String name,
        String language,
        Habit habit,
        double visits,
        int monthsKnown,
        int silentDays,
        @Nullable Integer birthdayIn,
        List<Remark> remarks) {

    /// Something to know about the person; the kinds are those of preferences, notes, `TASK`, `CALLED`, `VISITED_US`,
    /// `WE_VISITED` and `APPOINTMENT`.
    ///
    /// @param daysAgo when it was said; for a task how many days it is overdue (negative: still ahead)
    record Remark(String kind, String text, int daysAgo) {}

    static final List<Part> CAST = List.of(
            new Part(
                    "Rosalind Thorne",
                    "en",
                    Habit.DAILY_COFFEE,
                    5.1,
                    17,
                    23,
                    96,
                    List.of(
                            new Remark("LIKES", "Flat white with oat milk, extra hot", 400),
                            new Remark("PAIN_POINT", "The queue at the kiosk made her miss the 8:12 twice", 26),
                            new Remark("EXPECTATION", "Would use an order-ahead shelf if there was one", 26))),
            new Part(
                    "Hartwell & Dunne Solicitors",
                    "en",
                    Habit.OFFICE,
                    1.7,
                    16,
                    33,
                    null,
                    List.of(
                            new Remark("OTHER", "Buys on account, one invoice a month", 470),
                            new Remark("WE_VISITED", "Brought Carla the autumn menu, she liked the rye", 75),
                            new Remark("CALLED", "Nobody picked up", 12),
                            new Remark("APPOINTMENT", "Coffee with Carla about the Tuesday breakfast", -2),
                            new Remark("NOTE", "Carla runs the front desk now and orders for the whole floor", 120),
                            new Remark("PAIN_POINT", "Breakfast platter came twenty minutes late for a hearing", 36),
                            new Remark("TASK", "Call Carla: is the Tuesday breakfast still wanted?", 0))),
            new Part(
                    "Zofia Kaczmarek",
                    "pl",
                    Habit.WEEKEND_BREAD,
                    1.7,
                    15,
                    37,
                    41,
                    List.of(
                            new Remark("LIKES", "Dark rye, sliced thin", 300),
                            new Remark("PAIN_POINT", "Rye sold out by ten on two Saturdays in a row", 40))),
            new Part(
                    "Nur Öztürk",
                    "tr",
                    Habit.DAILY_COFFEE,
                    4.2,
                    14,
                    0,
                    0,
                    List.of(
                            new Remark("LIKES", "Window table, second from the door", 210),
                            new Remark("AVOIDS", "Caffeine after noon", 180))),
            new Part(
                    "Priya Raghunathan",
                    "en",
                    Habit.SUNDAY_CAKE,
                    0.9,
                    16,
                    0,
                    2,
                    List.of(
                            new Remark("ALLERGY", "Nuts, even traces", 460),
                            new Remark("NEED", "A birthday cake without nuts for eight children", 9),
                            new Remark("CALLED", "Eight children, no nuts, lemon rather than chocolate", 5),
                            new Remark("APPOINTMENT", "Tasting for the birthday cake", -1),
                            new Remark("TASK", "Confirm the nut-free birthday cake", -1))),
            new Part(
                    "Graham Whitaker",
                    "en",
                    Habit.DAILY_COFFEE,
                    5.6,
                    17,
                    0,
                    4,
                    List.of(
                            new Remark("LIKES", "Window table with the newspaper", 500),
                            new Remark("ADDRESS_AS", "Mr Whitaker, never Graham", 500),
                            new Remark("NOTE", "Retired from the railway; knows every timetable by heart", 350))),
            new Part("Олена Шевчук", "uk", Habit.NOW_AND_THEN, 0.4, 0, 0, null, List.of()),
            new Part("Callum Drummond", "en", Habit.LUNCH_BREAK, 1, 0, 0, null, List.of()),
            new Part("Beatriz Magalhães", "pt", Habit.WEEKEND_BREAD, 1, 0, 0, null, List.of()),
            new Part(
                    "Margarethe-Sophie von Hohenstein-Übelacker-Großmann",
                    "de",
                    Habit.WEEKEND_BREAD,
                    1.3,
                    12,
                    0,
                    23,
                    List.of(new Remark("LIKES", "Stollen from the first batch, kept under the counter", 330))),
            new Part(
                    "Chukwuemeka Oluwaseun Adeyemi-Thornbury",
                    "en",
                    Habit.LUNCH_BREAK,
                    2.4,
                    13,
                    0,
                    150,
                    List.of(new Remark("SIZE", "Large soup, no bread", 200))),
            new Part(
                    "陈秀英",
                    "zh",
                    Habit.SUNDAY_CAKE,
                    0.8,
                    11,
                    0,
                    60,
                    List.of(new Remark("LIKES", "Lemon drizzle, the end piece", 190))),
            new Part(
                    "ليلى حداد",
                    "ar",
                    Habit.LUNCH_BREAK,
                    1.6,
                    10,
                    0,
                    6,
                    List.of(new Remark("AVOIDS", "Meat and gelatine", 240))),
            new Part(
                    "Tomás Carvalho",
                    "pt",
                    Habit.WEEKEND_BREAD,
                    1.4,
                    15,
                    0,
                    190,
                    List.of(new Remark("NOTE", "Shares a phone with Inês; ask who is calling", 250))),
            new Part("Inês Carvalho", "pt", Habit.SUNDAY_CAKE, 0.7, 15, 0, 5, List.of()),
            new Part(
                    "Anna Maier",
                    "de",
                    Habit.WEEKEND_BREAD,
                    1.2,
                    14,
                    0,
                    33,
                    List.of(new Remark("LIKES", "Kaiser rolls, two set aside on Saturdays", 310))),
            new Part("A. Mayer", "de", Habit.NOW_AND_THEN, 0.3, 6, 0, null, List.of()),
            new Part("Anna Meier", "de", Habit.NOW_AND_THEN, 0.2, 3, 0, 33, List.of()),
            new Part("Rosalynd Thorne", "en", Habit.DAILY_COFFEE, 0.4, 8, 40, null, List.of()),
            new Part(
                    "Canal Side Yoga Studio",
                    "en",
                    Habit.OFFICE,
                    1.1,
                    12,
                    0,
                    null,
                    List.of(
                            new Remark("OTHER", "Buys on account, one invoice a month", 360),
                            new Remark("NEED", "Vegan platters for the teachers’ mornings", 45),
                            new Remark("VISITED_US", "Looked at the platters, wants prices for twelve people", 8),
                            new Remark("APPOINTMENT", "Taste the vegan platter together", -5),
                            new Remark("TASK", "Send the vegan platter menu", 2))));

    /// Two parts with something in common: one person typed twice at the till, or a family with one telephone.
    ///
    /// @param birthday whether they were born on the same day, too
    record Bond(String one, String other, boolean birthday) {}

    static final List<Bond> BONDS = List.of(
            new Bond("Anna Maier", "A. Mayer", false),
            new Bond("Anna Maier", "Anna Meier", true),
            new Bond("Rosalind Thorne", "Rosalynd Thorne", false),
            new Bond("Tomás Carvalho", "Inês Carvalho", false));
}
