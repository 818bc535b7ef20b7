package dev.perennial.customers.tasks;

import dev.perennial.access.StaffMember;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A task for a customer who is looked up in the form itself.
///
/// @param form names the form once, so that pressing twice makes one task
/// @param who what was typed to find the customer
/// @param found whom that may mean
/// @param assignee an account's id, or empty
/// @param mistakes input name to sentence
/// @param back where to go when it is made; see [TasksController]
public record NewTaskPage(
        String form,
        String who,
        People found,
        String title,
        String dueOn,
        String assignee,
        List<StaffMember> staff,
        Map<String, String> mistakes,
        String back)
        implements View {
    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }

    public @Nullable String mistake(String input) {
        return mistakes.get(input);
    }
}
