package dev.perennial.insights.acquisition;

import dev.perennial.analytics.networks.Network;
import dev.perennial.analytics.networks.PageRank;
import dev.perennial.analytics.networks.Referrals;
import dev.perennial.analytics.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who brought whom, of all customers there are.
@Repository
public class Recommended {
    private static final int BEST = 10;

    private final JdbcClient db;

    Recommended(JdbcClient db) {
        this.db = db;
    }

    /// @param perCustomer customers brought per customer, with the range that chance leaves open
    /// @param density of all pairs of customers the share of which one brought the other
    /// @param circles recommendations left out because people are noted to have brought each other
    public record Told(
            int customers,
            int brought,
            int recommenders,
            int longestChain,
            Interval perCustomer,
            double density,
            int circles,
            List<Recommender> best) {}

    /// @param brought by themselves
    /// @param reach with those whom those brought, and so on
    /// @param weight of all the standing that recommendations give, this one's part
    public record Recommender(UUID customer, String name, int brought, int reach, double weight) {}

    private record Link(UUID by, UUID brought) {}

    /// Nothing when nobody is known to have brought anybody.
    @Nullable
    Told told() {
        var links = db.sql("""
            select referrer_id as by, customer_id as brought from customers.api_origin
            where referrer_id is not null order by created_at, customer_id\
            """)
                .query((row, _) -> new Link(row.getObject("by", UUID.class), row.getObject("brought", UUID.class)))
                .list();
        if (links.isEmpty()) return null;
        var customers = db.sql("select count(*) from customers.api_customer")
                .query(Integer.class)
                .single();
        var numbers = new HashMap<UUID, Integer>();
        for (var link : links) {
            numbers.putIfAbsent(link.by, numbers.size());
            numbers.putIfAbsent(link.brought, numbers.size());
        }
        var all = Math.max(customers, numbers.size());
        var kept = withoutCircles(links);
        var by = kept.stream().mapToInt(link -> number(numbers, link.by)).toArray();
        var brought =
                kept.stream().mapToInt(link -> number(numbers, link.brought)).toArray();
        var referrals = Referrals.of(all, by, brought);
        return new Told(
                all,
                referrals.brought(),
                referrals.recommenders(),
                referrals.longestChain(),
                referrals.perCustomer(Acquired.LEVEL),
                referrals.density(),
                links.size() - kept.size(),
                best(referrals, Network.directed(all, brought, by), numbers));
    }

    private static int number(HashMap<UUID, Integer> numbers, UUID customer) {
        return numbers.getOrDefault(customer, 0);
    }

    /// One of those who brought each other came first; nobody knows which, so the later note is left out.
    private static List<Link> withoutCircles(List<Link> links) {
        var parent = new HashMap<UUID, UUID>();
        var kept = new ArrayList<Link>();
        for (var link : links) {
            var above = link.by;
            while (above != null && !above.equals(link.brought)) above = parent.get(above);
            if (above != null) continue;
            parent.put(link.brought, link.by);
            kept.add(link);
        }
        return kept;
    }

    /// @param thanks the links the other way round: standing flows to who recommended
    private List<Recommender> best(Referrals referrals, Network thanks, HashMap<UUID, Integer> numbers) {
        var reach = referrals.reach();
        var weight = PageRank.of(thanks);
        var customers = new UUID[numbers.size()];
        numbers.forEach((customer, number) -> customers[number] = customer);
        var best = IntStream.range(0, customers.length)
                .boxed()
                .filter(at -> reach[at] > 0)
                .sorted(Comparator.<Integer>comparingDouble(at -> -reach[at]).thenComparingDouble(at -> -weight[at]))
                .limit(BEST)
                .toList();
        var names = new HashMap<UUID, String>();
        db.sql("select id, called from customers.api_customer where id = any(?)")
                .param(best.stream().map(at -> customers[at]).toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("called"));
                });
        return best.stream()
                .map(at -> new Recommender(
                        customers[at],
                        names.getOrDefault(customers[at], ""),
                        referrals.network().degree(at),
                        reach[at],
                        weight[at]))
                .toList();
    }
}
