package dev.perennial.customers.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Traits;
import dev.perennial.customers.merges.Choices;
import dev.perennial.customers.merges.Merging;
import dev.perennial.customers.merges.Side;
import dev.perennial.support.PerennialServerTest;
import dev.perennial.support.Programs;
import dev.perennial.support.Programs.Program;
import dev.perennial.support.Programs.Reply;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerennialServerTest
class ProfilesApiTests {
    private static final String CUSTOMERS = "/api/v1/customers/profiles";

    @Autowired
    Programs programs;

    @Autowired
    Shop shop;

    @Autowired
    Traits traits;

    @Autowired
    Merging merging;

    @Autowired
    JdbcClient db;

    private Program webShop;

    @BeforeEach
    void open() {
        shop.open();
        webShop = programs.of(shop.ada(), "customers:read", "customers:write");
    }

    @Test
    void aCustomerIsCreatedAndReadAsSent() {
        var made = webShop.post(CUSTOMERS, """
            {"name": "נועה 🥐 Winter", "emails": ["Noa@Example.org", "noa.w@example.com"], "phones": ["0664 1234567"],
             "address": {"street": "Ring 1", "postal_code": "1010", "city": "Wien", "country": "AT"},
             "birthday": "1984-02-29", "language": "de", "came_from": "fair", "campaign": "spring",
             "demographics": {"age_group": "40s"},
             "numbers": [{"source": "web", "number": "C 1"}]}""").is(201);

        var read = webShop.get(CUSTOMERS + "/" + made.at("$.id")).is(200);
        assertThat(read.body()).isEqualTo(made.body());
        assertThat(read.at("$.name")).isEqualTo("נועה 🥐 Winter");
        assertThat(read.all("$.emails")).containsExactly("Noa@Example.org", "noa.w@example.com");
        assertThat(read.all("$.phones")).containsExactly("0664 1234567");
        assertThat(read.at("$.address.postal_code")).isEqualTo("1010");
        assertThat(read.at("$.birthday")).isEqualTo("1984-02-29");
        assertThat(read.at("$.campaign")).isEqualTo("spring");
        assertThat(read.at("$.demographics.age_group")).isEqualTo("40s");
        assertThat(read.at("$.numbers[0].number")).isEqualTo("C 1");
    }

    @Test
    void aChangeTouchesOnlyWhatItNames() {
        var id = create("""
            {"name": "Lea", "emails": ["lea@example.org"], "address": {"street": "Ring 2", "city": "Wien"},
             "birthday": "--05-17", "came_from": "fair"}""");

        var changed = webShop.patch(CUSTOMERS + "/" + id, """
            {"name": "Lea Moser", "address": {"city": "Graz"}, "came_from": null}""").is(200);

        assertThat(changed.at("$.name")).isEqualTo("Lea Moser");
        assertThat(changed.at("$.address.city")).isEqualTo("Graz");
        assertThat(changed.at("$.address.street")).isEqualTo("Ring 2");
        assertThat(changed.at("$.came_from")).isNull();
        assertThat(changed.at("$.birthday")).isEqualTo("--05-17");
        assertThat(changed.all("$.emails")).containsExactly("lea@example.org");
        assertThat(webShop.patch(CUSTOMERS + "/" + id, "{\"birthday\": null, \"emails\": []}")
                        .is(200)
                        .all("$.emails"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": \"00000000-0000-7000-8000-000000000000\"}      | id               | unknownField",
                "{\"sample\": true}                                      | sample           | unknownField",
                "{\"created_at\": \"2020-01-01T00:00:00Z\"}              | created_at       | unknownField",
                "{\"intake_id\": null}                                   | intake_id        | unknownField",
                "{\"traits\": {\"insights.value\": 1}}                   | traits           | unknownField",
                "{\"role\": \"OWNER\"}                                   | role             | unknownField",
                "{\"address\": {\"planet\": \"Mars\"}}                   | address.planet   | unknownField",
                "{\"address\": \"Ring 1\"}                               | address          | notAnObjectField",
                "{\"address\": {\"country\": \"Austria\"}}               | address.country  | unfit",
                "{\"name\": 7}                                           | name             | not.text",
                "{\"emails\": \"ada@example.org\"}                       | emails           | notTexts",
                "{\"emails\": [\"ada\"]}                                 | emails[0]        | unfit",
                "{\"phones\": [\"0664 1\", \"none\"]}                    | phones[1]        | unfit",
                "{\"birthday\": \"29.2.1984\"}                           | birthday         | birthday",
                "{\"birthday\": \"1983-02-29\"}                          | birthday         | unfit",
                "{\"birthday\": \"2084-02-29\"}                          | birthday         | unfit",
                "{\"language\": \"klingon\"}                             | language         | unfit",
                "{\"fields\": {\"Shoe size\": 43}}                       | fields.Shoe size | unknownOwnField",
                "{\"numbers\": [{\"source\": \"The Till\", \"number\": \"1\"}]} | numbers[0].source | unfit",
                "{\"numbers\": [{\"source\": \"till\"}]}                 | numbers[0].number | missing",
                "{\"demographics\": {\"shoes\": \"43\"}}                 | demographics.shoes | unknownField",
                "{\"shared\": \"perhaps\"}                               | shared           | not.truth",
            })
    void whatMayNotBeSetIsRefusedByItsNameAndNothingChanges(String change, String field, String reason) {
        var id = create("{\"name\": \"Fixed\"}");
        var before = webShop.get(CUSTOMERS + "/" + id).body();

        webShop.patch(CUSTOMERS + "/" + id, change).isProblem(400, field, reason);
        webShop.post(CUSTOMERS, change.replaceFirst("\\{", "{\"came_from\": \"x\", "))
                .isProblem(400, null, "");
        assertThat(webShop.get(CUSTOMERS + "/" + id).body()).isEqualTo(before);
    }

    @Test
    void theSameNumberNamesTheSameCustomer() {
        var first = webShop.post(
                        CUSTOMERS, "{\"name\": \"Ines\", \"numbers\": [{\"source\": \"web\", \"number\": \"77\"}]}")
                .is(201);
        var again = webShop.post(
                        CUSTOMERS, "{\"name\": \"Ines B.\", \"numbers\": [{\"source\": \"web\", \"number\": \"77\"}]}")
                .is(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(create("{\"name\": \"Other\", \"numbers\": [{\"source\": \"till\", \"number\": \"77\"}]}"))
                .isNotEqualTo(first.at("$.id"));
    }

    @Test
    void anAddressOfAnotherCustomerIsAConflictThatNamesWhose() {
        var mia = create(
                "{\"name\": \"Mia\", \"emails\": [\"mia@example.org\"], \"numbers\": [{\"source\": \"web\", \"number\": \"mia\"}]}");

        var refused = webShop.post(CUSTOMERS, "{\"name\": \"Maria\", \"emails\": [\"MIA@example.org\"]}")
                .isProblem(409, "emails", "belongsToAnother");
        assertThat(refused.at("$.detail")).contains(mia);
        webShop.post(CUSTOMERS, "{\"name\": \"Maria\", \"emails\": [\"mia@example.org\"], \"shared\": true}")
                .is(201);
        var tom = create("{\"name\": \"Tom\"}");
        webShop.patch(CUSTOMERS + "/" + tom, "{\"numbers\": [{\"source\": \"web\", \"number\": \"mia\"}]}")
                .isProblem(409, "numbers", "numberTaken");
    }

    @Test
    void eightAtOnceMakeOneCustomer() throws Exception {
        var replies = new ArrayList<Reply>();
        var start = new CyclicBarrier(8);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var running = new ArrayList<Future<Reply>>();
            for (var i = 0; i < 8; i++) {
                var key = i < 4 ? "one-key" : "key-" + i;
                running.add(pool.submit(() -> {
                    start.await();
                    return webShop.post(CUSTOMERS, """
                        {"name": "Race", "emails": ["race@example.org"],
                         "numbers": [{"source": "web", "number": "race"}]}""", key);
                }));
            }
            for (var one : running) replies.add(one.get());
        }

        assertThat(replies).extracting(Reply::status).containsOnly(200, 201);
        assertThat(replies)
                .extracting(it -> it.at("$.id"))
                .containsOnly(replies.getFirst().at("$.id"));
        assertThat(replies.subList(0, 4))
                .extracting(Reply::body)
                .containsOnly(replies.getFirst().body());
        assertThat(db.sql("select count(*) from customers.customer where name = 'Race'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void customersAreFoundByWhatTheShopKnowsOfThem() {
        var id = create(
                "{\"name\": \"Finn\", \"emails\": [\"finn@example.org\"], \"phones\": [\"+43 664 7654321\"], \"numbers\": [{\"source\": \"web\", \"number\": \"F-1\"}]}");

        assertThat(webShop.get(CUSTOMERS + "?email=FINN@example.org").all("$.customers[*].id"))
                .containsExactly(id);
        assertThat(webShop.get(CUSTOMERS + "?phone=0664%2F7654321").all("$.customers[*].id"))
                .containsExactly(id);
        assertThat(webShop.get(CUSTOMERS + "?number=F-1").all("$.customers[*].id"))
                .containsExactly(id);
        assertThat(webShop.get(CUSTOMERS + "?number=F-1&source=web").all("$.customers[*].id"))
                .containsExactly(id);
        assertThat(webShop.get(CUSTOMERS + "?number=F-1&source=till").all("$.customers[*].id"))
                .isEmpty();
        assertThat(webShop.get(CUSTOMERS + "?email=nobody").all("$.customers[*].id"))
                .isEmpty();
    }

    @Test
    void nobodyIsMissedOrToldTwiceWhileOthersComeIn() {
        TestClock.INSTANCE.advance(Duration.ofDays(1));
        var since = TestClock.INSTANCE.instant();
        var made = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            made.add(create("{\"name\": \"Page " + i + "\"}"));
            if (i % 2 == 0) TestClock.INSTANCE.advance(Duration.ofSeconds(1));
        }
        var told = new ArrayList<String>();
        var address = CUSTOMERS + "?limit=2&changed_since=" + since;
        var next = "";
        while (next != null) {
            var page = webShop.get(address + (next.isEmpty() ? "" : "&after=" + next))
                    .is(200);
            assertThat(page.all("$.customers[*].id")).hasSizeLessThanOrEqualTo(2);
            told.addAll(page.all("$.customers[*].id"));
            if (told.size() == 2) {
                TestClock.INSTANCE.advance(Duration.ofSeconds(1));
                made.add(create("{\"name\": \"Late\"}"));
            }
            next = page.at("$.next");
        }
        assertThat(told).containsExactlyElementsOf(made).doesNotHaveDuplicates();
        webShop.patch(CUSTOMERS + "/" + made.getFirst(), "{\"name\": \"Page zero\"}")
                .is(200);
        assertThat(webShop.get(CUSTOMERS + "?changed_since=" + TestClock.INSTANCE.instant())
                        .all("$.customers[*].name"))
                .contains("Page zero");
    }

    @Test
    void aCursorOfAnotherListOrWithALetterChangedIsRefused() {
        create("{\"name\": \"One\"}");
        create("{\"name\": \"Two\"}");
        var next = webShop.get(CUSTOMERS + "?limit=1").at("$.next");

        webShop.get(CUSTOMERS + "?limit=1&after=" + next).is(200);
        webShop.get("/api/v1/customers/tasks?after=" + next).isProblem(400, "after", "not.cursor");
        for (var i : List.of(0, next.length() / 2, next.length() - 2)) {
            var garbled = new StringBuilder(next);
            garbled.setCharAt(i, next.charAt(i) == 'A' ? 'B' : 'A');
            webShop.get(CUSTOMERS + "?after=" + garbled).isProblem(400, "after", "not.cursor");
        }
    }

    @Test
    void anIdFromBeforeAMergeMeansTheOther() {
        var survivor = create("{\"name\": \"Anna Maier\", \"emails\": [\"anna@example.org\"]}");
        var old = create("{\"name\": \"A. Maier\", \"phones\": [\"+43 664 5550001\"]}");
        Shop.signIn(shop.ada());
        merging.merge(
                CustomerId.valueOf(survivor),
                CustomerId.valueOf(old),
                new Choices(Side.SURVIVOR, Side.SURVIVOR, Side.SURVIVOR));
        Shop.signOut();

        assertThat(webShop.get(CUSTOMERS + "/" + old).is(200).at("$.id")).isEqualTo(survivor);
        assertThat(webShop.patch(CUSTOMERS + "/" + old, "{\"came_from\": \"fair\"}")
                        .is(200)
                        .at("$.id"))
                .isEqualTo(survivor);
        assertThat(webShop.post("/api/v1/customers/notes", "{\"customer\": \"" + old + "\", \"text\": \"Two of her\"}")
                        .is(201)
                        .at("$.customer"))
                .isEqualTo(survivor);
        assertThat(webShop.get("/api/v1/customers/notes?customer=" + old).all("$.notes[*].text"))
                .containsExactly("Two of her");
    }

    @Test
    void traitsAreReadByTheirNames() {
        var id = create("{\"name\": \"Worthy\"}");
        traits.set(CustomerId.valueOf(id), "insights", Map.of("value", 12_345));

        assertThat(webShop.get(CUSTOMERS + "/" + id + "/traits").is(200).at("$.traits['insights.value']"))
                .isEqualTo("12345");
        webShop.get(CUSTOMERS + "/00000000-0000-7000-8000-000000000000/traits").isProblem(404, "id", "notHere");
    }

    private String create(String body) {
        return String.valueOf(webShop.post(CUSTOMERS, body).is(201).at("$.id"));
    }
}
