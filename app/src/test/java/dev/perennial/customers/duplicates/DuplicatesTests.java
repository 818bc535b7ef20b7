package dev.perennial.customers.duplicates;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.DuplicateSearch;
import dev.perennial.customers.Person;
import dev.perennial.support.Jobs;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class DuplicatesTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Customers customers;

    @Autowired
    DuplicateSearch search;

    @Autowired
    Finding finding;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient db;

    @Autowired
    Shop shop;

    CustomerId anna;
    CustomerId mayer;
    CustomerId address;

    @BeforeEach
    void threeOfTheSame() {
        shop.open();
        db.sql("truncate customers.intake, customers.difference, customers.customer cascade")
                .update();
        anna = known("Anna Maier", null, null);
        mayer = known("A. Mayer", null, "0664 1234567");
        address = known(null, "anna.maier@x.example", null);
        known("Bo Lind", "bo@x.example", "0664 7654321");
    }

    @Test
    void theSearchFindsThemAndSaysWhy() {
        search.soon();
        jobs.runDue();

        var found = suggestions.best(10);
        assertThat(pairs(found))
                .contains(pair(anna, mayer), pair(anna, address))
                .doesNotContain(pair(mayer, known("Bo Lind", null, null)));
        assertThat(get("/customers/duplicates", shop.ada()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Anna Maier",
                        "A. Mayer",
                        "short for the same name",
                        "name stands in the e-mail address",
                        "Not the same")
                .doesNotContain("Bo Lind", "Looking for");
        assertThat(get("/customers/" + anna, shop.ada())).bodyText().contains("Compare with A. Mayer");
    }

    @Test
    void whatIsNotTheSameIsNeverSuggestedAgainAlsoAfterAMerge() {
        finding.search(_ -> {});
        assertThat(post("/customers/duplicates/differences", shop.ada(), "first", mayer, "second", anna))
                .hasStatus(303);
        finding.search(_ -> {});
        assertThat(pairs(suggestions.best(10))).doesNotContain(pair(anna, mayer));

        assertThat(post("/customers/merges", shop.ada(), "survivor", address, "absorbed", anna))
                .hasStatus(303);
        finding.search(_ -> {});

        assertThat(pairs(suggestions.best(10))).doesNotContain(pair(address, mayer));
    }

    @Test
    void whomTheAbsorbedOneMayHaveBeenTheSurvivorMayBeNow() {
        finding.search(_ -> {});
        var withAddress = pairs(suggestions.best(10)).contains(pair(mayer, address));

        post("/customers/merges", shop.ada(), "survivor", mayer, "absorbed", anna);

        assertThat(withAddress || pairs(suggestions.best(10)).contains(pair(mayer, address)))
                .isTrue();
        assertThat(pairs(suggestions.best(10))).isNotEmpty().doesNotContain(pair(mayer, anna));
    }

    @Test
    void whoPartsTwoIsNotAskedAgain() {
        post("/customers/merges", shop.ada(), "survivor", anna, "absorbed", mayer);
        var merge = db.sql("select id from customers.merge").query(UUID.class).single();
        assertThat(post("/customers/merges/" + merge + "/separation", shop.ada(), "customer", anna, "x", anna))
                .hasStatus(303);

        finding.search(_ -> {});

        assertThat(pairs(suggestions.best(10))).contains(pair(anna, address)).doesNotContain(pair(anna, mayer));
    }

    @Test
    void aNameThatManyHaveMakesNoPairsButTheirPhonesDo() {
        IntStream.range(0, 60).forEach(_ -> known("Maria Huber", null, null));
        var one = known("Maria Huber", null, "0660 1111222");
        var other = known("Maria Huber", null, null);
        db.sql(
                        "insert into customers.contact_point (customer_id, kind, value, key) values (?, 'PHONE', 'x', '+436601111222')")
                .param(other.value())
                .update();

        finding.search(_ -> {});

        assertThat(pairs(suggestions.best(500)).stream().filter(it -> it.contains(one.toString())))
                .containsExactly(pair(one, other));
    }

    @Test
    void whoIsGoneIsNotSuggested() {
        finding.search(_ -> {});
        db.sql("delete from customers.customer where id = ?")
                .param(mayer.value())
                .update();

        assertThat(pairs(suggestions.best(10))).doesNotContain(pair(anna, mayer));
    }

    @Test
    void staffSeeThemButOnlyManagersDecide() {
        finding.search(_ -> {});

        assertThat(get("/customers/duplicates", shop.bo()))
                .hasStatusOk()
                .bodyText()
                .contains("anna.maier@x.example")
                .doesNotContain("Not the same");
        assertThat(post("/customers/duplicates/differences", shop.bo(), "first", mayer, "second", anna))
                .hasStatus(403);
        assertThat(post("/customers/duplicates/search", shop.bo(), "x", anna, "y", anna))
                .hasStatus(403);
    }

    @Test
    void aSearchAskedForIsShownUntilItIsThrough() {
        assertThat(post("/customers/duplicates/search", shop.ada(), "x", anna, "y", anna))
                .hasStatus(303);
        assertThat(get("/customers/duplicates", shop.ada())).bodyText().contains("Looking for customers");
        assertThat(get("/customers/duplicates/search", shop.ada()).getResponse().getHeader("HX-Refresh"))
                .isNull();

        jobs.runDue();

        assertThat(get("/customers/duplicates/search", shop.ada()).getResponse().getHeader("HX-Refresh"))
                .isEqualTo("true");
        assertThat(get("/customers/duplicates", shop.ada()))
                .bodyText()
                .doesNotContain("Looking for customers")
                .contains("Last searched");
    }

    private static List<String> pairs(List<Suggestion> found) {
        return found.stream().map(it -> pair(it.first().id(), it.second().id())).toList();
    }

    private static String pair(CustomerId one, CustomerId other) {
        var first = one.toString();
        var second = other.toString();
        return first.compareTo(second) < 0 ? first + " " + second : second + " " + first;
    }

    /// Each from a source of its own, as three tills would tell of them.
    private CustomerId known(String name, String email, String phone) {
        return customers
                .identify(
                        "source " + UUID.randomUUID(),
                        Person.unknown()
                                .withExternalId("1")
                                .withName(name)
                                .withEmail(email)
                                .withPhone(phone))
                .orElseThrow()
                .customer();
    }

    private MvcTestResult get(String path, StaffMember reader) {
        return browser.get().uri(path).with(signedInAs(reader)).exchange();
    }

    private MvcTestResult post(
            String path, StaffMember by, String one, CustomerId first, String other, CustomerId second) {
        return browser.post()
                .uri(path)
                .param(one, first.toString())
                .param(other, second.toString())
                .with(signedInAs(by))
                .exchange();
    }
}
