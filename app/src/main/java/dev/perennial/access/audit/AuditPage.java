package dev.perennial.access.audit;

import dev.perennial.access.AuditLog.Action;
import dev.perennial.access.StaffMember;
import dev.perennial.ui.Choice;
import dev.perennial.ui.View;
import dev.perennial.ui.Words;
import java.util.Arrays;
import java.util.List;

/// @param isMore whether there are older entries
/// @param staff whose doings one may choose
/// @param alarms exports of many rows not put aside yet
public record AuditPage(
        AuditFilter filter,
        List<AuditEntry> entries,
        boolean isMore,
        List<StaffMember> staff,
        List<AuditEntry> alarms,
        AuditRule rule)
        implements View {
    public List<Choice> people() {
        return staff.stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    public List<Choice> actions() {
        return Arrays.stream(Action.values())
                .map(it -> new Choice(it.name(), Words.t("access.audit.action." + it)))
                .toList();
    }

    public String olderHref() {
        return "/access/audit?" + and(filter.query()) + "before="
                + entries.getLast().id();
    }

    public String firstHref() {
        return filter.isEmpty() ? "/access/audit" : "/access/audit?" + filter.query();
    }

    public String fileHref() {
        return "/access/audit/log.csv" + (filter.isEmpty() ? "" : "?" + filter.query());
    }

    private static String and(String query) {
        return query.isEmpty() ? "" : query + "&";
    }
}
