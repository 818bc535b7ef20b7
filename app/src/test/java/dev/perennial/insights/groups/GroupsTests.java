package dev.perennial.insights.groups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.analytics.groups.RfmGroup;
import dev.perennial.customers.CustomerId;
import dev.perennial.insights.Bakery;
import dev.perennial.insights.Insights;
import dev.perennial.insights.Till;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PerennialTest
class GroupsTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @Autowired
    Jobs jobs;

    @Autowired
    Insights insights;

    @Autowired
    Groups groups;

    @BeforeEach
    void emptyBooks() {
        shop.open();
        insights.forget();
        for (var table : List.of(
                "orders.refund",
                "orders.purchase",
                "customers.objection",
                "customers.customer",
                "platform.scheduled_task")) db.sql("delete from " + table).update();
    }

    private void workOut() {
        insights.workOut();
        jobs.runDue();
    }

    private String body(String address) {
        var answer =
                browser.get().uri(address).with(Shop.signedInAs(shop.ada())).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void everybodyHasAPlaceAndEachGroupNamesItsPeople() {
        assertThat(body("/insights/groups")).contains("No groups yet");
        var bakery = new Bakery(new Till(db));
        workOut();
        assertThat(db.sql("select count(*) from insights.grouped")
                        .query(Long.class)
                        .single())
                .isEqualTo(bakery.all.size());
        assertThat(rfm(bakery.vera)).as("every week for a year").isEqualTo("CHAMPION");
        assertThat(rfm(bakery.once)).isNotIn("CHAMPION", "LOYAL");
        var page = body("/insights/groups");
        assertThat(page).contains("Champions", "Groups that fall out by themselves", "of the revenue");
        assertThat(page).contains("Who is many, and who brings much", "<rect", "chart-hollow");
        for (var rank : groups.ranks())
            assertThat(body("/insights/groups/" + rank.group()))
                    .contains(GroupsPage.name(rank.group()), "Days with a purchase");
        for (var group : groups.found())
            assertThat(body("/insights/groups/" + group.id())).contains(group.title());
    }

    private String rfm(CustomerId who) {
        return db.sql("select rfm from insights.grouped where customer_id = ?")
                .param(who.value())
                .query(String.class)
                .single();
    }

    @Test
    void groupsKeepTheirNamesAndPeopleTheirGroupsWhenADayPasses() {
        var till = new Till(db);
        var bakery = new Bakery(till);
        workOut();
        var names = names();
        var before = members();
        assertThat(names).isNotEmpty();
        for (var i = 0; i < 4; i++) till.buys(bakery.all.get(10 + i), Bakery.LAST_DAY, 900);
        workOut();
        assertThat(names()).isEqualTo(names);
        var after = members();
        var stayed = before.entrySet().stream()
                .filter(each -> each.getValue().equals(after.get(each.getKey())))
                .count();
        assertThat(stayed).isGreaterThanOrEqualTo(before.size() * 9L / 10);
    }

    private List<String> names() {
        return db.sql("select name from insights.customer_group order by name")
                .query(String.class)
                .list();
    }

    private Map<Object, Object> members() {
        var members = new HashMap<Object, Object>();
        db.sql("select customer_id, group_id from insights.grouped").query(row -> {
            members.put(row.getObject(1), row.getObject(2));
        });
        return members;
    }

    @Test
    void theGroupIsATraitOthersCanUseAndStaysOneAfterTheNextRun() {
        var bakery = new Bakery(new Till(db));
        workOut();
        for (var night = 0; night < 2; night++) {
            var rfm = db.sql("""
                select traits ->> 'rfm_group' from customers.api_trait where module = 'insights' and customer_id = ?\
                """).param(bakery.vera.value()).query(String.class).single();
            assertThat(RfmGroup.valueOf(rfm.toUpperCase(Locale.ROOT))).isNotNull();
            workOut();
        }
    }

    @Test
    void withAFewCustomersOnlyTheRanksAreToldAndWhatWouldBeEnough() {
        var till = new Till(db);
        var ada = till.customer("Ada Alone");
        till.buys(ada, Bakery.LAST_DAY, 500);
        workOut();
        assertThat(groups.found()).isEmpty();
        assertThat(groups.ranks()).hasSize(1);
        assertThat(body("/insights/groups")).contains("Too little data", "it takes 50");
    }

    @Test
    void whoObjectsToProfilingIsInNoGroupFromThatMomentOn() {
        var bakery = new Bakery(new Till(db));
        workOut();
        var rank = RfmGroup.valueOf(db.sql("select rfm from insights.grouped where customer_id = ?")
                .param(bakery.vera.value())
                .query(String.class)
                .single());
        db.sql("insert into customers.objection (customer_id, what, since) values (?, 'PROFILING', now())")
                .param(bakery.vera.value())
                .update();
        assertThat(groups.members(rank, 0, 500)).noneMatch(m -> m.customer().equals(bakery.vera.value()));
        workOut();
        assertThat(db.sql("select count(*) from insights.grouped where customer_id = ?")
                        .param(bakery.vera.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
