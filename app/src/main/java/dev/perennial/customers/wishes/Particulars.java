package dev.perennial.customers.wishes;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.Activities;
import dev.perennial.customers.Activity;
import dev.perennial.customers.Channel;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.contacts.Emails;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.contacts.Phones;
import dev.perennial.customers.wishes.Visitors.Visit;
import dev.perennial.platform.Businesses;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;

/// Changes what the shop knows of a person to reach and address them, as the person types it. An address that is
/// somebody else's too is taken like any other: the page must not tell whom the shop knows.
@Component
class Particulars {
    static final String CHANGED = "customers.wishes";
    private static final int LONGEST = 200;
    private static final int LONGEST_CALL = 120;
    private static final int MOST = 10;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final JdbcClient db;
    private final Consents consents;
    private final Choosing choosing;
    private final Activities activities;
    private final Businesses businesses;
    private final Clock clock;

    Particulars(
            JdbcClient db,
            Consents consents,
            Choosing choosing,
            Activities activities,
            Businesses businesses,
            Clock clock) {
        this.db = db;
        this.consents = consents;
        this.choosing = choosing;
        this.activities = activities;
        this.businesses = businesses;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Changed(Done done) implements Outcome {}

    /// @param mistakes input to sentence
    record Unclear(Map<String, String> mistakes) implements Outcome {}

    private record Read(
            String name,
            String callMe,
            @Nullable String language,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            List<UUID> removed,
            boolean removePostal,
            List<UUID> forgotten) {}

    @Transactional
    public Outcome change(Visit visit, MultiValueMap<String, String> sent, String network) {
        var mistakes = new LinkedHashMap<String, String>();
        var read = read(sent, mistakes);
        var customer = visit.customer();
        db.sql("select 1 from customers.customer where id = ? for update")
                .param(customer.value())
                .query(_ -> {});
        if (count(customer)
                        + (read.email() == null ? 0 : 1)
                        + (read.phone() == null ? 0 : 1)
                        - read.removed().size()
                > MOST)
            mistakes.put(read.email() == null ? "phone" : "email", t("customers.wishes.reaches.many", MOST));
        if (!mistakes.isEmpty()) return new Unclear(mistakes);

        var now = clock.instant();
        var byMail = Purpose.asked().stream()
                .filter(purpose -> consents.mayContact(customer, purpose, Channel.EMAIL))
                .toList();
        var changed = new ArrayList<String>();
        if (save(customer, read, now)) changed.add("name");
        if (call(customer, read.callMe(), now)) changed.add("callMe");
        if (move(customer, read)) changed.add("postal");
        if (remove(customer, read.removed()) > 0) changed.add("reaches");
        if (forget(customer, read.forgotten()) > 0) changed.add("preferences");
        var email = add(customer, "EMAIL", read.email());
        var phone = add(customer, "PHONE", read.phone());
        if (email || phone) changed.add("reaches");
        if (!changed.isEmpty()) tell(customer, changed, now);
        return new Changed(
                email && read.email() != null ? choosing.follow(visit, read.email(), byMail, network) : Done.SAVED);
    }

    private Read read(MultiValueMap<String, String> sent, Map<String, String> mistakes) {
        var country = businesses.current().country();
        var language = text(sent, "language", 20, mistakes);
        if (language != null && !LANGUAGES.contains(language.replaceFirst("-.*", "")))
            mistakes.put("language", t("customers.form.language.wrong", language));
        var email = text(sent, "email", 320, mistakes);
        if (email != null && Emails.key(email) == null) mistakes.put("email", t("customers.wishes.email.wrong", email));
        var phone = text(sent, "phone", 60, mistakes);
        if (phone != null && Phones.key(phone, country) == null)
            mistakes.put("phone", t("customers.wishes.phone.wrong", phone));
        return new Read(
                Objects.requireNonNullElse(text(sent, "name", LONGEST, mistakes), ""),
                Objects.requireNonNullElse(text(sent, "callMe", LONGEST_CALL, mistakes), ""),
                language,
                email,
                phone,
                text(sent, "street", LONGEST, mistakes),
                text(sent, "postalCode", LONGEST, mistakes),
                text(sent, "city", LONGEST, mistakes),
                ids(sent.get("remove")),
                "yes".equals(sent.getFirst("removePostal")),
                ids(sent.get("forget")));
    }

    private static @Nullable String text(
            MultiValueMap<String, String> sent, String input, int longest, Map<String, String> mistakes) {
        var text = Folding.clean(sent.getFirst(input));
        if (text != null && text.length() > longest)
            mistakes.put(input, t("customers.wishes.long", number(longest), number(text.length())));
        return text;
    }

    private static List<UUID> ids(@Nullable List<String> texts) {
        var ids = new ArrayList<UUID>();
        if (texts == null) return ids;
        for (var text : texts)
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException _) {
                // not one of the page's own boxes: nothing to remove
            }
        return ids;
    }

    private boolean save(CustomerId customer, Read read, Instant now) {
        var key = Folding.key(read.name());
        return db.sql("""
            update customers.customer set name = :name, name_key = :key, language = :language,
                search = customers.search_line(id, :key),
                changed_at = greatest(:now, changed_at + interval '1 microsecond')
            where id = :id and (name <> :name or language is distinct from :language)""")
                        .param("id", customer.value())
                        .param("name", read.name())
                        .param("key", key)
                        .param("language", read.language(), java.sql.Types.VARCHAR)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    private boolean call(CustomerId customer, String callMe, Instant now) {
        var same = db.sql("""
            select coalesce(string_agg(text, ' '), '') = :text from customers.preference
            where customer_id = :customer and kind = 'ADDRESS_AS'""")
                .param("customer", customer.value())
                .param("text", callMe)
                .query(Boolean.class)
                .single();
        if (same) return false;
        db.sql("delete from customers.preference where customer_id = ? and kind = 'ADDRESS_AS'")
                .param(customer.value())
                .update();
        if (!callMe.isEmpty())
            db.sql("""
                insert into customers.preference (customer_id, kind, text, added_at)
                values (?, 'ADDRESS_AS', ?, ?)""").params(customer.value(), callMe, Timestamp.from(now)).update();
        return true;
    }

    private boolean move(CustomerId customer, Read read) {
        var given = read.street() != null || read.postalCode() != null || read.city() != null;
        if (!given && !read.removePostal()) return false;
        return db.sql("""
            update customers.customer set street = :street, postal_code = :postalCode, city = :city, region = null,
                country = case when :given then coalesce(country, :home) end where id = :id""")
                        .param("id", customer.value())
                        .param("street", read.street(), java.sql.Types.VARCHAR)
                        .param("postalCode", read.postalCode(), java.sql.Types.VARCHAR)
                        .param("city", read.city(), java.sql.Types.VARCHAR)
                        .param("given", given)
                        .param("home", businesses.current().country())
                        .update()
                > 0;
    }

    private int remove(CustomerId customer, List<UUID> points) {
        var removed = db.sql("delete from customers.contact_point where customer_id = ? and id = any(?)")
                .params(customer.value(), points.toArray(UUID[]::new))
                .update();
        if (removed > 0) searchAgain(customer);
        return removed;
    }

    private int forget(CustomerId customer, List<UUID> preferences) {
        return db.sql("delete from customers.preference where customer_id = ? and id = any(?)")
                .params(customer.value(), preferences.toArray(UUID[]::new))
                .update();
    }

    /// A new address comes first: it is the one the person wants to be reached at.
    private boolean add(CustomerId customer, String kind, @Nullable String value) {
        if (value == null) return false;
        var key = kind.equals("EMAIL")
                ? Emails.key(value)
                : Phones.key(value, businesses.current().country());
        var added = db.sql("""
            insert into customers.contact_point (customer_id, kind, value, key, position)
            values (:customer, :kind, :value, :key, (select coalesce(min(position), 1) - 1
                from customers.contact_point where customer_id = :customer))
            on conflict (customer_id, kind, key) do nothing""")
                        .param("customer", customer.value())
                        .param("kind", kind)
                        .param("value", value)
                        .param("key", key)
                        .update()
                > 0;
        if (added) searchAgain(customer);
        return added;
    }

    private void searchAgain(CustomerId customer) {
        db.sql("update customers.customer set search = customers.search_line(id, name_key) where id = ?")
                .param(customer.value())
                .update();
    }

    private long count(CustomerId customer) {
        return db.sql("select count(*) from customers.contact_point where customer_id = ?")
                .param(customer.value())
                .query(Long.class)
                .single();
    }

    private void tell(CustomerId customer, List<String> changed, Instant now) {
        activities.append(new Activity(
                customer,
                CHANGED,
                now,
                "wishes:" + customer + ":" + now,
                null,
                null,
                Map.of("what", String.join(",", changed.stream().distinct().toList()))));
    }
}
