package dev.perennial.customers.care;

import dev.perennial.access.StaffMember;
import dev.perennial.ui.View;
import java.util.List;

/// @param of in whose care these are, as an id; nobody's when empty
public record CarePage(String of, List<StaffMember> staff, List<Care.Cared> customers, boolean isMore, boolean isLater)
        implements View {
    public String moreHref() {
        return "/customers/care?of=" + of + "&after=" + customers.getLast().id();
    }
}
