package dev.perennial.customers.wishes;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class WishStory implements ActivityStory {
    @Override
    public String kind() {
        return Particulars.CHANGED;
    }

    @Override
    public Told tell(Activity activity) {
        var what = activity.data().get("what") instanceof String text ? text : "";
        var parts = Arrays.stream(what.split(","))
                .filter(it -> it.matches("name|callMe|postal|reaches|preferences"))
                .map(it -> t("customers.wishes.told." + it))
                .collect(Collectors.joining(", "));
        return new Told("pencil", t("customers.wishes.told"), parts.isEmpty() ? null : parts, null);
    }
}
