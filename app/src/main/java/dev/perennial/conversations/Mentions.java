package dev.perennial.conversations;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Whom of the staff a note calls: `@Bo`, `@Ada Winter`. A first name that two have calls both.
@Component
class Mentions {
    private final Staff staff;

    Mentions(Staff staff) {
        this.staff = staff;
    }

    Set<StaffId> in(String text) {
        return in(text, staff.active());
    }

    static Set<StaffId> in(String text, List<StaffMember> staff) {
        var low = text.toLowerCase(Locale.ROOT);
        var called = new LinkedHashSet<StaffId>();
        for (var member : staff) {
            var name = member.displayName().toLowerCase(Locale.ROOT);
            if (calls(low, name) || calls(low, name.split(" ")[0])) called.add(member.id());
        }
        return called;
    }

    private static boolean calls(String text, String name) {
        return !name.isBlank()
                && Pattern.compile("(?<![\\p{L}\\p{N}])@" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .find();
    }
}
