package dev.perennial.customers.care;

import static dev.perennial.support.Shop.signIn;
import static dev.perennial.support.Shop.signOut;
import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.access.tokens.ApiTokens;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.HeldTable;
import dev.perennial.customers.Person;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Somebody;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.Purchases;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Cleo serves only the customers in her care: Anna is, Berta is in Bo's, Carla in nobody's.
@PerennialTest
class OwnCustomersTests {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    @Autowired
    Care care;

    @Autowired
    Customers customers;

    @Autowired
    Purchases purchases;

    @Autowired
    ApiTokens tokens;

    @Autowired
    TestClock clock;

    @Autowired
    List<PersonalData> held;

    StaffMember ada;
    StaffMember bo;
    StaffMember cleo;
    CustomerId anna;
    CustomerId berta;
    CustomerId carla;

    @BeforeEach
    void openShop() {
        shop.open();
        ada = shop.ada();
        bo = shop.bo();
        var account = shop.member("Cleo", "cleo@bakery.example", Role.STAFF).account();
        db.sql("update access.staff set own_only = true where id = ?")
                .param(account)
                .update();
        cleo = new StaffMember(account, "Cleo", Role.STAFF, true);
        anna = customer("Anna Apfel", "anna@post.example");
        berta = customer("Berta Birne", "berta@post.example");
        carla = customer("Carla Clementine", "carla@post.example");
        as(ada, () -> care.give(anna, cleo.id()));
        as(ada, () -> care.give(berta, bo.id()));
        as(ada, () -> care.give(carla, null));
    }

    @AfterEach
    void leave() {
        signOut();
    }

    @Test
    void theListTheSearchAndItsCountKnowOnlyTheirOwn() {
        assertThat(page(cleo, "/customers")).contains("Anna Apfel").doesNotContain("Berta", "Carla");
        assertThat(page(bo, "/customers")).contains("Anna Apfel", "Berta Birne", "Carla Clementine");
        for (var sort : List.of("name", "newest", "value"))
            assertThat(page(cleo, "/customers?sort=" + sort)).doesNotContain("Berta", "Carla");
        for (var typed : List.of("Berta", "bir", "berta@post.example", "post.example"))
            assertThat(page(cleo, "/customers?q=" + typed).replace(typed, "…")).doesNotContain("Berta", "Carla");
        assertThat(page(cleo, "/customers?q=berta").replace("berta", "…"))
                .isEqualTo(page(cleo, "/customers?q=nobody").replace("nobody", "…"));
    }

    @Test
    void anothersCustomerAnswersAsOneThatIsNotThere() {
        for (var path : List.of("/customers/%s", "/customers/%s/edit", "/orders/thanks/%s")) {
            var others = browser.get()
                    .uri(path.formatted(berta))
                    .with(signedInAs(cleo))
                    .exchange();
            var nobodys = browser.get()
                    .uri(path.formatted(UUID.randomUUID()))
                    .with(signedInAs(cleo))
                    .exchange();
            assertThat(others).hasStatus(404);
            assertThat(nobodys).hasStatus(404);
        }
        assertThat(page(cleo, "/customers/" + anna)).contains("Anna Apfel");
    }

    @Test
    void whatIsNotTheirsCannotBeChangedEither() {
        var task = UUID.randomUUID();
        db.sql("""
            insert into customers.task (id, customer_id, title, due_on, made_at)
            values (?, ?, 'Call back', date '2026-12-01', now())\
            """).params(task, berta.value()).update();
        assertThat(browser.post().uri("/customers/tasks/{id}/completion", task).with(signedInAs(cleo)))
                .hasStatus(404);
        assertThat(browser.post()
                        .uri("/customers/notes")
                        .with(signedInAs(cleo))
                        .param("customer", berta.toString())
                        .param("form", UUID.randomUUID().toString())
                        .param("text", "seen"))
                .hasStatus(404);
        var preference = db.sql("""
            insert into customers.preference (customer_id, kind, text, added_at)
            values (?, 'LIKES', 'rye', now()) returning id\
            """).param(berta.value()).query(UUID.class).single();
        browser.post()
                .uri("/customers/preferences/{id}/removal", preference)
                .with(signedInAs(cleo))
                .param("customer", anna.toString())
                .exchange();
        assertThat(db.sql("select count(*) from customers.preference where id = ?")
                        .param(preference)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(db.sql("select done_at is null from customers.task where id = ?")
                        .param(task)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void purchasesAndTodayTellOfTheirOwn() {
        buy(anna, "7.00");
        buy(berta, "8.88");
        assertThat(page(cleo, "/orders/purchases")).contains("Anna Apfel").doesNotContain("Berta");
        assertThat(page(cleo, "/today")).contains("Anna Apfel").doesNotContain("Berta");
        assertThat(page(bo, "/today")).contains("Anna Apfel", "Berta Birne");
        var sold = db.sql("select id from orders.purchase where customer_id = ?")
                .param(berta.value())
                .query(UUID.class)
                .list();
        assertThat(browser.get().uri("/orders/purchases/" + sold.getFirst()).with(signedInAs(cleo)))
                .hasStatus(404);
        assertThat(browser.get().uri("/orders/purchases?customer=" + berta).with(signedInAs(cleo)))
                .hasStatus(404);
    }

    @Test
    void whatCustomersSayIsCountedOfTheirOwn() {
        note(anna, "NEED", "Gluten free rolls");
        note(berta, "NEED", "Opening at six");
        assertThat(page(cleo, "/customers/notes")).contains("Gluten free rolls").doesNotContain("Opening at six");
        assertThat(browser.get()
                        .uri("/customers/notes/said?kind=NEED&text=Opening at six")
                        .with(signedInAs(cleo)))
                .hasStatus(404);
    }

    @Test
    void whomTheyAddIsTheirs() {
        var made = browser.post()
                .uri("/customers")
                .with(signedInAs(cleo))
                .param("name", "Dora Dattel")
                .param("email", "dora@post.example")
                .exchange();
        var address = String.valueOf(made.getResponse().getRedirectedUrl());
        assertThat(address).startsWith("/customers/");
        assertThat(page(cleo, address)).contains("Dora Dattel", "Cleo");
        assertThat(db.sql("select in_charge from customers.customer where name = 'Dora Dattel'")
                        .query(UUID.class)
                        .single())
                .isEqualTo(cleo.account());
    }

    @Test
    void aNewCustomersAddressDoesNotTellThatSomebodyElseHasIt() {
        var made = browser.post()
                .uri("/customers")
                .with(signedInAs(cleo))
                .param("name", "Berta B.")
                .param("email", "berta@post.example")
                .exchange();
        assertThat(String.valueOf(made.getResponse().getRedirectedUrl())).startsWith("/customers/");
    }

    @Test
    void aPurchaseOfSomebodyElsesCustomerMakesOneOfTheirOwn() {
        var erna = customer("Erna Erbse", "erna@post.example");
        signIn(cleo);
        var outcome = purchases.record(new NewPurchase(
                "till",
                UUID.randomUUID().toString(),
                clock.instant(),
                Money.of(500, "EUR"),
                new Somebody(null, "K-77", "Erna", "erna@post.example", null),
                null,
                null,
                List.of()));
        assertThat(outcome.getClass().getSimpleName()).isEqualTo("Recorded");
        assertThat(db.sql("select count(*) from customers.customer where name = 'Erna'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        signOut();
        assertThat(db.sql("select count(*) from orders.purchase where customer_id = ?")
                        .param(erna.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void figuresOfTheWholeBusinessAreNotForThem() {
        for (var path : List.of("/insights/value", "/orders/products", "/orders/imports", "/customers/care"))
            assertThat(browser.get().uri(path).with(signedInAs(cleo))).hasStatus(403);
    }

    @Test
    void aManagerGivesManyAtOnceFromTheListOfThoseInNobodysCare() {
        var max = shop.member("Max", "max@bakery.example", Role.MANAGER);
        assertThat(page(max, "/customers/care")).contains("Carla Clementine").doesNotContain("Anna", "Berta");
        browser.post()
                .uri("/customers/care/many")
                .with(signedInAs(max))
                .param("to", cleo.id().toString())
                .param("customer", carla.toString())
                .exchange();
        assertThat(page(cleo, "/customers")).contains("Carla Clementine").doesNotContain("Berta");
        browser.post()
                .uri("/customers/care/many")
                .with(signedInAs(max))
                .param("of", bo.id().toString())
                .param("to", cleo.id().toString())
                .param("all", "true")
                .exchange();
        assertThat(page(cleo, "/customers")).contains("Berta Birne");
        assertThat(browser.post()
                        .uri("/customers/care")
                        .with(signedInAs(bo))
                        .param("customer", anna.toString())
                        .param("to", bo.id().toString()))
                .hasStatus(403);
    }

    @Test
    void theOwnerNarrowsAnAccountAndItsSessionsAndTokensEnd() {
        var dora = shop.member("Dora", "dora@bakery.example", Role.STAFF);
        var token = tokens.make("till", dora.id(), List.of("orders:read"), Duration.ofDays(90));
        db.sql("""
            insert into access.session (primary_id, session_id, creation_time, last_access_time,
                max_inactive_interval, expiry_time, principal_name)
            values (?, ?, 0, 0, 60, 9999999999999, ?)\
            """)
                .params(
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        dora.account().toString())
                .update();
        assertThat(api(token)).isEqualTo(200);
        assertThat(browser.post()
                        .uri("/access/staff/{id}/role", dora.account())
                        .with(signedInAs(ada))
                        .param("role", "OWN"))
                .hasRedirectedUrl("/access/staff");
        assertThat(page(ada, "/access/staff")).contains("only own customers");
        assertThat(api(token)).isEqualTo(401);
        assertThat(db.sql("select count(*) from access.session where principal_name = ?")
                        .param(dora.account().toString())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(browser.post()
                        .uri("/access/staff/{id}/role", ada.account())
                        .with(signedInAs(ada))
                        .param("role", "STAFF"))
                .hasRedirectedUrl("/access/staff");
        assertThat(shop.ada().role()).isEqualTo(Role.OWNER);
    }

    @Test
    void connectionsAreLentOnWithoutWhatOneSaw() throws Exception {
        try (var desks = Executors.newFixedThreadPool(8)) {
            var seen = desks.invokeAll(IntStream.range(0, 400)
                    .mapToObj(i -> (java.util.concurrent.Callable<Boolean>) () -> {
                        var who = i % 2 == 0 ? cleo : bo;
                        signIn(who);
                        try {
                            var berta = customers.exists(this.berta);
                            var role = db.sql("select current_user")
                                    .query(String.class)
                                    .single();
                            return berta == (who == bo) && role.equals("perennial_own") == (who == cleo);
                        } finally {
                            signOut();
                        }
                    })
                    .toList());
            for (var each : seen) assertThat(each.get()).isTrue();
        }
    }

    @Test
    void everyTableThatNamesACustomerKeepsToTheRule() {
        var open = new TreeSet<String>();
        for (var module : held)
            for (HeldTable table : module.tables().stream()
                    // belongs to the address, and holds for whoever asks
                    .filter(it -> !it.table().equals("customers.suppression"))
                    // staging of those who are not known yet
                    .filter(it -> !it.table().equals("customers.intake"))
                    .toList())
                if (!db.sql("select relrowsecurity from pg_class where oid = ?::regclass")
                        .param(table.table())
                        .query(Boolean.class)
                        .single()) open.add(table.table());
        assertThat(open).isEmpty();
        assertThat(db.sql("""
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('v', 'm') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
              and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']\
            """).query((row, _) -> row.getString(1)).list()).isEmpty();
    }

    @Test
    void whoeverSeesEverybodyAsksWithoutTheRule() {
        var plan = String.join(
                "\n",
                db.sql("explain select id from customers.customer where search like '%berta%'")
                        .query((row, _) -> row.getString(1))
                        .list());
        assertThat(plan).doesNotContain("perennial.staff", "in_charge");
        signIn(cleo);
        plan = String.join(
                "\n",
                db.sql("explain select id from customers.customer where search like '%berta%'")
                        .query((row, _) -> row.getString(1))
                        .list());
        assertThat(plan).contains("perennial.staff", "in_charge");
    }

    private CustomerId customer(String name, String email) {
        return customers
                .identify("till", Person.unknown().withName(name).withEmail(email))
                .orElseThrow()
                .customer();
    }

    private void buy(CustomerId customer, String amount) {
        purchases.record(new NewPurchase(
                "till",
                UUID.randomUUID().toString(),
                clock.instant(),
                Money.of(new java.math.BigDecimal(amount).movePointRight(2).longValueExact(), "EUR"),
                new Somebody(customer, null, null, null, null),
                null,
                null,
                List.of()));
    }

    private void note(CustomerId customer, String kind, String text) {
        assertThat(browser.post()
                        .uri("/customers/notes")
                        .with(signedInAs(ada))
                        .param("customer", customer.toString())
                        .param("form", UUID.randomUUID().toString())
                        .param("kind", kind)
                        .param("text", text))
                .hasStatus(303);
    }

    private int api(String token) {
        return browser.get()
                .uri("/api/v1/orders/purchases")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private static void as(StaffMember member, Runnable work) {
        signIn(member);
        try {
            work.run();
        } finally {
            signOut();
        }
    }

    private String page(StaffMember member, String path) {
        var answer = browser.get().uri(path).with(signedInAs(member)).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse()
                    .getContentAsString()
                    .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                    .replaceAll("X-CSRF-TOKEN\":\"[^\"]*\"", "");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
