package dev.perennial.customers.merges;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the timeline tells of merging and parting.
@Configuration
class MergeStories {
    private final Staff staff;

    MergeStories(Staff staff) {
        this.staff = staff;
    }

    @Bean
    ActivityStory mergedStory() {
        return new Story(Merging.MERGED, staff);
    }

    @Bean
    ActivityStory separatedStory() {
        return new Story(Merging.SEPARATED, staff);
    }

    private record Story(String kind, Staff staff) implements ActivityStory {
        @Override
        public Told tell(Activity activity) {
            var by = activity.data().get("by") instanceof String id
                    ? staff.find(StaffId.valueOf(id)).map(StaffMember::name).orElse(t("customers.somebody"))
                    : t("customers.somebody");
            return new Told("users", t(kind + ".told", by), null, null);
        }
    }
}
