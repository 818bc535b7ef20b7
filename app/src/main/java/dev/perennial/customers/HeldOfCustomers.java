package dev.perennial.customers;

import static dev.perennial.customers.HeldTable.FORGOTTEN;
import static dev.perennial.customers.HeldTable.MOVED;
import static dev.perennial.customers.HeldTable.REMOVED;
import static dev.perennial.customers.HeldTable.SET_ASIDE;
import static dev.perennial.customers.HeldTable.UNTOUCHED;
import static dev.perennial.customers.HeldTable.movedUnlessThere;
import static dev.perennial.customers.HeldTable.severedBy;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class HeldOfCustomers implements PersonalData {
    /// The log goes with the person, but an address that ever said no is left alone, known by its hash; a no that was
    /// taken back was never said.
    private static final String CONSENT_FORGOTTEN = """
        with forgetting as (select set_config('perennial.forgetting', :customer::text, true) as customer),
        no as (
            select address_kind as kind, address_key as key, recorded_at as at from customers.consent c
            where customer_id = :customer and decision in ('DENIED', 'WITHDRAWN') and not exists (
                select from customers.consent t
                where t.reference = c.reference and t.decision = 'TAKEN_BACK' and t.address_kind = c.address_kind
                  and t.address_key = c.address_key and t.purpose = c.purpose and t.channel = c.channel)),
        refused as (
            insert into customers.suppression (address_kind, address_hash, reason, since)
            select a.kind, customers.address_hash(a.kind, a.key), 'OBJECTION', max(a.at)
            from (select kind, key, at from no where key <> ''
                  union all
                  select a.kind, a.key, no.at from no join customers.api_address a on a.kind = no.kind
                  where a.customer_id = :customer and no.key = '') a
            group by a.kind, a.key)
        delete from customers.consent c using forgetting
        where c.customer_id = :customer and forgetting.customer <> ''""";

    /// What is left says of a hash that it is to be left alone, and of nobody.
    private static final String SUPPRESSION_UNNAMED = """
        with nameless as (delete from customers.suppression where customer_id = :customer and address_hash is null)
        update customers.suppression set customer_id = null, proof = ''
        where customer_id = :customer and address_hash is not null""";

    @Override
    public List<HeldTable> tables() {
        return List.of(
                HeldTable.of("customers.contact_point", "customer_id", REMOVED, movedUnlessThere("kind", "key"), "id")
                        .told(CONTACT_POINTS),
                HeldTable.of("customers.external_id", "customer_id", REMOVED, MOVED, "external_id", "source")
                        .told(NUMBERS),
                HeldTable.of("customers.preference", "customer_id", REMOVED, MOVED, "id")
                        .told(PREFERENCES),
                HeldTable.of("customers.note", "customer_id", REMOVED, MOVED, "id")
                        .told(NOTES),
                HeldTable.of("customers.task", "customer_id", REMOVED, MOVED, "id")
                        .told(TASKS),
                HeldTable.of("customers.activity", "customer_id", REMOVED, MOVED, "id")
                        .told(ACTIVITIES),
                HeldTable.of("customers.trait", "customer_id", REMOVED, SET_ASIDE, "customer_id", "module")
                        .told(TRAITS),
                HeldTable.of("customers.intake", "customer_id", REMOVED, UNTOUCHED, "batch", "n")
                        .told(ARRIVING),
                HeldTable.of("customers.objection", "customer_id", REMOVED, movedUnlessThere("what"), "id")
                        .told(OBJECTIONS),
                HeldTable.of("customers.privacy_request", "customer_id", severedBy("""
                            update customers.privacy_request set customer_id = null where customer_id = :customer"""), MOVED, "id")
                        .told(REQUESTS),
                HeldTable.of("customers.appointment", "customer_id", REMOVED, MOVED, "id")
                        .told(APPOINTMENTS),
                HeldTable.of("customers.consent", "customer_id", severedBy(CONSENT_FORGOTTEN), MOVED, "id")
                        .told(CONSENTS),
                HeldTable.of("customers.suppression", "customer_id", severedBy(SUPPRESSION_UNNAMED), MOVED, "id")
                        .told(LEFT_ALONE),
                HeldTable.of("customers.alias", "customer_id", REMOVED, MOVED, "old_id")
                        .told(ALIASES),
                HeldTable.of("customers.merge", "customer_id", REMOVED, MOVED, "id")
                        .told(MERGES),
                // what programs were answered of a customer lies below, where nobody knows customers
                HeldTable.of("programs.first_answer", "customer_id", REMOVED, MOVED, "caller", "key")
                        .told(ANSWERS),
                HeldTable.of("customers.duplicate", "first_id", REMOVED, FORGOTTEN, "first_id", "second_id"),
                HeldTable.of("customers.duplicate", "second_id", REMOVED, FORGOTTEN, "first_id", "second_id"),
                HeldTable.of("customers.difference", "first_id", REMOVED, UNTOUCHED, "first_id", "second_id"),
                HeldTable.of("customers.difference", "second_id", REMOVED, UNTOUCHED, "first_id", "second_id"),
                HeldTable.of("customers.referral", "customer_id", REMOVED, SET_ASIDE, "customer_id")
                        .told(REFERRALS),
                HeldTable.of(
                        "customers.referral",
                        "referrer_id",
                        severedBy("update customers.referral set referrer_id = null where referrer_id = :customer"),
                        MOVED,
                        "customer_id"));
    }

    @Override
    public List<Telling> tellings() {
        return List.of(PROFILE, DEMOGRAPHICS, FIELDS);
    }

    @Override
    public List<Retained> retained() {
        return List.of(
                new Retained(
                        "customers.retention.notes",
                        1_095,
                        30,
                        3_650,
                        true,
                        (db, before) -> Retained.count(db, "customers.note", "written_at < :before", before),
                        (db, before) ->
                                gone(db, before, "customers.note", "written_at < :before", "'note:' || id from old")),
                new Retained(
                        "customers.retention.tasks",
                        730,
                        30,
                        3_650,
                        true,
                        (db, before) -> Retained.count(db, "customers.task", "done_at < :before", before),
                        (db, before) -> gone(db, before, "customers.task", "done_at < :before", """
                                'task:' || id || case when n = 1 then '' else ':' || n end
                                from old cross join generate_series(1, turn) n""")),
                Retained.rows(
                        "customers.retention.requests",
                        1_095,
                        365,
                        3_650,
                        true,
                        "customers.privacy_request",
                        "answered_at < :before"));
    }

    /// What the timeline tells of it goes along; of a task it tells each turn.
    private static long gone(JdbcClient db, Timestamp before, String table, String old, String told) {
        return db.sql("""
            with old as materialized (select * from %s where %s limit 10000),
            told as (delete from customers.activity where source in (select %s))
            delete from %s where id in (select id from old)""".formatted(table, old, told, table))
                .param("before", before)
                .update();
    }

    @Override
    public Map<String, String> nobody() {
        return Map.ofEntries(
                Map.entry("customers.custom_field", "what the business calls its own fields"),
                Map.entry("customers.consent_wording", "what the business asks, word by word"),
                Map.entry("customers.secret", "keys of the business's own"),
                Map.entry("customers.source", "what the business calls where customers come from"),
                Map.entry("customers.source_word", "what many said of where they come from"),
                Map.entry("customers.erasure.customer_id", "named while the erasure is under way, empty afterwards"),
                Map.entry("customers.privacy_setting", "the business itself"),
                Map.entry("customers.retention", "periods and counts"),
                Map.entry("customers.suppression.address_hash", "a hash that leads to nobody"),
                Map.entry("customers.erasure.rows", "counts"),
                Map.entry("customers.erasure.digest", "a digest"),
                Map.entry(
                        "customers.erasure_journal.customer_id",
                        "an id that leads to nobody; a restore is cleaned by it"));
    }

    private static final Telling PROFILE = Telling.of("customers.profile", "customers.held.profile", """
            select name, birth_day, birth_month, birth_year, street, postal_code, city, region, country, language,
                came_from, campaign, created_at, changed_at
            from customers.customer where id = :customer""");

    private static final Telling DEMOGRAPHICS = Telling.of("customers.demographics", "customers.held.demographics", """
            select each.key as what, each.value
            from customers.customer c cross join jsonb_each_text(c.demographics) each
            where c.id = :customer order by 1""")
            .word("what", "customers.demographic.")
            .written("value");

    private static final Telling FIELDS =
            Telling.of("customers.fields", "customers.held.fields", """
            select coalesce(f.name, each.key) as what, each.value
            from customers.customer c cross join jsonb_each_text(c.fields) each
            left join customers.custom_field f on f.id::text = each.key
            where c.id = :customer order by f.position, 1""").written("value");

    private static final Telling CONTACT_POINTS = Telling.of("customers.contact_point", "customers.held.contacts", """
            select kind, value, label from customers.contact_point
            where customer_id = :customer order by kind, position, id""")
            .word("kind", "customers.held.contacts.kind.");

    private static final Telling NUMBERS = Telling.of("customers.external_id", "customers.held.numbers", """
            select source, external_id as number from customers.external_id
            where customer_id = :customer order by source, external_id""");

    private static final Telling PREFERENCES = Telling.of("customers.preference", "customers.held.preferences", """
            select kind, text, added_by, added_at from customers.preference
            where customer_id = :customer order by added_at, id""")
            .word("kind", "customers.preference.kind.")
            .staff("added_by")
            .written("text");

    private static final Telling NOTES = Telling.of("customers.note", "customers.held.notes", """
            select kind, text, said_by, said_on, written_by, written_at from customers.note
            where customer_id = :customer order by written_at, id""")
            .word("kind", "customers.note.kind.")
            .staff("written_by")
            .written("text", "said_by");

    private static final Telling TASKS = Telling.of("customers.task", "customers.held.tasks", """
            select title, due_on, assigned_to, made_by, made_at, done_by, done_at from customers.task
            where customer_id = :customer order by made_at, id""")
            .staff("assigned_to", "made_by", "done_by")
            .written("title");

    private static final Telling ACTIVITIES = Telling.of("customers.activity", "customers.held.activities", """
            select at, kind, amount_minor, currency, data from customers.activity
            where customer_id = :customer order by at, id""")
            .word("kind", "", ".many")
            .written("data");

    private static final Telling TRAITS = Telling.of("customers.trait", "customers.held.traits", """
            select t.module || '.trait.' || each.key as trait, each.value, t.changed_at
            from customers.trait t cross join jsonb_each_text(t.traits) each
            where t.customer_id = :customer order by 1""")
            .word("trait", "")
            .written("value");

    private static final Telling OBJECTIONS = Telling.of("customers.objection", "customers.held.objections", """
            select what, since, noted_by from customers.objection where customer_id = :customer order by since""")
            .word("what", "customers.held.objections.what.")
            .staff("noted_by");

    private static final Telling REQUESTS = Telling.of("customers.privacy_request", "customers.held.requests", """
            select kind, asked_on, due_on, noted_by, answered_at, answered_by from customers.privacy_request
            where customer_id = :customer order by asked_on, id""")
            .word("kind", "customers.request.kind.")
            .staff("noted_by", "answered_by");

    private static final Telling APPOINTMENTS = Telling.of("customers.appointment", "customers.held.appointments", """
            select title, starts_at, minutes, place, with_staff, made_by, made_at, cancelled_at from customers.appointment
            where customer_id = :customer order by starts_at, id""")
            .staff("with_staff", "made_by")
            .written("title", "place");

    private static final Telling CONSENTS = Telling.of("customers.consent", "customers.held.consents", """
            select c.recorded_at, c.counts_at, c.purpose, c.channel, c.address_key as address, c.decision, c.way, c.proof,
                w.text as wording, c.network, c.recorded_by
            from customers.consent c left join customers.consent_wording w on w.id = c.wording_id
            where c.customer_id = :customer order by c.recorded_at, c.id""")
            .word("purpose", "customers.held.consents.purpose.")
            .word("channel", "customers.held.consents.channel.")
            .word("decision", "customers.held.consents.decision.")
            .word("way", "customers.held.consents.way.")
            .staff("recorded_by")
            .written("proof");

    private static final Telling LEFT_ALONE = Telling.of("customers.suppression", "customers.held.leftAlone", """
            select since, address_kind, reason, proof, lifted_at from customers.suppression
            where customer_id = :customer order by since, id""")
            .word("address_kind", "customers.held.consents.channel.")
            .word("reason", "customers.held.leftAlone.reason.")
            .written("proof");

    private static final Telling ALIASES = Telling.of("customers.alias", "customers.held.aliases", """
            select old_id from customers.alias where customer_id = :customer order by old_id""");

    private static final Telling REFERRALS =
            Telling.of("customers.referral", "customers.held.referrals", """
            select noted_at, noted_by from customers.referral where customer_id = :customer""").staff("noted_by");

    private static final Telling MERGES = Telling.of("customers.merge", "customers.held.merges", """
            select merged_at, merged_by, absorbed from customers.merge where customer_id = :customer order by merged_at""")
            .staff("merged_by")
            .written("absorbed");

    private static final Telling ANSWERS =
            Telling.of("programs.first_answer", "customers.held.answers", """
            select at, body as answer from programs.api_first_answer where customer_id = :customer order by at""").written("answer");

    private static final Telling ARRIVING = Telling.of("customers.intake", "customers.held.arriving", """
            select source, external_id as number, name, email, phone, street, postal_code, city, region, country,
                language, birth_day, birth_month, birth_year, came_from, campaign
            from customers.intake where customer_id = :customer order by batch, n""");
}
