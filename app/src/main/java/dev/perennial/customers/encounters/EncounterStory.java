package dev.perennial.customers.encounters;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells calls and visits of one kind.
record EncounterStory(Kind met, Staff staff) implements ActivityStory {

    @Configuration
    static class Kinds {
        @Bean
        ActivityStory calls(Staff staff) {
            return new EncounterStory(Kind.CALLED, staff);
        }

        @Bean
        ActivityStory visits(Staff staff) {
            return new EncounterStory(Kind.VISITED_US, staff);
        }

        @Bean
        ActivityStory visitsElsewhere(Staff staff) {
            return new EncounterStory(Kind.WE_VISITED, staff);
        }
    }

    @Override
    public String kind() {
        return met.activity();
    }

    @Override
    public Told tell(Activity activity) {
        var by = activity.data().get("by") instanceof String id && !id.isEmpty()
                ? staff.find(StaffId.valueOf(id)).map(StaffMember::name).orElse(t("customers.somebody"))
                : t("customers.somebody");
        var outcome = Outcome.of(String.valueOf(activity.data().get("outcome")));
        var title = t("customers.encounter.told." + met, by);
        if (outcome.isPresent()) title += " · " + t("customers.encounter.outcome." + outcome.get());
        var words = String.valueOf(activity.data().getOrDefault("text", ""));
        return new Told(met.icon(), title, words.isEmpty() ? null : words, null);
    }
}
