package dev.perennial.customers;

import dev.perennial.customers.consent.SampleConsents;
import dev.perennial.customers.contacts.Emails;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.contacts.Phones;
import dev.perennial.platform.BulkRows;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Invented customers in bulk, told apart from real ones and removable as a whole.
@Repository
public class SampleCustomers {
    private final BulkRows bulk;
    private final JdbcClient db;
    private final SampleConsents consents;
    private final SourceWords sources;
    private final JsonMapper json;

    SampleCustomers(BulkRows bulk, JdbcClient db, SampleConsents consents, SourceWords sources, JsonMapper json) {
        this.bulk = bulk;
        this.db = db;
        this.consents = consents;
        this.sources = sources;
        this.json = json;
    }

    /// @param country whose phone numbers are written without their country's code
    @Transactional
    public void bring(List<SampleCustomer> customers, String country) {
        bulk.copy("""
            copy customers.customer (id, name, name_key, language, birth_month, birth_day, birth_year, street, postal_code, city,
                country, came_from, campaign, sample, created_at, changed_at) from stdin""", customers.stream(), it -> {
            var born = it.birthday();
            var home = it.address();
            return new @Nullable Object[] {
                it.id(),
                it.name(),
                Folding.key(it.name()),
                it.language(),
                born == null ? null : born.day().getMonthValue(),
                born == null ? null : born.day().getDayOfMonth(),
                born == null ? null : born.year(),
                home == null ? null : home.street(),
                home == null ? null : home.postalCode(),
                home == null ? null : home.city(),
                home == null ? null : home.country(),
                it.origin().source(),
                it.origin().campaign(),
                true,
                it.since(),
                it.since()
            };
        });
        bulk.copy(
                "copy customers.contact_point (customer_id, kind, value, key, position) from stdin",
                customers.stream().flatMap(it -> contactPoints(it, country)),
                it -> new Object[] {it.customer(), it.kind(), it.value(), it.key(), it.position()});
        db.sql("update customers.customer set search = customers.search_line(id, name_key) where sample")
                .update();
        bulk.copy(
                "copy customers.preference (customer_id, kind, text, added_by, added_at) from stdin",
                customers.stream().flatMap(it -> it.preferences().stream().map(p -> new Of<>(it, p))),
                it -> new Object[] {
                    it.customer(),
                    it.what().kind(),
                    it.what().text(),
                    it.what().addedBy(),
                    it.what().addedAt()
                });
        bulk.copy(
                "copy customers.note (customer_id, kind, text, text_key, said_by, said_on, written_by, written_at) from stdin",
                customers.stream().flatMap(it -> it.notes().stream().map(note -> new Of<>(it, note))),
                it -> new @Nullable Object[] {
                    it.customer(),
                    it.what().kind(),
                    it.what().text(),
                    Folding.key(it.what().text()),
                    it.what().saidBy(),
                    it.what().saidOn(),
                    it.what().writtenBy(),
                    it.what().writtenAt()
                });
        bulk.copy("""
            copy customers.task (customer_id, title, due_on, assigned_to, made_by, made_at, done_by, done_at, turn)
            from stdin""", customers.stream().flatMap(it -> it.tasks().stream().map(task -> new Of<>(it, task))), it -> {
            var task = it.what();
            return new @Nullable Object[] {
                it.customer(),
                task.title(),
                task.dueOn(),
                task.assignedTo(),
                task.madeBy(),
                task.madeAt(),
                task.doneAt() == null ? null : task.assignedTo(),
                task.doneAt(),
                task.doneAt() == null ? 0 : 1
            };
        });
        bulk.copy(
                """
            copy customers.appointment (customer_id, title, starts_at, minutes, place, with_staff, remind_at, made_by,
                made_at, changed_at) from stdin""",
                customers.stream().flatMap(it -> it.appointments().stream().map(each -> new Of<>(it, each))),
                it -> {
                    var appointment = it.what();
                    return new @Nullable Object[] {
                        it.customer(),
                        appointment.title(),
                        appointment.startsAt(),
                        appointment.minutes(),
                        appointment.place(),
                        appointment.with(),
                        appointment.remindAt(),
                        appointment.madeBy(),
                        appointment.madeAt(),
                        appointment.madeAt()
                    };
                });
        bulk.copy(
                "copy customers.referral (customer_id, referrer_id, noted_at) from stdin",
                customers.stream().filter(it -> it.origin().recommendedBy() != null),
                it -> new @Nullable Object[] {it.id(), it.origin().recommendedBy(), it.since()});
        bulk.copy(
                "copy customers.activity (customer_id, kind, at, source, data) from stdin",
                customers.stream().flatMap(it -> it.encounters().stream().map(each -> new Of<>(it, each))),
                it -> {
                    var met = it.what();
                    return new @Nullable Object[] {
                        it.customer(),
                        met.kind(),
                        met.at(),
                        "encounter:" + it.customer() + ":" + met.at().getEpochSecond(),
                        json.writeValueAsString(Map.of(
                                "outcome", met.outcome(),
                                "text", met.text(),
                                "by", met.by().toString()))
                    };
                });
        sources.learn(customers.stream().map(it -> it.origin().source()).toList());
        tell();
        consents.bring();
    }

    /// Says of a source of the sample whether it stands for recommendations, and what it cost in each month.
    @Transactional
    public void describe(String source, boolean recommended, Map<YearMonth, Long> costs) {
        db.sql("update customers.source set recommended = ? where lower(name) = lower(?)")
                .params(recommended, source)
                .update();
        costs.forEach((month, minor) -> db.sql("""
            insert into customers.source_cost (source_id, month, cost_minor, entered_at)
            select id, :month, :minor, made_at from customers.source where lower(name) = lower(:name)
            on conflict do nothing""")
                .param("month", month.atDay(1))
                .param("minor", minor)
                .param("name", source)
                .update());
    }

    /// Notes and tasks done stand on the timeline, as those made by hand do.
    private void tell() {
        db.sql("""
            insert into customers.activity (customer_id, kind, at, source, data)
            select n.customer_id, 'customers.note', n.written_at, 'note:' || n.id,
                jsonb_build_object('kind', n.kind, 'text', n.text, 'by', coalesce(n.written_by::text, ''),
                    'saidBy', coalesce(n.said_by, ''), 'saidOn', coalesce(n.said_on::text, ''))
            from customers.note n join customers.customer c on c.id = n.customer_id and c.sample
            on conflict (source) do nothing""").update();
        db.sql("""
            insert into customers.activity (customer_id, kind, at, source, data)
            select t.customer_id, 'customers.task_done', t.done_at, 'task:' || t.id,
                jsonb_build_object('title', t.title, 'by', coalesce(t.done_by::text, ''))
            from customers.task t join customers.customer c on c.id = t.customer_id and c.sample
            where t.done_at is not null
            on conflict (source) do nothing""").update();
    }

    /// Removes them with everything that is kept about them here.
    ///
    /// @return how many there were
    @Transactional
    public int remove() {
        var removed = db.sql("delete from customers.customer where sample").update();
        consents.remove();
        db.sql("delete from customers.source where sample").update();
        return removed;
    }

    public long count() {
        return db.sql("select count(*) from customers.customer where sample")
                .query(Long.class)
                .single();
    }

    private static Stream<ContactPoint> contactPoints(SampleCustomer it, String country) {
        var email = it.email();
        var phone = it.phone();
        return Stream.concat(
                Stream.ofNullable(email)
                        .map(mail -> new ContactPoint(it.id(), "EMAIL", mail, known(Emails.key(mail), mail), 0)),
                Stream.ofNullable(phone)
                        .map(number -> new ContactPoint(
                                it.id(), "PHONE", number, known(Phones.key(number, country), number), 0)));
    }

    private static String known(@Nullable String key, String value) {
        return Objects.requireNonNull(key, () -> "nobody can be reached by the sample's " + value);
    }

    private record ContactPoint(CustomerId customer, String kind, String value, String key, int position) {}

    private record Of<T>(CustomerId customer, T what) {
        Of(SampleCustomer customer, T what) {
            this(customer.id(), what);
        }
    }
}
