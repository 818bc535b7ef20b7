package dev.perennial.insights.groups;

import dev.perennial.analytics.groups.RfmGroup;
import dev.perennial.customers.Profiling;
import dev.perennial.insights.groups.CustomerGroup.Apart;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

/// The groups that stand and who is in them.
@Repository
public class Groups {
    private static final int CHUNK = 1 << 16;

    private final JdbcTemplate jdbc;
    private final JdbcClient db;
    private final Profiling profiling;

    Groups(JdbcTemplate jdbc, JdbcClient db, Profiling profiling) {
        this.jdbc = jdbc;
        this.db = db;
        this.profiling = profiling;
    }

    /// What the last run knows of each customer, in columns: days of silence, days with a purchase, what such a day
    /// brings and all they brought; money in minor units, never below 0.
    record Past(
            LocalDate asOf, List<UUID> customers, double[] silence, double[] visits, double[] spend, double[] value) {
        long revenueOf(int[] group, int wanted) {
            var sum = 0.0;
            for (var i = 0; i < group.length; i++) if (group[i] == wanted) sum += value[i];
            return Math.round(sum);
        }
    }

    /// A group that stands, by its centre in the units of the measures.
    record Known(UUID id, double[] centre) {}

    /// A group by recency, frequency and money: how many are in it and what they brought.
    public record Rank(RfmGroup group, long customers, long revenue) {}

    /// What the last night found out about the groups, with all their customers' number and revenue.
    public record State(
            LocalDate asOf,
            long customers,
            long revenue,
            @Nullable Double agreement,
            boolean stable) {}

    /// Somebody in a group.
    public record Member(UUID customer, String name, LocalDate lastDay, int purchaseDays, long value) {}

    /// One night at a time, and nobody objects meanwhile.
    @Transactional(propagation = Propagation.MANDATORY)
    void hold() {
        profiling.hold();
        db.sql("select pg_advisory_xact_lock(hashtextextended('insights.grouping', 0))")
                .query(_ -> {});
    }

    @Transactional(readOnly = true)
    Optional<Past> past() {
        var asOf = db.sql("""
            select p.as_of from insights.run r join insights.picture p on p.run_id = r.id
            where r.state = 'DONE' and p.as_of is not null order by r.finished_at desc, r.id desc limit 1""").query(LocalDate.class).optional().orElse(null);
        if (asOf == null) return Optional.empty();
        var customers = new ArrayList<UUID>();
        var columns = new double[4][1_024];
        db.sql("""
            select v.customer_id, greatest(0, :asOf::date - v.last_day), v.purchase_days,
                   greatest(0, v.mean_spend_minor), greatest(0, v.value_minor)
            from insights.customer_value v
            where not exists (select from customers.api_unprofiled u where u.customer_id = v.customer_id)
            order by v.customer_id""").withFetchSize(10_000).param("asOf", asOf).query(row -> {
            if (customers.size() == columns[0].length)
                for (var j = 0; j < columns.length; j++) columns[j] = Arrays.copyOf(columns[j], 2 * customers.size());
            for (var j = 0; j < columns.length; j++) columns[j][customers.size()] = row.getDouble(j + 2);
            customers.add(row.getObject(1, UUID.class));
        });
        if (customers.isEmpty()) return Optional.empty();
        for (var j = 0; j < columns.length; j++) columns[j] = Arrays.copyOf(columns[j], customers.size());
        return Optional.of(new Past(asOf, customers, columns[0], columns[1], columns[2], columns[3]));
    }

    List<Known> known() {
        return db.sql("select id, centre from insights.customer_group order by id")
                .query((row, _) -> new Known(
                        row.getObject("id", UUID.class),
                        Arrays.stream((Double[]) row.getArray("centre").getArray())
                                .mapToDouble(v -> v)
                                .toArray()))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void replace(Grouped grouped, Instant at) {
        var found = grouped.found();
        if (found == null) db.sql("delete from insights.customer_group").update();
        var ids = found == null ? List.<UUID>of() : kept(found, grouped.asOf());
        db.sql("create temporary table sorted_in (like insights.grouped) on commit drop")
                .update();
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
            stream(grouped, ids, connection.unwrap(PGConnection.class));
            return null;
        });
        db.sql("""
            insert into insights.grouped as g
            select s.* from sorted_in s join customers.api_customer c on c.id = s.customer_id
            where not exists (select from customers.api_unprofiled u where u.customer_id = s.customer_id)
            on conflict (customer_id) do update set rfm = excluded.rfm, group_id = excluded.group_id
            where g is distinct from excluded""").update();
        db.sql("""
            delete from insights.grouped g
            where not exists (select from sorted_in s where s.customer_id = g.customer_id)
               or exists (select from customers.api_unprofiled u where u.customer_id = g.customer_id)""").update();
        db.sql("delete from insights.grouping").update();
        db.sql("""
            insert into insights.grouping (as_of, customers, agreement, stable, worked_out)
            values (:asOf, :customers, :agreement, :stable, :at)""")
                .param("asOf", grouped.asOf())
                .param("customers", grouped.customers().size())
                .param("agreement", found == null ? null : found.agreement())
                .param("stable", found != null && found.stable())
                .param("at", Timestamp.from(at))
                .update();
        db.sql(TRAITS).param("at", Timestamp.from(at)).update();
    }

    /// Groups that go on keep their row and name; what nobody continues goes; new ones get a name nobody has.
    private List<UUID> kept(Grouped.Found found, LocalDate asOf) {
        var names = new HashMap<UUID, String>();
        db.sql("select id, name from insights.customer_group").query(row -> {
            names.put(row.getObject(1, UUID.class), row.getString(2));
        });
        var heirs = new HashSet<UUID>();
        for (var group : found.groups()) if (group.id() != null) heirs.add(group.id());
        for (var id : names.keySet())
            if (!heirs.contains(id))
                db.sql("delete from insights.customer_group where id = ?")
                        .param(id)
                        .update();
        names.keySet().retainAll(heirs);
        var ids = new ArrayList<UUID>();
        for (var group : found.groups()) {
            var id = group.id();
            if (id == null) {
                var name = CustomerGroup.named(group.apart(), new HashSet<>(names.values()));
                id = db.sql("""
                    insert into insights.customer_group (name, customers, revenue_minor, centre, since)
                    values (:name, :customers, :revenue, :centre::double precision[], :since) returning id""")
                        .param("name", name)
                        .param("customers", group.customers())
                        .param("revenue", group.revenue())
                        .param("centre", array(group.centre()))
                        .param("since", asOf)
                        .query(UUID.class)
                        .single();
                names.put(id, name);
            } else
                db.sql("""
                    update insights.customer_group set customers = :customers, revenue_minor = :revenue,
                        centre = :centre::double precision[] where id = :id""")
                        .param("customers", group.customers())
                        .param("revenue", group.revenue())
                        .param("centre", array(group.centre()))
                        .param("id", id)
                        .update();
            ids.add(id);
            db.sql("delete from insights.group_distinction where group_id = ?")
                    .param(id)
                    .update();
            for (var apart : group.apart())
                db.sql("""
                    insert into insights.group_distinction (group_id, measure, effect, own, others)
                    values (?, ?, ?, ?, ?)""")
                        .params(id, apart.name(), apart.effect().estimate(), apart.median(), apart.others())
                        .update();
        }
        return ids;
    }

    private static String array(double[] values) {
        return Arrays.toString(values).replace('[', '{').replace(']', '}');
    }

    private static void stream(Grouped grouped, List<UUID> ids, PGConnection connection) throws SQLException {
        try {
            var found = grouped.found();
            var copy = connection.getCopyAPI().copyIn("copy sorted_in from stdin");
            try {
                var rows = new StringBuilder(CHUNK + 1_024);
                for (var i = 0; i < grouped.customers().size(); i++) {
                    rows.append(grouped.customers().get(i))
                            .append('\t')
                            .append(grouped.rfm().group(i))
                            .append('\t')
                            .append(
                                    found == null
                                            ? "\\N"
                                            : ids.get(found.group()[i]).toString())
                            .append('\n');
                    if (rows.length() >= CHUNK || i == grouped.customers().size() - 1) {
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
            throw new DataAccessResourceFailureException("the groups could not be streamed in", e);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget() {
        for (var table : List.of("grouped", "customer_group", "grouping"))
            db.sql("delete from insights." + table).update();
    }

    Optional<State> state() {
        return db.sql("""
            select s.*, (select coalesce(sum(greatest(0, v.value_minor)), 0) from insights.grouped g
                         join insights.customer_value v using (customer_id))::bigint as revenue
            from insights.grouping s""")
                .query((row, _) -> new State(
                        row.getObject("as_of", LocalDate.class),
                        row.getLong("customers"),
                        row.getLong("revenue"),
                        row.getObject("agreement", Double.class),
                        row.getBoolean("stable")))
                .optional();
    }

    List<Rank> ranks() {
        return db
                .sql("""
            select g.rfm, count(*) as customers, coalesce(sum(greatest(0, v.value_minor)), 0)::bigint as revenue
            from insights.grouped g left join insights.customer_value v using (customer_id)
            group by g.rfm""")
                .query((row, _) -> new Rank(
                        RfmGroup.valueOf(row.getString("rfm")), row.getLong("customers"), row.getLong("revenue")))
                .list()
                .stream()
                .sorted((a, b) -> a.group().compareTo(b.group()))
                .toList();
    }

    List<CustomerGroup> found() {
        var apart = apart();
        return db.sql("select * from insights.customer_group order by customers desc, id")
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new CustomerGroup(
                            id,
                            row.getString("name"),
                            row.getLong("customers"),
                            row.getLong("revenue_minor"),
                            apart.getOrDefault(id, List.of()));
                })
                .list();
    }

    /// What sets each group apart, what does so most first.
    private Map<UUID, List<Apart>> apart() {
        var apart = new HashMap<UUID, List<Apart>>();
        db.sql("select * from insights.group_distinction order by abs(effect) desc, measure")
                .query(row -> {
                    apart.computeIfAbsent(row.getObject("group_id", UUID.class), _ -> new ArrayList<>())
                            .add(new Apart(
                                    Measure.valueOf(row.getString("measure")),
                                    row.getDouble("effect"),
                                    row.getDouble("own"),
                                    row.getDouble("others")));
                });
        return apart;
    }

    /// Who is in it, worth most first; who may not be profiled is not shown, whatever was written before.
    List<Member> members(RfmGroup group, int skip, int most) {
        return members("g.rfm = ?", group.name(), skip, most);
    }

    List<Member> members(UUID group, int skip, int most) {
        return members("g.group_id = ?", group, skip, most);
    }

    private List<Member> members(String which, Object value, int skip, int most) {
        return db.sql("""
            select c.id, c.name, v.last_day, v.purchase_days, v.value_minor from insights.grouped g
            join insights.customer_value v on v.customer_id = g.customer_id
            join customers.api_customer c on c.id = g.customer_id
            where %s and not exists (select from customers.api_unprofiled u where u.customer_id = g.customer_id)
            order by v.value_minor desc, c.id limit ? offset ?""".formatted(which))
                .params(value, most, skip)
                .query((row, _) -> new Member(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("last_day", LocalDate.class),
                        row.getInt("purchase_days"),
                        row.getLong("value_minor")))
                .list();
    }

    private static final String TRAITS = """
            update customers.api_trait t set traits = n.traits, changed_at = :at
            from (select o.customer_id,
                         (o.traits - 'group' - 'rfm_group')
                             || jsonb_strip_nulls(jsonb_build_object('group', f.name, 'rfm_group', lower(g.rfm))) as traits
                  from customers.api_trait o
                  left join insights.grouped g on g.customer_id = o.customer_id
                  left join insights.customer_group f on f.id = g.group_id
                  where o.module = 'insights') n
            where t.module = 'insights' and t.customer_id = n.customer_id and t.traits <> n.traits""";
}
