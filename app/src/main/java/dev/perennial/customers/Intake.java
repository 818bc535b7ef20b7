package dev.perennial.customers;

import dev.perennial.platform.BulkRows;
import dev.perennial.platform.Businesses;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Knows or makes many customers at once. A caller thinks up a batch, adds rows, resolves it, and then joins the
/// view `customers.api_intake (batch, n, customer_id, created)` to learn who each row is; `customer_id` stays empty
/// for rows that name nobody.
///
/// A row is somebody we know by the same number in the same source, else by the e-mail address, else by the phone;
/// of a customer we know, only what is missing is filled. Every step can be repeated after a crash, and any number
/// of batches may be under way: nobody is made twice.
@Component
public class Intake {
    private static final int ROWS_AT_ONCE = 20_000;
    private static final String COLUMNS = """
        batch, n, source, external_id, name, name_key, email, email_key, phone, phone_key, street, postal_code, city, region,
        country, language, birth_month, birth_day, birth_year, came_from, campaign, news_by_email, news_by_sms,
        consent_proof""";

    private final JdbcClient db;
    private final BulkRows bulk;
    private final TransactionTemplate transaction;
    private final Matching matching;
    private final SourceWords sources;
    private final Businesses businesses;
    private final Clock clock;
    private final IdentityLock identity;

    Intake(
            JdbcClient db,
            BulkRows bulk,
            TransactionTemplate transaction,
            Matching matching,
            SourceWords sources,
            Businesses businesses,
            Clock clock,
            IdentityLock identity) {
        this.db = db;
        this.bulk = bulk;
        this.transaction = transaction;
        this.matching = matching;
        this.sources = sources;
        this.businesses = businesses;
        this.clock = clock;
        this.identity = identity;
    }

    /// How many customers a batch made, how many it knew already, and how many rows named nobody.
    public record Resolved(long made, long known, long nobody) {}

    /// Adds rows, all or none of them; a row number that the batch has already is left as it is.
    @Transactional
    public void add(UUID batch, Stream<IntakeRow> rows) {
        var columns = columns(batch);
        db.sql("""
            create temporary table if not exists intake_arriving
                (like customers.intake including defaults) on commit delete rows""").update();
        bulk.copy("copy intake_arriving (%s) from stdin".formatted(COLUMNS), rows, columns);
        db.sql("insert into customers.intake select * from intake_arriving on conflict do nothing")
                .update();
        db.sql("truncate intake_arriving").update();
    }

    /// Adds one row, as the others do; many of them would cost more this way, and one costs far less.
    @Transactional
    public void add(UUID batch, IntakeRow row) {
        db.sql("insert into customers.intake (%s) values (%s) on conflict do nothing"
                        .formatted(COLUMNS, "?" + ", ?".repeat(COLUMNS.split(",").length - 1)))
                .params(Arrays.asList(columns(batch).apply(row)))
                .update();
    }

    public Resolved resolve(UUID batch) {
        return resolve(batch, _ -> {});
    }

    /// Finds or makes the customer of every row; what was resolved before stays.
    ///
    /// @param progress told how many rows are done, now and then
    public Resolved resolve(UUID batch, LongConsumer progress) {
        long done = 0;
        for (var next = span(batch, -1);
                next.isPresent();
                next = span(batch, next.get().last())) {
            var span = next.get();
            transaction.executeWithoutResult(_ -> matching.resolve(batch, span));
            done += span.rows();
            progress.accept(done);
        }
        sources.learnFrom(batch);
        return db.sql("""
            select count(distinct customer_id) filter (where created) made,
                   count(distinct customer_id) filter (where not created) known,
                   count(*) filter (where customer_id is null) nobody
            from customers.intake where batch = ?""").param(batch).query(Resolved.class).single();
    }

    /// Takes back the customers this batch made of whom nothing else is known: nothing happened, nobody wrote or
    /// changed anything. The caller takes back first what it recorded of them.
    ///
    /// @return how many were removed
    @Transactional
    public int undo(UUID batch) {
        identity.take();
        var removed = db.sql("""
            delete from customers.customer c
            where c.intake_id = :batch and c.changed_at = c.created_at
              and not exists (select from customers.activity where customer_id = c.id)
              and not exists (select from customers.note where customer_id = c.id)
              and not exists (select from customers.task where customer_id = c.id)
              and not exists (select from customers.appointment where customer_id = c.id)
              and not exists (select from customers.preference where customer_id = c.id)
              and not exists (select from customers.trait where customer_id = c.id and module = 'customers')
              and not exists (select from customers.consent
                              where customer_id = c.id and reference is distinct from 'import:' || :batch::text)""").param("batch", batch).update();
        close(batch);
        return removed;
    }

    /// Forgets the rows of a batch; the customers stay.
    public void close(UUID batch) {
        db.sql("delete from customers.intake where batch = ?").param(batch).update();
    }

    private Optional<Matching.Span> span(UUID batch, int after) {
        return db.sql("""
            select min(n) first, max(n) last, count(*) rows
            from (select n from customers.intake where batch = ? and n > ? order by n limit ?)
            having count(*) > 0""")
                .params(batch, after, ROWS_AT_ONCE)
                .query(Matching.Span.class)
                .optional();
    }

    private Function<IntakeRow, @Nullable Object[]> columns(UUID batch) {
        var business = businesses.current();
        var today = LocalDate.ofInstant(clock.instant(), business.zone());
        return row -> columns(batch, row, Facts.of(row.person(), business.country(), today));
    }

    private static @Nullable Object[] columns(UUID batch, IntakeRow row, Facts facts) {
        var birthday = facts.birthday();
        return new @Nullable Object[] {
            batch,
            row.n(),
            row.source(),
            facts.externalId(),
            facts.name(),
            facts.nameKey(),
            facts.email(),
            facts.emailKey(),
            facts.phone(),
            facts.phoneKey(),
            facts.street(),
            facts.postalCode(),
            facts.city(),
            facts.region(),
            facts.country(),
            facts.language(),
            birthday == null ? null : birthday.day().getMonthValue(),
            birthday == null ? null : birthday.day().getDayOfMonth(),
            birthday == null ? null : birthday.year(),
            facts.cameFrom(),
            facts.campaign(),
            row.answers().newsByEmail(),
            row.answers().newsBySms(),
            row.answers().proof()
        };
    }
}
