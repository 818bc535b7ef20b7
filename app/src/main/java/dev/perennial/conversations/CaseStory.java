package dev.perennial.conversations;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Activity;
import dev.perennial.customers.ActivityStory;
import org.springframework.stereotype.Component;

@Component
class CaseStory implements ActivityStory {
    @Override
    public String kind() {
        return Cases.KIND;
    }

    @Override
    public Told tell(Activity activity) {
        var via = Via.valueOf(String.valueOf(activity.data().get("via")));
        return new Told(
                via.icon(),
                t("conversations.story." + via),
                String.valueOf(activity.data().get("subject")),
                "/conversations/cases/" + activity.data().get("case"));
    }
}
