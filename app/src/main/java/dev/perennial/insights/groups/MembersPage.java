package dev.perennial.insights.groups;

import dev.perennial.insights.groups.Groups.Member;
import dev.perennial.ui.View;
import java.util.List;

/// Who is in a group, worth most first.
///
/// @param address of the group, for its other pages
public record MembersPage(String title, String meaning, String address, List<Member> members, int page, boolean more)
        implements View {
    static final int LENGTH = 50;

    public String href(int page) {
        return address + "?page=" + page;
    }
}
