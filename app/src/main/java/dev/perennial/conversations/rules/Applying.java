package dev.perennial.conversations.rules;

import dev.perennial.access.Staff;
import dev.perennial.conversations.ByItself;
import dev.perennial.conversations.CaseClosed;
import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.CaseOpened;
import dev.perennial.conversations.CaseState.Priority;
import dev.perennial.conversations.Cases;
import dev.perennial.conversations.CustomerSpoke;
import dev.perennial.conversations.Entries;
import dev.perennial.conversations.Entry;
import dev.perennial.conversations.FoundWords;
import dev.perennial.conversations.Label;
import dev.perennial.conversations.Labels;
import dev.perennial.conversations.Line;
import dev.perennial.conversations.Lines;
import dev.perennial.conversations.rules.Rule.Then;
import dev.perennial.conversations.rules.Rule.Trigger;
import dev.perennial.customers.Traits;
import dev.perennial.hours.Hours;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Applies rules to what happens, in their order, each once to each occasion, and says so in the case.
@Component
class Applying {
    private static final int MOST = 500;

    private final JdbcClient db;
    private final Rulebook rules;
    private final CaseFiles files;
    private final Cases cases;
    private final Entries entries;
    private final Lines lines;
    private final Labels labels;
    private final ByItself byItself;
    private final Traits traits;
    private final Staff staff;
    private final Hours hours;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Applying(
            JdbcClient db,
            Rulebook rules,
            CaseFiles files,
            Cases cases,
            Entries entries,
            Lines lines,
            Labels labels,
            ByItself byItself,
            Traits traits,
            Staff staff,
            Hours hours,
            TransactionTemplate transaction,
            Clock clock) {
        this.db = db;
        this.rules = rules;
        this.files = files;
        this.cases = cases;
        this.entries = entries;
        this.lines = lines;
        this.labels = labels;
        this.byItself = byItself;
        this.traits = traits;
        this.staff = staff;
        this.hours = hours;
        this.transaction = transaction;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(CustomerSpoke spoke) {
        apply(Trigger.MESSAGE, spoke.id(), spoke.entry().toString());
    }

    @ApplicationModuleListener
    void on(CaseOpened opened) {
        apply(Trigger.OPENED, opened.id(), "opened");
    }

    @ApplicationModuleListener
    void on(CaseClosed closed) {
        var isDone =
                files.find(closed.id()).filter(it -> it.mergedInto() == null).isPresent();
        if (isDone) apply(Trigger.CLOSED, closed.id(), "closed:" + closed.turn());
    }

    /// Looks for those who have waited, or been silent, long enough by now.
    void passTime() {
        for (var rule : rules.active(Trigger.WAITS))
            waiting(rule).forEach(it -> alone(rule, it, "waits:" + it.state().waitingSince()));
        for (var rule : rules.active(Trigger.SILENT))
            silent(rule).forEach(it -> alone(rule, it, "silent:" + lastSaid(it.id())));
    }

    /// Not when something happened to the case since it was looked up.
    private void alone(Rule rule, CaseFile file, String occasion) {
        transaction.executeWithoutResult(_ -> {
            if (cases.hold(file.id()).equals(file)) apply(rule, file.id(), occasion);
        });
    }

    /// Silence begins with the last words of ours, whatever rules noted since.
    private int lastSaid(CaseId id) {
        return entries.of(id).stream()
                .filter(it -> it.kind() == Entry.Kind.SAID && !it.robot())
                .mapToInt(Entry::seq)
                .max()
                .orElse(0);
    }

    private Stream<CaseFile> waiting(Rule rule) {
        var within = Duration.ofHours(rule.after() == null ? 0 : rule.after());
        var now = clock.instant();
        var calendar = hours.ofBusiness();
        return list(
                        rule,
                        "c.status = 'OPEN' and c.waiting_since <= :when",
                        "r.at >= c.waiting_since",
                        "c.waiting_since",
                        now.minus(within))
                .stream()
                .filter(it -> {
                    var since = it.state().waitingSince();
                    return since != null && calendar.elapsed(since, now).compareTo(within) >= 0;
                });
    }

    private Stream<CaseFile> silent(Rule rule) {
        var since = clock.instant().minus(Duration.ofDays(rule.after() == null ? 0 : rule.after()));
        return list(rule, "c.status = 'WAITING' and c.changed_at <= :when", """
                r.key = 'silent:' || coalesce((
                    select max(e.seq) from conversations.entry e
                    where e.case_id = c.id and e.kind = 'SAID' and not e.robot), 0)""", "c.changed_at", since).stream();
    }

    /// @param done when the rule has looked at them already: who is left alone for good stands in nobody's way
    private List<CaseFile> list(Rule rule, String which, String done, String order, Instant when) {
        return db.sql("""
            select %s from conversations.case_file c
            where %s and not exists (
                select from conversations.rule_run r where r.rule_id = :rule and r.case_id = c.id and %s)
            order by %s, c.id limit %d""".formatted(CaseFiles.COLUMNS, which, done, order, MOST))
                .param("when", Timestamp.from(when))
                .param("rule", rule.id())
                .query((row, _) -> CaseFiles.read(row))
                .list();
    }

    private void apply(Trigger trigger, CaseId id, String occasion) {
        for (var rule : rules.active(trigger)) apply(rule, id, occasion);
    }

    private void apply(Rule rule, CaseId named, String occasion) {
        var id = files.current(named);
        if (id.isEmpty()) return;
        var file = cases.hold(id.get());
        var first = db.sql("""
            insert into conversations.rule_run (rule_id, case_id, key, at) values (?, ?, ?, ?) on conflict do nothing""")
                .params(rule.id(), file.id().value(), occasion, Timestamp.from(clock.instant()))
                .update();
        if (first == 0) return;
        var situation = situation(file);
        if (!rule.ifs().stream().allMatch(situation::holds)) return;
        for (var then : rule.thens()) act(then, file.id(), rule.id() + ":" + occasion + ":" + then.act());
        cases.ruled(file.id(), rule.sentence());
    }

    private Situation situation(CaseFile file) {
        var heard = entries.of(file.id()).stream()
                .filter(it -> it.kind() == Entry.Kind.HEARD || it.kind() == Entry.Kind.CALL)
                .toList();
        var latest = heard.isEmpty() ? "" : heard.getLast().body();
        return new Situation(
                file.state().via(),
                FoundWords.of(file.subject(), latest),
                lines.of(file.id()).stream().map(Line::address).toList(),
                labels.of(file.id()).stream().map(Label::name).toList(),
                !hours.ofBusiness().isOpen(clock.instant()),
                file.customer() == null ? Map.of() : traits.of(file.customer()));
    }

    private void act(Then then, CaseId id, String once) {
        var key = UUID.nameUUIDFromBytes((id + ":" + once).getBytes(StandardCharsets.UTF_8));
        switch (then.act()) {
            case LABEL -> labels.put(id, then.value());
            case ASSIGN ->
                staff.active().stream()
                        .filter(it -> it.displayName().equalsIgnoreCase(then.value()))
                        .findFirst()
                        .filter(it -> cases.isSeenBy(id, it))
                        .ifPresent(it -> cases.assign(id, it.id()));
            case PRIORITY -> cases.prioritise(id, Priority.valueOf(then.value()));
            case ANSWER -> byItself.answer(id, key, then.value());
            case NOTE -> cases.noteByItself(id, then.value(), key);
            case CLOSE -> cases.close(id);
            case SLEEP -> hours.ofBusiness().nextOpening(clock.instant()).ifPresent(until -> cases.snooze(id, until));
        }
    }
}
