package dev.perennial.customers.privacy.record;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.DataRecipients;
import dev.perennial.customers.Held;
import dev.perennial.customers.privacy.retention.Retention;
import dev.perennial.platform.Businesses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The record of processing (Art. 30) and the notice to customers (Art. 13 and 14), from what is really held, for how
/// long and who gets it.
@Component
class Papers {
    /// What the product is for; each has its words and its ground in law.
    private static final List<String> PURPOSES = List.of("sales", "care", "figures", "accounts", "law");

    private final Held held;
    private final Retention retention;
    private final List<DataRecipients> recipients;
    private final Settings settings;
    private final Businesses businesses;
    private final CurrentStaff staff;
    private final AuditLog log;

    Papers(
            Held held,
            Retention retention,
            ObjectProvider<DataRecipients> recipients,
            Settings settings,
            Businesses businesses,
            CurrentStaff staff,
            AuditLog log) {
        this.held = held;
        this.retention = retention;
        this.recipients = recipients.orderedStream().toList();
        this.settings = settings;
        this.businesses = businesses;
        this.staff = staff;
        this.log = log;
    }

    List<Part> record() {
        staff.require(Role.MANAGER);
        return List.of(
                new Part(t("customers.record.controller"), controller()),
                new Part(t("customers.record.purposes"), purposes()),
                new Part(t("customers.record.people"), List.of(t("customers.record.people.text"))),
                new Part(t("customers.record.kinds"), kinds()),
                new Part(t("customers.record.recipients"), recipients()),
                new Part(t("customers.record.abroad"), List.of(t("customers.record.abroad.text"))),
                new Part(t("customers.record.periods"), periods()),
                new Part(t("customers.record.measures"), lines("customers.record.measures.", 6)));
    }

    List<Part> notice() {
        staff.require(Role.MANAGER);
        var name = businesses.current().name();
        return List.of(
                new Part(t("customers.notice.who"), controller()),
                new Part(t("customers.notice.what"), kinds()),
                new Part(t("customers.notice.why"), purposes()),
                new Part(t("customers.notice.source"), List.of(t("customers.notice.source.text"))),
                new Part(t("customers.notice.recipients"), recipients()),
                new Part(t("customers.notice.periods"), periods()),
                new Part(t("customers.notice.profiling"), profiling()),
                new Part(t("customers.notice.rights"), rights(name)));
    }

    private List<String> controller() {
        var said = settings.get();
        var lines = new ArrayList<String>();
        lines.add(businesses.current().name());
        Stream.of(said.address(), said.contact())
                .filter(line -> !line.isBlank())
                .forEach(lines::add);
        if (said.address().isBlank() || said.contact().isBlank()) lines.add(t("customers.record.controller.missing"));
        if (!said.officer().isBlank()) lines.add(t("customers.record.officer", said.officer()));
        return lines;
    }

    private static List<String> purposes() {
        return PURPOSES.stream()
                .map(each -> t("customers.record.purpose." + each))
                .toList();
    }

    private List<String> kinds() {
        return held.tellings().stream()
                .filter(telling -> !telling.title().isEmpty())
                .map(telling -> t(telling.title()))
                .distinct()
                .toList();
    }

    private List<String> recipients() {
        var all =
                recipients.stream().flatMap(each -> each.recipients().stream()).toList();
        return all.isEmpty() ? List.of(t("customers.held.recipients.none")) : all;
    }

    private List<String> periods() {
        var lines = new ArrayList<String>();
        for (var kept : retention.all())
            lines.add(t("customers.record.period", t(kept.kind().name()), kept.days()));
        lines.add(t("customers.record.period", t("customers.retention.audit"), log.keptDays()));
        lines.add(t("customers.record.period.rest"));
        return lines;
    }

    private List<String> profiling() {
        var lines = new ArrayList<>(List.of(t("customers.notice.profiling.text")));
        var age = settings.get().leastAge();
        if (age != null) lines.add(t("customers.notice.profiling.age", age));
        return lines;
    }

    private List<String> rights(String name) {
        var authority = settings.get().authority();
        var lines = new ArrayList<>(lines("customers.notice.rights.", 6));
        lines.add(
                authority.isBlank()
                        ? t("customers.notice.authority")
                        : t("customers.notice.authority.named", authority));
        lines.add(t("customers.notice.rights.how", name));
        return lines;
    }

    private static List<String> lines(String key, int count) {
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(i -> t(key + i))
                .toList();
    }
}
