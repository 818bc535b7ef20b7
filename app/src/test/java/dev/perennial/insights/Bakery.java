package dev.perennial.insights;

import dev.perennial.customers.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A small year of a bakery: regulars who keep coming, some who stopped, many who came once; always the same.
public class Bakery {
    public static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);

    /// Came every week for a year and has been silent for seven weeks.
    public final CustomerId vera;

    public final CustomerId once;
    public final List<CustomerId> all = new ArrayList<>();

    public Bakery(Till till) {
        var chance = new Random(7);
        vera = till.customer("Vera Novak");
        all.add(vera);
        for (var day = LAST_DAY.minusDays(400); day.isBefore(LAST_DAY.minusDays(49)); day = day.plusDays(7))
            till.buys(vera, day, 2_400);
        once = till.customer("Olaf Once");
        all.add(once);
        till.buys(once, LAST_DAY.minusDays(120), 800);
        for (var i = 0; i < 60; i++) {
            var regular = till.customer("Regular " + i);
            all.add(regular);
            var pause = 5 + chance.nextInt(20);
            var leaves = chance.nextInt(3) == 0 ? chance.nextInt(300) : 0;
            for (var back = 350 - chance.nextInt(60); back >= leaves; back -= 1 + chance.nextInt(2 * pause))
                till.buys(regular, LAST_DAY.minusDays(back), 300 + chance.nextInt(1_500));
        }
        for (var i = 0; i < 80; i++) {
            var guest = till.customer("Guest " + i);
            all.add(guest);
            till.buys(guest, LAST_DAY.minusDays(chance.nextInt(380)), 200 + chance.nextInt(2_000));
        }
        till.buys(null, LAST_DAY, 450);
    }
}
