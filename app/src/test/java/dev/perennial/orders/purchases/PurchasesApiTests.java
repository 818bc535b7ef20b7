package dev.perennial.orders.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.tokens.ApiTokens;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PerennialTest
class PurchasesApiTests {
    private static final String PURCHASES = "/api/v1/orders/purchases";

    @Autowired
    MockMvcTester program;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    private String token = "";

    @BeforeEach
    void open() {
        shop.open();
        token = tokens.make("Till", shop.ada().id(), List.of("orders:read", "orders:write"), Duration.ofDays(365));
    }

    @Test
    void aPurchaseIsRecordedAndShownAgain() {
        var answer = post(body("first", "12.40"));

        assertThat(answer).hasStatus(201).bodyJson().extractingPath("$.total").isEqualTo("12.40");
        assertThat(get(PURCHASES + "/" + idIn(answer)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.lines[1].quantity")
                .isEqualTo("2");
    }

    @Test
    void withoutATokenNothingIsTakenOrShown() {
        assertThat(program.post().uri(PURCHASES).content(body("secret", "12.40")))
                .hasStatus(401);
        assertThat(program.get().uri(PURCHASES)).hasStatus(401);
        assertThat(kept("secret")).isZero();
    }

    @Test
    void theSamePurchaseTwiceIsAnsweredTwiceAndKeptOnce() {
        assertThat(post(body("twice", "12.40"))).hasStatus(201);
        assertThat(post(body("twice", "12.40"))).hasStatus(200);
        assertThat(kept("twice")).isOne();
    }

    @Test
    void anotherTotalUnderTheSameNumberIsAConflict() {
        post(body("conflict", "12.40"));

        assertThat(post(plain("conflict", "13.00")))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("12.40 EUR", "13.00 EUR", "number of its own");
    }

    @Test
    void theFirstAnswerUnderAKeyIsGivenAgainWordForWord() throws Exception {
        var first = post(body("replay", "12.40"), "key-replay");
        var second = post(body("replay", "12.40"), "key-replay");

        assertThat(first).hasStatus(201);
        assertThat(second).hasStatus(201);
        assertThat(second.getResponse().getContentAsString())
                .isEqualTo(first.getResponse().getContentAsString());
    }

    @Test
    void anotherRequestUnderTheSameKeyIsAConflict() {
        post(body("reuse-1", "12.40"), "key-reuse");

        assertThat(post(body("reuse-2", "12.40"), "key-reuse"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
        assertThat(kept("reuse-2")).isZero();
    }

    @Test
    void aRefusalDoesNotUseUpTheKey() {
        assertThat(post(body("mended", "99.00"), "key-mended")).hasStatus(400);
        assertThat(post(body("mended", "12.40"), "key-mended")).hasStatus(201);
    }

    @Test
    void theKeyOfOneMemberOfStaffIsNotTheKeyOfAnother() {
        post(plain("mine", "1.00"), "key-shared");
        token = tokens.make("Other till", shop.bo().id(), List.of("orders:read", "orders:write"), Duration.ofDays(365));

        assertThat(post(plain("yours", "2.00"), "key-shared")).hasStatus(201);
    }

    @Test
    void eightAtOnceUnderOneKeyGetOneAnswer() throws Exception {
        var start = new CyclicBarrier(8);
        var answers = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var running = new ArrayList<Future<String>>();
            for (var i = 0; i < 8; i++)
                running.add(pool.submit(() -> {
                    start.await();
                    var answer = post(body("race", "12.40"), "key-race");
                    return answer.getResponse().getStatus()
                            + answer.getResponse().getContentAsString();
                }));
            for (var one : running) answers.add(one.get());
        }

        assertThat(answers).allMatch(it -> it.startsWith("201")).containsOnly(answers.getFirst());
        assertThat(kept("race")).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                                                                  | body             | notAnObject",
                "not json                                                                          | body             | notJson",
                "[]                                                                                | body             | notAnObject",
                "{\"source\":\"till\"                                                              | body             | notJson",
                "{\"number\":\"1\",\"number\":\"2\"}                                               | body             | notJson",
                "{\"source\":7,\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1.00\"}                 | source           | not.text",
                "{\"source\":\"till\",\"at\":\"NOW\",\"total\":\"1.00\"}                           | number           | missing",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"yesterday\",\"total\":\"1.00\"}    | at               | not.moment",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"0202-11-20T08:00:00Z\",\"total\":\"1.00\"} | at       | longAgo",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":12.40}             | total            | not.money",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"12,40\"}         | total            | not.money",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"12.405\"}        | total            | not.money",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"-1.00\"}         | total            | negativeTotal",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"currency\":\"euro\"} | currency | not.currency",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"home_minor\":5} | home_minor  | unknownField",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"sample\":true}  | sample      | unknownField",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"customer\":\"Ada\"} | customer | notAnObjectField",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"customer\":{}} | customer     | nobodyNamed",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"customer\":{\"id\":\"7\"}} | customer.id | not.id",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"customer\":{\"role\":\"OWNER\"}} | customer.role | unknownField",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"customer\":{\"email\":\"ada\"}} | customer.email | notAnAddress",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"lines\":{}}    | lines        | notAList",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"lines\":[7]}   | lines[0]     | notAnObjectField",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"lines\":[{\"name\":\"Bun\",\"total\":\"2\"}]} | total | linesExceed",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"lines\":[{\"name\":\"Bun\",\"quantity\":\"-1\",\"total\":\"1\"}]} | lines[0].quantity | notAQuantity",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"lines\":[{\"name\":\"Bun\",\"quantity\":1e99,\"total\":\"1\"}]} | lines[0].quantity | not.quantity",
                "{\"source\":\"till\",\"number\":\"1\",\"at\":\"NOW\",\"total\":\"1\",\"lines\":[{\"kind\":\"gift\",\"total\":\"1\"}]} | lines[0].kind | not.choice",
                "{\"source\":\"till\",\"number\":\"a\\u0000b\",\"at\":\"NOW\",\"total\":\"1.00\"}   | number           | unreadableCharacter",
                "{\"source\":\"till\",\"number\":\"\\ud83e\",\"at\":\"NOW\",\"total\":\"1.00\"}     | number           | unreadableCharacter"
            })
    void badInputIsAnsweredByFieldValueAndWhatWouldBeRight(String body, String field, String reason) {
        var before = all();
        var answer = post(body == null ? "" : body.replace("NOW", "2026-11-20T08:00:00Z"));

        assertThat(answer).hasStatus(400).hasContentType("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].reason").isEqualTo(reason);
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().endsWith(".");
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void severalMistakesAreSaidAtOnce() {
        assertThat(post("{\"source\":\"till\",\"total\":\"x\",\"colour\":\"red\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder("number", "at", "total", "colour");
    }

    @Test
    void aBodyTooLargeOrTooDeepIsRefusedAndNotRead() {
        assertThat(post("{\"number\":\"" + "x".repeat(1_000_001) + "\"}")).hasStatus(413);
        assertThat(post("{\"lines\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}"))
                .hasStatus(400);
        assertThat(post("\u00ff\u00fe\u0000")).hasStatus(400);
    }

    @Test
    void namesInEveryScriptComeBackAsTheyWere() {
        var answer = post("""
            {"source":"till","number":"שלום-🥐","at":"2026-11-20T08:00:00+01:00","total":"2.00",
             "customer":{"name":"نورا 🌙","email":"nora@example.org"},"lines":[{"name":"מאפה 🥐","total":"2.00"}]}""");

        assertThat(answer)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.lines[0].name")
                .isEqualTo("מאפה 🥐");
        assertThat(answer).bodyJson().extractingPath("$.number").isEqualTo("שלום-🥐");
        assertThat(answer).bodyJson().extractingPath("$.at").isEqualTo("2026-11-20T07:00:00Z");
    }

    @Test
    void aPurchaseThatIsNotHereIsAProblemInJson() {
        assertThat(get(PURCHASES + "/00000000-0000-7000-8000-000000000000"))
                .hasStatus(404)
                .hasContentType("application/problem+json");
        assertThat(get(PURCHASES + "/7")).hasStatus(404).hasContentType("application/problem+json");
        assertThat(get(PURCHASES + "?after=7")).hasStatus(400).hasContentType("application/problem+json");
    }

    @Test
    void allPurchasesAreReadPageByPageInTheOrderTheyCameIn() throws Exception {
        for (var i = 0; i < 5; i++) post(plain("page-" + i, "1.00"));
        var numbers = new ArrayList<String>();
        var address = PURCHASES + "?limit=2";
        while (true) {
            var page = get(address).getResponse().getContentAsString();
            Pattern.compile("\"number\":\"(page-\\d)\"")
                    .matcher(page)
                    .results()
                    .forEach(it -> numbers.add(it.group(1)));
            var next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page);
            if (!next.find()) break;
            address = PURCHASES + "?limit=2&after=" + next.group(1);
        }
        assertThat(numbers).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4");
    }

    private MvcTestResult post(String body) {
        return program.post()
                .uri(PURCHASES)
                .header("Authorization", "Bearer " + token)
                .content(body)
                .exchange();
    }

    private MvcTestResult post(String body, String key) {
        return program.post()
                .uri(PURCHASES)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String address) {
        return program.get()
                .uri(address)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static String body(String number, String total) {
        return """
            {"source":"till","number":"%s","at":"2026-11-20T09:15:00+01:00","total":"%s","channel":"counter",
             "customer":{"number":"C-7","name":"Clara Moser","email":"clara@example.org"},
             "lines":[{"sku":"RYE","name":"Rye bread","total":"6.40"},
                      {"name":"Croissant","quantity":2,"total":"6.00"}]}""".formatted(number, total);
    }

    private static String plain(String number, String total) {
        return """
            {"source":"till","number":"%s","at":"2026-11-20T09:15:00+01:00","total":"%s"}""".formatted(number, total);
    }

    private static String idIn(MvcTestResult answer) {
        try {
            var id = Pattern.compile("^\\{\"id\":\"([^\"]+)\"")
                    .matcher(answer.getResponse().getContentAsString());
            assertThat(id.find()).isTrue();
            return id.group(1);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private long kept(String number) {
        return db.sql("select count(*) from orders.purchase where external_id = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private long all() {
        return db.sql("select count(*) from orders.purchase").query(Long.class).single();
    }
}
