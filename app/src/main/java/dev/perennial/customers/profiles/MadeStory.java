package dev.perennial.customers.profiles;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import org.springframework.stereotype.Component;

@Component
class MadeStory implements ActivityStory {
    @Override
    public String kind() {
        return Profiles.MADE;
    }

    @Override
    public Told tell(Activity activity) {
        return new Told("user-plus", t("customers.made.told"), null, null);
    }
}
