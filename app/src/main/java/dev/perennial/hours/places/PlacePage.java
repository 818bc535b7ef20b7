package dev.perennial.hours.places;

import dev.perennial.hours.PlaceId;
import dev.perennial.ui.Choice;
import dev.perennial.ui.View;
import dev.perennial.ui.Words;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param id null for a place that is not there yet
/// @param mistakes input name to sentence
public record PlacePage(@Nullable PlaceId id, PlaceForm form, Map<String, String> mistakes) implements View {
    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }

    public List<Choice> zones() {
        return Choice.zones();
    }

    /// Input and name of each day of the week.
    public List<Choice> days() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Choice(
                        PlaceForm.field(day), day.getDisplayName(TextStyle.FULL_STANDALONE, Words.language())))
                .toList();
    }

    public String title() {
        return id == null ? Words.t("hours.place.new") : form.get("name");
    }
}
