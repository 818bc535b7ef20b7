package dev.perennial.customers.care;

import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param name of who cares for the customer, or empty
/// @param staff whom to choose from; nobody when the reader may not choose
public record CarePanel(CustomerId customer, @Nullable StaffId inCharge, String name, List<StaffMember> staff)
        implements View {}
