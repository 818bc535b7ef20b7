package dev.perennial.conversations.inbox;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.StaffId;
import dev.perennial.conversations.inbox.Narrowed.Option;
import dev.perennial.ui.View;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The part of the page that changes while one looks at it.
public record InboxList(
        InboxView view,
        Narrowed to,
        String q,
        List<InboxLine> lines,
        boolean more,
        boolean further,
        Map<InboxView, Long> unread,
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
        return href(view, to.asked(), q, null);
    }

    public String href(InboxView other) {
        return href(other, to.asked(), "", null);
    }

    public String nextHref() {
        return href(view, to.asked(), q, lines.getLast().file().id().toString());
    }

    public String firstHref() {
        return here();
    }

    /// The same with one condition more, or without it where it is in force.
    public String href(Option option) {
        var asked = new LinkedHashMap<>(to.asked());
        if (isChosen(option)) asked.remove(option.key());
        else asked.put(option.key(), option.value());
        return href(view, asked, "", null);
    }

    public boolean isChosen(Option option) {
        return option.value().equals(to.asked().get(option.key()));
    }

    /// What the list is narrowed to; following the link of one widens it again.
    public List<Option> chosen() {
        var chosen = new ArrayList<Option>();
        var via = to.via();
        var label = to.label();
        var who = to.who();
        var asked = to.asked();
        if (via != null)
            chosen.add(new Option(via.icon(), t("conversations.via." + via), "via", asked.getOrDefault("via", "")));
        if (who != null)
            chosen.add(new Option(
                    "user", who.called() + ": " + Facets.said(who.value()), "who", asked.getOrDefault("who", "")));
        if (label != null) chosen.add(new Option("tag", label.name(), "label", asked.getOrDefault("label", "")));
        return chosen;
    }

    private static String href(InboxView view, Map<String, String> narrowed, String q, @Nullable String after) {
        var asked = new LinkedHashMap<String, String>();
        if (view != InboxView.OPEN) asked.put("view", view.text());
        asked.putAll(narrowed);
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
        return unread.getOrDefault(of, 0L);
    }
}
