package dev.perennial.conversations.inbox;

import dev.perennial.access.StaffId;
import dev.perennial.conversations.Via;
import dev.perennial.ui.View;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The part of the page that changes while one looks at it.
public record InboxList(
        InboxView view,
        @Nullable Via via,
        @Nullable UUID label,
        String q,
        List<InboxLine> lines,
        boolean more,
        boolean further,
        Map<InboxView, Inbox.Count> counts,
        Map<StaffId, String> staff)
        implements View {
    /// Who sees to a case, by name; null when nobody does.
    public @Nullable String assignee(InboxLine line) {
        var assignee = line.file().state().assignee();
        return assignee == null ? null : staff.getOrDefault(assignee, "");
    }

    public boolean isSearch() {
        return !q.isEmpty();
    }

    public String here() {
        return href(view, via, label, q, null);
    }

    public String href(InboxView other) {
        return href(other, via, label, "", null);
    }

    public String nextHref() {
        return href(view, via, label, q, lines.getLast().file().id().toString());
    }

    public String firstHref() {
        return here();
    }

    private static String href(
            InboxView view, @Nullable Via via, @Nullable UUID label, String q, @Nullable String after) {
        var asked = new LinkedHashMap<String, String>();
        if (view != InboxView.OPEN) asked.put("view", view.text());
        if (via != null) asked.put("via", via.name().toLowerCase(Locale.ROOT));
        if (label != null) asked.put("label", label.toString());
        if (!q.isEmpty()) asked.put("q", q);
        if (after != null) asked.put("after", after);
        return "/conversations"
                + (asked.isEmpty()
                        ? ""
                        : asked.entrySet().stream()
                                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", "")));
    }

    /// How many of a view's cases the reader has not seen; 0 where that is not counted.
    public long unread(InboxView of) {
        var count = counts.get(of);
        return count == null ? 0 : count.unread();
    }
}
