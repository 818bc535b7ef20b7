package dev.perennial.conversations.inbox;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffMember;
import dev.perennial.conversations.CaseId;
import dev.perennial.messaging.Accounts;
import dev.perennial.ui.View;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/conversations")
class InboxController {
    private static final int PAGE = 50;

    private final Inbox inbox;
    private final Accounts accounts;
    private final Facets facets;
    private final Staff staff;
    private final CurrentStaff current;

    InboxController(Inbox inbox, Accounts accounts, Facets facets, Staff staff, CurrentStaff current) {
        this.inbox = inbox;
        this.accounts = accounts;
        this.facets = facets;
        this.staff = staff;
        this.current = current;
    }

    @GetMapping
    View list(
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String via,
            @RequestParam(required = false) @Nullable String label,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        var chosen = InboxView.of(view);
        var narrowed = facets.read(via, label, who);
        var words = q.strip();
        var from = id(after);
        var lines = words.isEmpty()
                ? inbox.list(chosen, narrowed, from == null ? null : new CaseId(from), PAGE + 1)
                : inbox.search(words.length() > 200 ? words.substring(0, 200) : words, PAGE);
        var list = new InboxList(
                chosen,
                narrowed,
                words,
                lines.size() > PAGE ? lines.subList(0, PAGE) : lines,
                lines.size() > PAGE,
                from != null,
                inbox.unread(),
                staff.everybody().stream().collect(Collectors.toMap(StaffMember::id, StaffMember::displayName)));
        if (part != null) return list;
        return new InboxPage(list, facets.all(), !accounts.all().isEmpty(), current.role() == Role.OWNER);
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
