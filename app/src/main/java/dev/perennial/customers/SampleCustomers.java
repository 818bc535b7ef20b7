package dev.perennial.customers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.perennial.platform.BulkRows;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Invented customers in bulk, told apart from real ones and removable as a whole.
@Repository
public class SampleCustomers {
    private final BulkRows bulk;
    private final JdbcClient db;

    SampleCustomers(BulkRows bulk, JdbcClient db) {
        this.bulk = bulk;
        this.db = db;
    }

    /// @param country whose phone numbers are written without their country's code
    @Transactional
    public void bring(List<SampleCustomer> customers, String country) {
        bulk.copy("""
            copy customers.customer (id, name, language, birth_month, birth_day, birth_year, street, postal_code, city,
                country, came_from, search, sample, created_at, changed_at) from stdin""", customers.stream(), it -> {
            var born = it.birthday();
            var home = it.address();
            return new @Nullable Object[] {
                it.id(),
                it.name(),
                it.language(),
                born == null ? null : born.day().getMonthValue(),
                born == null ? null : born.day().getDayOfMonth(),
                born == null ? null : born.year(),
                home == null ? null : home.street(),
                home == null ? null : home.postalCode(),
                home == null ? null : home.city(),
                home == null ? null : home.country(),
                it.cameFrom(),
                "",
                true,
                it.since(),
                it.since()
            };
        });
        bulk.copy(
                "copy customers.contact_point (customer_id, kind, value, key, position) from stdin",
                customers.stream().flatMap(it -> contactPoints(it, country)),
                it -> new Object[] {it.customer(), it.kind(), it.value(), it.key(), it.position()});
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
                "copy customers.note (customer_id, kind, text, said_by, said_on, written_by, written_at) from stdin",
                customers.stream().flatMap(it -> it.notes().stream().map(note -> new Of<>(it, note))),
                it -> new @Nullable Object[] {
                    it.customer(),
                    it.what().kind(),
                    it.what().text(),
                    it.what().saidBy(),
                    it.what().saidOn(),
                    it.what().writtenBy(),
                    it.what().writtenAt()
                });
        bulk.copy("""
            copy customers.task (customer_id, title, due_on, assigned_to, made_by, made_at, done_by, done_at)
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
                task.doneAt()
            };
        });
    }

    /// Removes them with everything that is kept about them here.
    ///
    /// @return how many there were
    @Transactional
    public int remove() {
        return db.sql("delete from customers.customer where sample").update();
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
                        .map(mail -> new ContactPoint(it.id(), "EMAIL", mail, mail.toLowerCase(Locale.ROOT), 0)),
                Stream.ofNullable(phone)
                        .map(number -> new ContactPoint(it.id(), "PHONE", number, e164(number, country), 1)));
    }

    private static String e164(String number, String country) {
        var phones = PhoneNumberUtil.getInstance();
        try {
            return phones.format(phones.parse(number, country), PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("the sample's phone number " + number + " is none", e);
        }
    }

    private record ContactPoint(CustomerId customer, String kind, String value, String key, int position) {}

    private record Of<T>(CustomerId customer, T what) {
        Of(SampleCustomer customer, T what) {
            this(customer.id(), what);
        }
    }
}
