package dev.perennial.insights.recommendations;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.recommendation.Choice;
import dev.perennial.analytics.recommendation.ItemLog;
import dev.perennial.analytics.recommendation.ItemWords;
import dev.perennial.analytics.recommendation.PastCheck;
import dev.perennial.analytics.recommendation.Recommender;
import dev.perennial.analytics.recommendation.Settings;
import dev.perennial.insights.recommendations.Baskets.Bought;
import dev.perennial.insights.recommendations.Checked.Hits;
import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes all lists anew: settings are chosen on the older past, checked on the newer, and the lists then made with
/// everything known. Lists stand or are replaced whole, so making them twice changes nothing.
@Component
class ListMaking {
    static final int LENGTH = 5;
    static final int MOST_PRODUCTS = 3_000;

    private static final double VARIETY = 0.2;
    private static final int LONGEST_CHECK = 60;
    private static final int SHORTEST_CHECK = 14;

    private final Baskets baskets;
    private final Lists lists;
    private final Businesses businesses;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ListMaking(Baskets baskets, Lists lists, Businesses businesses, TransactionTemplate transaction, Clock clock) {
        this.baskets = baskets;
        this.lists = lists;
        this.businesses = businesses;
        this.transaction = transaction;
        this.clock = clock;
    }

    void make() {
        var now = clock.instant();
        var bought = baskets.read(now, businesses.current().zone()).orElse(null);
        if (bought == null) {
            transaction.executeWithoutResult(_ -> lists.forget());
            return;
        }
        var names = ItemWords.of(bought.names());
        var log = bought.log();
        var check = new Trial(log, names);
        var recommender = recommender(log, names, check);
        transaction.executeWithoutResult(_ -> {
            lists.replace(bought, recommender, VARIETY);
            lists.keep(checked(bought, recommender, check), now);
        });
    }

    private static @Nullable Recommender recommender(ItemLog log, ItemWords names, Trial trial) {
        try {
            return Recommender.of(log, names, trial.choice.settings(), MOST_PRODUCTS);
        } catch (UnusableData fewerThanTwoProducts) {
            return null;
        }
    }

    private static Checked checked(Bought bought, @Nullable Recommender recommender, Trial trial) {
        var used = recommender == null ? 0 : recommender.items();
        var log = bought.log();
        var sold = log.itemsBought();
        var check = trial.check;
        return new Checked(
                LocalDate.ofEpochDay(log.lastDay()),
                bought.customers().size(),
                sold,
                sold - used,
                check == null ? null : LocalDate.ofEpochDay(trial.cut),
                check == null ? null : Hits.of(check.next(), check.sellers()),
                check == null ? null : Hits.of(check.fresh(), check.freshSellers()),
                check == null ? 0 : check.fresh().coverage());
    }

    /// The past in two: settings come from what was known before the cut, the check from what was bought after it.
    private static final class Trial {
        private final int cut;
        private final Choice choice;
        private final @Nullable PastCheck check;

        Trial(ItemLog log, ItemWords names) {
            var span = log.lastDay() - log.firstDay() + 1;
            var days = Math.clamp(span / 5, SHORTEST_CHECK, LONGEST_CHECK);
            this.cut = log.lastDay() - days;
            if (span < 4 * SHORTEST_CHECK) {
                this.choice = new Choice(Settings.usual(), 0);
                this.check = null;
                return;
            }
            this.choice = chosen(log.until(cut), names, days);
            this.check = check(log, names);
        }

        private static Choice chosen(ItemLog known, ItemWords names, int days) {
            try {
                return Choice.of(known, names, MOST_PRODUCTS, days);
            } catch (UnusableData tooThin) {
                return new Choice(Settings.usual(), 0);
            }
        }

        private @Nullable PastCheck check(ItemLog log, ItemWords names) {
            try {
                return PastCheck.of(log, names, choice.settings(), MOST_PRODUCTS, cut, log.lastDay(), LENGTH);
            } catch (UnusableData tooThin) {
                return null;
            }
        }
    }
}
