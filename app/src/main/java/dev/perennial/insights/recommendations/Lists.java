package dev.perennial.insights.recommendations;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.analytics.recommendation.Recommendation;
import dev.perennial.analytics.recommendation.Recommender;
import dev.perennial.analytics.recommendation.Why;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Profiling;
import dev.perennial.insights.recommendations.Baskets.Bought;
import dev.perennial.insights.recommendations.Checked.Hits;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The lists that stand, how good such lists were, and which products are never on one.
@Repository
public class Lists {
    private static final int CHUNK = 1 << 16;
    private static final BitSet NOTHING = new BitSet();

    enum Kind {
        AGAIN,
        NEW
    }

    /// A product in the lists of so many customers.
    public record Offered(UUID product, String name, long customers) {}

    /// A product by its name.
    public record Named(UUID product, String name) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient db;
    private final Profiling profiling;
    private final CurrentStaff staff;
    private final Clock clock;

    Lists(JdbcTemplate jdbc, JdbcClient db, Profiling profiling, CurrentStaff staff, Clock clock) {
        this.jdbc = jdbc;
        this.db = db;
        this.profiling = profiling;
        this.staff = staff;
        this.clock = clock;
    }

    /// Replaces all lists; two processes that do so at once do it one after the other.
    @Transactional(propagation = Propagation.MANDATORY)
    void replace(Bought bought, @Nullable Recommender recommender, double variety) {
        profiling.hold();
        db.sql("select pg_advisory_xact_lock(hashtextextended('insights.recommendation', 0))")
                .query(_ -> {});
        db.sql("create temporary table liked (like insights.recommendation) on commit drop")
                .update();
        if (recommender != null)
            jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
                stream(bought, recommender, variety, connection.unwrap(PGConnection.class));
                return null;
            });
        db.sql("delete from insights.recommendation").update();
        db.sql("""
            insert into insights.recommendation
            select l.* from liked l
            join customers.api_customer c on c.id = l.customer_id
            join orders.api_product p on p.id = l.product_id
            where not exists (select from customers.api_unprofiled u where u.customer_id = l.customer_id)
              and not exists (select from insights.excluded_product x where x.product_id = l.product_id)
              and (l.because_id is null or exists (select from orders.api_product b where b.id = l.because_id))""").update();
    }

    private static void stream(Bought bought, Recommender recommender, double variety, PGConnection connection)
            throws SQLException {
        try {
            var copy = connection.getCopyAPI().copyIn("copy liked from stdin");
            try {
                var rows = new StringBuilder(CHUNK + 4_096);
                for (var customer = 0; customer < bought.customers().size(); customer++) {
                    append(
                            rows,
                            bought,
                            customer,
                            Kind.AGAIN,
                            recommender.buyAgain(customer, ListMaking.LENGTH, NOTHING));
                    append(
                            rows,
                            bought,
                            customer,
                            Kind.NEW,
                            recommender.newFor(customer, ListMaking.LENGTH, variety, NOTHING));
                    if (rows.length() >= CHUNK || customer == bought.customers().size() - 1) {
                        var bytes = rows.toString().getBytes(StandardCharsets.US_ASCII);
                        copy.writeToCopy(bytes, 0, bytes.length);
                        rows.setLength(0);
                    }
                }
                copy.endCopy();
            } finally {
                if (copy.isActive()) copy.cancelCopy();
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the lists could not be streamed in", e);
        }
    }

    /// What is only popular is left out: a best seller is no reason to speak to somebody.
    private static void append(StringBuilder rows, Bought bought, int customer, Kind kind, List<Recommendation> list) {
        var asOf = bought.log().lastDay() + 1;
        var place = 0;
        for (var each : list) {
            var facts = switch (each.why()) {
                case Why.Rhythm(int times, double everyDays, int ago) ->
                    "\\N\t%d\t%s\t%s\t\\N\t\\N".formatted(times, everyDays, LocalDate.ofEpochDay(asOf - ago));
                case Why.Once(int ago) -> "\\N\t1\t\\N\t%s\t\\N\t\\N".formatted(LocalDate.ofEpochDay(asOf - ago));
                case Why.Alike(int because, int both, int buyers) ->
                    "%s\t\\N\t\\N\t\\N\t%d\t%d".formatted(bought.products().get(because), both, buyers);
                case Why.Popular popular -> null;
            };
            if (facts == null) continue;
            rows.append(bought.customers().get(customer))
                    .append('\t')
                    .append(kind)
                    .append('\t')
                    .append(++place)
                    .append('\t')
                    .append(bought.products().get(each.item()))
                    .append('\t')
                    .append(facts)
                    .append('\n');
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Checked checked, Instant at) {
        db.sql("delete from insights.recommendation_check").update();
        var next = checked.next();
        var fresh = checked.fresh();
        db.sql("""
            insert into insights.recommendation_check (as_of, customers, products, products_left_out, cut_on,
                asked, hits, hits_low, hits_high, hits_sellers,
                asked_new, hits_new, hits_new_low, hits_new_high, hits_new_sellers, coverage, worked_out)
            values (:asOf, :customers, :products, :leftOut, :cut, :asked, :hits, :low, :high, :sellers,
                :askedNew, :hitsNew, :lowNew, :highNew, :sellersNew, :coverage, :at)""")
                .param("asOf", checked.asOf())
                .param("customers", checked.customers())
                .param("products", checked.products())
                .param("leftOut", checked.leftOut())
                .param("cut", checked.cutOn())
                .param("asked", next == null ? 0 : next.asked())
                .param("hits", next == null ? null : next.share())
                .param("low", next == null ? null : next.low())
                .param("high", next == null ? null : next.high())
                .param("sellers", next == null ? null : next.sellers())
                .param("askedNew", fresh == null ? 0 : fresh.asked())
                .param("hitsNew", fresh == null ? null : fresh.share())
                .param("lowNew", fresh == null ? null : fresh.low())
                .param("highNew", fresh == null ? null : fresh.high())
                .param("sellersNew", fresh == null ? null : fresh.sellers())
                .param("coverage", checked.coverage())
                .param("at", Timestamp.from(at))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget() {
        db.sql("delete from insights.recommendation").update();
        db.sql("delete from insights.recommendation_check").update();
    }

    Optional<Checked> checked() {
        return db.sql("select * from insights.recommendation_check")
                .query((row, _) -> checked(row))
                .optional();
    }

    private static Checked checked(ResultSet row) throws SQLException {
        return new Checked(
                row.getObject("as_of", LocalDate.class),
                row.getLong("customers"),
                row.getLong("products"),
                row.getLong("products_left_out"),
                row.getObject("cut_on", LocalDate.class),
                hits(row, "asked", "hits"),
                hits(row, "asked_new", "hits_new"),
                row.getDouble("coverage"));
    }

    private static @Nullable Hits hits(ResultSet row, String asked, String hits) throws SQLException {
        return row.getLong(asked) == 0
                ? null
                : new Hits(
                        row.getLong(asked),
                        row.getDouble(hits),
                        row.getDouble(hits + "_low"),
                        row.getDouble(hits + "_high"),
                        row.getDouble(hits + "_sellers"));
    }

    /// One list of a customer; empty for who may not be profiled, whatever was written before.
    List<Like> of(CustomerId customer, Kind kind) {
        return db.sql("""
            select r.*, p.name, b.name as because from insights.recommendation r
            join orders.api_product p on p.id = r.product_id
            left join orders.api_product b on b.id = r.because_id
            where r.customer_id = :customer and r.list = :list
              and not exists (select from customers.api_unprofiled u where u.customer_id = r.customer_id)
              and not exists (select from insights.excluded_product x where x.product_id = r.product_id)
            order by r.place""")
                .param("customer", customer.value())
                .param("list", kind.name())
                .query((row, _) -> new Like(
                        row.getObject("product_id", UUID.class),
                        row.getString("name"),
                        row.getInt("times"),
                        row.getObject("every_days", Double.class),
                        row.getObject("last_on", LocalDate.class),
                        row.getString("because"),
                        row.getInt("both_bought"),
                        row.getInt("of_buyers")))
                .list();
    }

    /// What stands on most lists of what is new.
    List<Offered> mostOffered(int most) {
        return db.sql("""
            select p.id, p.name, count(*) as customers from insights.recommendation r
            join orders.api_product p on p.id = r.product_id
            where r.list = 'NEW' group by p.id, p.name order by count(*) desc, p.name, p.id limit ?""")
                .param(most)
                .query((row, _) ->
                        new Offered(row.getObject("id", UUID.class), row.getString("name"), row.getLong("customers")))
                .list();
    }

    List<Named> excluded() {
        return db.sql("""
            select p.id, p.name from insights.excluded_product x join orders.api_product p on p.id = x.product_id
            order by p.name, p.id""")
                .query((row, _) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    /// Products by the beginning of a word in their name, so that one can be picked.
    List<Named> called(String name, int most) {
        return db.sql("""
            select id, name from orders.api_product where name ilike :name
              and not exists (select from insights.excluded_product x where x.product_id = id)
            order by name, id limit :most""")
                .param(
                        "name",
                        "%"
                                + name.strip()
                                        .replace("\\", "\\\\")
                                        .replace("%", "\\%")
                                        .replace("_", "\\_") + "%")
                .param("most", most)
                .query((row, _) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    /// From now on in no list; what stands there goes at once. False when there is no such product.
    @Transactional
    boolean exclude(UUID product) {
        staff.require(Role.MANAGER);
        var there = db.sql("""
            insert into insights.excluded_product (product_id, excluded_by, excluded_at)
            select id, :by, :at from orders.api_product where id = :product on conflict (product_id) do nothing""")
                .param("by", staff.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .param("product", product)
                .update();
        db.sql("delete from insights.recommendation where product_id = :product or because_id = :product")
                .param("product", product)
                .update();
        return there == 1;
    }

    /// In the lists again from the next night on.
    @Transactional
    void include(UUID product) {
        staff.require(Role.MANAGER);
        db.sql("delete from insights.excluded_product where product_id = ?")
                .param(product)
                .update();
    }
}
