package dev.perennial.today.page;

import dev.perennial.today.DayFigures.DayFigure;
import dev.perennial.today.TodayItem;
import dev.perennial.today.cards.SettledCard;
import dev.perennial.ui.View;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The owner's morning page.
///
/// @param further how many more things there are than are shown, counted up to a limit
/// @param absent message keys of what could not be worked out just now
/// @param settled what was decided on the page before, when it was sent without script
/// @param yesterday how the day before went; empty when nothing was ever sold
/// @param beginning true while nobody is known and nothing is worth doing: the page says what it will be for
public record TodayPage(
        Greeting greeting,
        LocalDate day,
        Weather weather,
        List<TodayItem> items,
        int further,
        List<String> absent,
        @Nullable SettledCard settled,
        List<DayFigure> yesterday,
        List<DoneItem> done,
        boolean beginning)
        implements View {
    /// Names a form once, so that pressing twice keeps one.
    public String freshForm() {
        return UUID.randomUUID().toString();
    }
}
