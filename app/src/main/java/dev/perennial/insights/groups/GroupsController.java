package dev.perennial.insights.groups;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.analytics.groups.RfmGroup;
import dev.perennial.ui.View;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
@RequestMapping("/insights/groups")
class GroupsController {
    private static final int MOST_PAGES = 1_000;

    private final Groups groups;
    private final CurrentStaff staff;

    GroupsController(Groups groups, CurrentStaff staff) {
        this.groups = groups;
        this.staff = staff;
    }

    @GetMapping
    View show() {
        staff.requireWholeSight();
        return new GroupsPage(groups.state().orElse(null), groups.found(), groups.ranks());
    }

    /// @param group a group by recency, frequency and money, or the id of one that was found
    @GetMapping("/{group}")
    View members(@PathVariable String group, @RequestParam(defaultValue = "1") int page) {
        staff.requireWholeSight();
        var shown = Math.clamp(page, 1, MOST_PAGES);
        var skip = (shown - 1) * MembersPage.LENGTH;
        var rank = Arrays.stream(RfmGroup.values())
                .filter(each -> each.name().equals(group))
                .findFirst();
        if (rank.isPresent()) {
            var which = rank.get();
            return page(
                    GroupsPage.name(which),
                    GroupsPage.meaning(which),
                    group,
                    groups.members(which, skip, MembersPage.LENGTH + 1),
                    shown);
        }
        var found = id(group)
                .flatMap(id -> groups.found().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page(
                found.title(),
                t("insights.groups.since", found.customers()),
                group,
                groups.members(found.id(), skip, MembersPage.LENGTH + 1),
                shown);
    }

    private static View page(String title, String meaning, String group, List<Groups.Member> members, int page) {
        return new MembersPage(
                title,
                meaning,
                "/insights/groups/" + group,
                members.stream().limit(MembersPage.LENGTH).toList(),
                page,
                members.size() > MembersPage.LENGTH);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
