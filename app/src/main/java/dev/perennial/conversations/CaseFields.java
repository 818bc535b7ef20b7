package dev.perennial.conversations;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.messaging.FirstName;
import dev.perennial.messaging.MergeField;
import dev.perennial.messaging.MergeFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a template may name of a case and of whoever writes in it.
@Component
public class CaseFields implements MergeFields {
    private static final MergeField NUMBER = new MergeField("case.number", "conversations.field.case.number");
    private static final MergeField SUBJECT = new MergeField("case.subject", "conversations.field.case.subject");
    private static final MergeField WRITER = new MergeField("staff.name", "conversations.field.staff.name");

    private final CurrentStaff staff;

    CaseFields(CurrentStaff staff) {
        this.staff = staff;
    }

    @Override
    public List<MergeField> fields() {
        return List.of(NUMBER, SUBJECT, WRITER);
    }

    @Override
    public Map<String, String> values(@Nullable CustomerId customer) {
        return staff.find()
                .map(StaffMember::displayName)
                .map(it -> Map.of(WRITER.name(), it))
                .orElse(Map.of());
    }

    /// What is known with a case before one's eyes. While nobody knows whose it is, they are called as they call
    /// themselves.
    ///
    /// @param line by which they speak, or null
    public Map<String, String> of(CaseFile file, @Nullable Line line) {
        var values = new HashMap<String, String>();
        values.put(NUMBER.name(), String.valueOf(file.number()));
        values.put(SUBJECT.name(), file.subject());
        var name = line == null ? null : line.name();
        if (file.customer() == null && name != null && !name.isBlank()) {
            values.put("customer.name", name);
            FirstName.of(name).ifPresent(it -> values.put("customer.first_name", it));
        }
        return values;
    }
}
