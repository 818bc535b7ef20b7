package dev.perennial.conversations.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One way to look at the cases. Each is a condition over `c`, an order that is total, and the same order as a place
/// to go on from.
public enum InboxView {
    /// Up to us, whoever's it is: what is due, as in [#DUE], and then who waits longest.
    OPEN("c.status = 'OPEN' and not c.robot and " + Sql.AWAKE, Sql.DUE_THEN_LONGEST_WAIT),
    MINE("c.assignee = :me and c.status <> 'CLOSED' and " + Sql.AWAKE, Sql.DUE_THEN_LONGEST_WAIT),
    UNASSIGNED("c.status = 'OPEN' and c.assignee is null and not c.robot and " + Sql.AWAKE, Sql.DUE_THEN_LONGEST_WAIT),
    /// Promised, and overdue or soon to be; whose time is up first stands first.
    DUE("c.status = 'OPEN' and " + Sql.AWAKE + " and " + Sql.IS_DUE, Sql.DUE_FIRST),
    MENTIONED("""
        c.status <> 'CLOSED' and exists (
            select from conversations.mention m join conversations.entry e on e.id = m.entry_id
            where m.staff_id = :me and e.case_id = c.id)""", Sql.LATEST),
    /// Up to the customer.
    WAITING("c.status = 'WAITING' and " + Sql.AWAKE, Sql.LATEST),
    SNOOZED("c.status <> 'CLOSED' and c.snoozed_until > :now", Sql.WAKES_FIRST),
    /// Opened by what no person wrote.
    ROBOTS("c.status <> 'CLOSED' and c.robot", Sql.LATEST),
    CLOSED("c.status = 'CLOSED'", Sql.CLOSED_LAST),
    ALL("true", Sql.LATEST);

    private final String condition;
    private final Order order;

    InboxView(String condition, Order order) {
        this.condition = condition;
        this.order = order;
    }

    static InboxView of(@Nullable String name) {
        return Optional.ofNullable(name)
                .flatMap(it -> Arrays.stream(values())
                        .filter(view -> view.text().equals(it))
                        .findFirst())
                .orElse(OPEN);
    }

    /// Whether everybody who looks at it sees other cases.
    boolean isPersonal() {
        return this == MINE || this == MENTIONED;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String condition() {
        return condition;
    }

    Order order() {
        return order;
    }

    /// @param by what is sorted by, as an expression over the table `%s`
    record Order(String by, boolean descending) {
        String sql() {
            var way = descending ? " desc" : "";
            return by.formatted("c") + way + ", c.id" + way;
        }

        /// What lies behind the case `:after`.
        String behind() {
            return "(%s, c.id) %s (select %s, a.id from conversations.case_file a where a.id = :after)"
                    .formatted(by.formatted("c"), descending ? "<" : ">", by.formatted("a"));
        }
    }

    private static final class Sql {
        static final String AWAKE = "(c.snoozed_until is null or c.snoozed_until <= :now)";
        static final String IS_DUE = """
            exists (select from conversations.deadline d
                    where d.case_id = c.id and not d.frozen and least(d.due_at, d.soon_at) <= :now)""";
        static final Order DUE_FIRST =
                new Order("(select d.due_at from conversations.deadline d where d.case_id = %s.id)", false);
        static final Order DUE_THEN_LONGEST_WAIT = new Order("""
            coalesce((select d.due_at from conversations.deadline d
                      where d.case_id = %1$s.id and not d.frozen and least(d.due_at, d.soon_at) <= :now),
                     %1$s.waiting_since + interval '100 years', %1$s.changed_at + interval '200 years')""", false);
        static final Order LATEST = new Order("%s.changed_at", true);
        static final Order WAKES_FIRST = new Order("%s.snoozed_until", false);
        static final Order CLOSED_LAST = new Order("%s.closed_at", true);
    }
}
