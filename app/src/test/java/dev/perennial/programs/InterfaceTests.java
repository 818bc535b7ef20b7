package dev.perennial.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.ApiArea;
import dev.perennial.access.InArea;
import dev.perennial.access.tokens.ApiTokens;
import dev.perennial.conversations.CaseClosed;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.CaseOpened;
import dev.perennial.conversations.Via;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomersMerged;
import dev.perennial.customers.CustomersSeparated;
import dev.perennial.customers.MergeId;
import dev.perennial.customers.privacy.erasures.Erasing;
import dev.perennial.feedback.AnswersGiven;
import dev.perennial.feedback.AnswersImported;
import dev.perennial.orders.OrdersImported;
import dev.perennial.support.Contract;
import dev.perennial.support.PerennialServerTest;
import dev.perennial.support.Programs;
import dev.perennial.support.Programs.Program;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The interface as a whole, over the wire: its document, its doors, and how it says no.
@PerennialServerTest
class InterfaceTests {
    private static final String CUSTOMERS = "/api/v1/customers/profiles";

    @Autowired
    java.time.Clock clock;

    @Autowired
    Programs programs;

    @Autowired
    Shop shop;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcClient db;

    @Autowired
    List<ApiArea> areas;

    @Autowired
    List<WebhookEvent> news;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Erasing erasing;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Program shopSoftware;

    @BeforeEach
    void open() {
        shop.open();
        shopSoftware = programs.of(shop.ada(), scopes());
    }

    @Test
    void theDocumentNamesEveryAddressAndNoOther() {
        var served = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, _) -> {
            for (var path : info.getPatternValues())
                if (path.startsWith("/api/v1/") && !path.equals("/api/v1/openapi.json"))
                    info.getMethodsCondition().getMethods().forEach(method -> served.add(method + " " + path));
        });
        assertThat(served).isNotEmpty().isEqualTo(programs.contract().operations());
    }

    /// A comma in an unquoted description ends it, and the rest would pass for a name.
    @Test
    void theDocumentSaysNothingByAccident() {
        var odd = new ArrayList<String>();
        walk("", programs.contract().document(), odd);
        assertThat(odd).isEmpty();
    }

    private static void walk(String at, JsonNode node, List<String> odd) {
        if (node.isNull()) odd.add(at);
        node.properties().forEach(each -> {
            if (each.getKey().contains(" ")) odd.add(at + "/" + each.getKey());
            if (!each.getKey().equals("example")) walk(at + "/" + each.getKey(), each.getValue(), odd);
        });
        if (node.isArray()) node.forEach(each -> walk(at + "[]", each, odd));
    }

    @Test
    void everyControllerForProgramsSaysWhichAreaItIsIn() {
        var known = areas.stream().map(ApiArea::name).collect(Collectors.toSet());
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, method) -> {
            if (info.getPatternValues().stream().noneMatch(it -> it.startsWith("/api/v1/"))) return;
            if (info.getPatternValues().equals(Set.of("/api/v1/openapi.json"))) return;
            var area = method.getBeanType().getAnnotation(InArea.class);
            assertThat(area).as(method.getBeanType().getName()).isNotNull();
            assertThat(known).contains(area.value());
        });
    }

    @Test
    void everyExampleOfTheDocumentIsTakenAsItStands() {
        var document = programs.contract().document();
        var customer = "";
        var sent = 0;
        var paths = document.get("paths").properties().stream()
                .sorted(Comparator.comparing(it -> !it.getKey().equals(CUSTOMERS)))
                .toList();
        for (var path : paths)
            for (var method : List.of("post", "patch")) {
                var body = path.getValue()
                        .path(method)
                        .path("requestBody")
                        .path("content")
                        .path("application/json");
                if (!body.has("example")) {
                    assertThat(body.isMissingNode())
                            .as(method + " " + path.getKey())
                            .isTrue();
                    continue;
                }
                var example = JsonMapper.builder().build().writeValueAsString(body.get("example"));
                programs.contract()
                        .fits(
                                Contract.pointer(
                                        "paths",
                                        path.getKey(),
                                        method,
                                        "requestBody",
                                        "content",
                                        "application/json",
                                        "schema"),
                                example);
                var address = path.getKey().replace("{id}", customer);
                var answer = shopSoftware.send(method.toUpperCase(), address, example, it -> it);
                assertThat(answer.status()).as(address + ": " + answer.body()).isIn(200, 201);
                if (address.equals(CUSTOMERS)) customer = answer.at("$.id");
                sent++;
            }
        assertThat(sent).isGreaterThan(5);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing/here, 404",
        "GET, /api/v1/customers/profiles/, 404",
        "GET, /api/, 404",
        "DELETE, /api/v1/customers/profiles, 405",
        "PUT, /api/v1/orders/purchases, 405",
        "GET, /api/v1/customers/profiles/7, 404",
        "GET, /api/v1/customers/profiles/00000000-0000-7000-8000-000000000000, 404",
        "GET, /api/v1/customers/profiles?limit=0, 400",
        "GET, /api/v1/customers/profiles?limit=1000, 400",
        "GET, /api/v1/customers/profiles?limit=all, 400",
        "GET, /api/v1/customers/profiles?limt=10, 400",
        "GET, /api/v1/customers/profiles?limit=1&limit=2, 400",
        "GET, /api/v1/customers/profiles?after=garbled, 400",
        "GET, /api/v1/customers/profiles?changed_since=yesterday, 400",
        "GET, /api/v1/customers/profiles?changed_since=%2B999999999-01-01T00:00:00Z, 400",
        "GET, /api/v1/customers/profiles?email=a%00b, 400",
        "GET, /api/v1/customers/profiles?email=, 200",
        "GET, /api/v1/customers/profiles?source=web, 400",
        "GET, /api/v1/customers/activities, 400",
        "GET, /api/v1/customers/activities?customer=00000000-0000-7000-8000-000000000000, 400",
        "GET, /api/v1/customers/activities;x=1, 400",
        "GET, /api/v1/customers//activities, 400",
        "GET, /api/v1/customers/profiles/%2e%2e/x, 400",
        "GET, /api/v1/openapi.json, 200",
    })
    void whateverIsAskedIsAnsweredInJson(String method, String path, int status) {
        var answer = shopSoftware.send(method, path, null, it -> it);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "[]", "{", "null", "{\"name\":\"a\",\"name\":\"b\"}", "{} {}", "\u0000"})
    void whatIsNoJsonObjectIsAProblemThatSaysSo(String body) {
        shopSoftware
                .post(CUSTOMERS, body)
                .isProblem(
                        400,
                        "body",
                        body.isEmpty() || body.equals("[]") || body.equals("null") ? "notAnObject" : "notJson");
    }

    @Test
    void aBodyThatIsNotJsonOrTooLargeIsNotRead() {
        shopSoftware
                .send(
                        "POST",
                        CUSTOMERS,
                        "name=Ada",
                        it -> it.setHeader("Content-Type", "application/x-www-form-urlencoded"))
                .isProblem(415, "Content-Type", "notJsonType");
        shopSoftware
                .post(CUSTOMERS, "{\"name\":\"" + "x".repeat(1_000_001) + "\"}")
                .isProblem(413, "body", "tooManyBytes");
    }

    @Test
    void whatCannotBeAddressedAtAllIsNoPageEither() throws IOException {
        for (var line : List.of(
                "GET /api/v1/%zz HTTP/1.1", "GET /api/v1/a\\b HTTP/1.1", "BREW /api/v1/customers/profiles HTTP/1.1"))
            assertThat(raw(line)).as(line).matches("(?s)HTTP/1.1 4\\d\\d.*").doesNotContainIgnoringCase("<html");
    }

    @Test
    void nobodyComesInWithoutAToken() {
        programs.with("").get(CUSTOMERS).isProblem(401, null, "");
        var made = programs.with("per_made-up").get(CUSTOMERS).isProblem(401, null, "");
        assertThat(made.header("WWW-Authenticate")).isEqualTo("Bearer");
        programs.with("").get("/api/v1/nothing/here").isProblem(401, null, "");
    }

    @Test
    void aScopeThatIsMissingIsNamed() {
        var reader = programs.of(shop.ada(), "customers:read");

        reader.get(CUSTOMERS).is(200);
        var refused = reader.post(CUSTOMERS, "{\"name\":\"Ida\"}").isProblem(403, "Authorization", "scopeMissing");
        assertThat(refused.at("$.detail")).contains("customers:write");
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope", "customers:write");
        assertThat(reader.get("/api/v1/orders/purchases")
                        .isProblem(403, "Authorization", "scopeMissing")
                        .at("$.detail"))
                .contains("orders:read");
        assertThat(db.sql("select count(*) from customers.customer where name = 'Ida'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void everyAreaIsShutToATokenOfAnother() {
        for (var area : areas) {
            var others = areas.stream()
                    .filter(it -> !it.equals(area))
                    .map(ApiArea::writing)
                    .toArray(String[]::new);
            var stranger = programs.of(shop.ada(), others.length == 0 ? new String[] {"none:read"} : others);
            requestMappingHandlerMapping.getHandlerMethods().forEach((info, method) -> {
                var of = method.getBeanType().getAnnotation(InArea.class);
                if (of == null || !of.value().equals(area.name())) return;
                var path = info.getPatternValues()
                        .iterator()
                        .next()
                        .replace("{id}", "00000000-0000-7000-8000-000000000000");
                var verb = info.getMethodsCondition()
                        .getMethods()
                        .iterator()
                        .next()
                        .name();
                stranger.send(verb, path, verb.equals("GET") ? null : "{}", it -> it)
                        .isProblem(403, "Authorization", "scopeMissing");
            });
        }
    }

    @Test
    void aTokenEndsOnItsDay() {
        var token = tokens.make("brief", shop.ada().id(), List.of("customers:read"), Duration.ofDays(30));
        TestClock.INSTANCE.advance(Duration.ofDays(30).minusSeconds(1));
        programs.with(token).get(CUSTOMERS).is(200);

        TestClock.INSTANCE.advance(Duration.ofSeconds(1));
        var ended = programs.with(token).get(CUSTOMERS).isProblem(401, null, "");
        assertThat(ended.at("$.detail")).contains("brief", "2026-12-21");
        TestClock.INSTANCE.reset();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgain() {
        var busy = programs.of(shop.ada(), "customers:read");
        var first = busy.get(CUSTOMERS).is(200);
        assertThat(first.header("RateLimit")).isEqualTo("\"minute\";r=599;t=60");
        db.sql(
                        "update access.api_token set asked = 600 where asked = 1 and name = 'Test' and scopes = '{customers:read}'")
                .update();

        var refused = busy.get(CUSTOMERS).isProblem(429, null, "");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.header("RateLimit")).isEqualTo("\"minute\";r=0;t=60");

        TestClock.INSTANCE.advance(Duration.ofSeconds(60));
        busy.get(CUSTOMERS).is(200);
        TestClock.INSTANCE.reset();
    }

    @Test
    void whatAProgramChangesStandsInTheAuditLog() {
        var id = shopSoftware.post(CUSTOMERS, "{\"name\":\"Audited\"}").is(201).at("$.id");
        shopSoftware.get(CUSTOMERS + "/" + id).is(200);

        assertThat(db.sql(
                                "select action || ' ' || t.name from access.audit_entry e join access.api_token t on t.id = e.token_id where e.subject = ?::uuid order by e.id")
                        .param(id)
                        .query(String.class)
                        .list())
                .as("by which program")
                .containsExactly("CHANGED Test", "VIEWED Test");
        assertThat(db.sql(
                                "select what || ' ' || action from access.audit_entry where subject = ?::uuid and action = 'CHANGED'")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("customers.made CHANGED");
    }

    @Test
    void whatWasAnsweredOfACustomerIsFoundByTheCustomer() {
        var id = shopSoftware
                .post(CUSTOMERS, "{\"name\":\"Kept\"}", "key-kept")
                .is(201)
                .at("$.id");

        assertThat(db.sql("select customer_id::text from programs.first_answer where key = 'key-kept'")
                        .query(String.class)
                        .single())
                .isEqualTo(id);
    }

    @Test
    void whatProgramsAreToldOfIsWhatTheDocumentSays() {
        var told =
                news.stream().map(WebhookEvent::type).collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        told.add("webhook.test");

        assertThat(new TreeSet<>(programs.contract().document().get("webhooks").propertyNames()))
                .isEqualTo(told);
    }

    @Test
    void everyMessageIsAsTheDocumentSays() {
        db.sql(
                        "insert into programs.endpoint (url, events, made_at) values ('https://till.example/hook', '{*}', now())")
                .update();
        var customer = shopSoftware
                .post(CUSTOMERS, "{\"name\":\"Told\",\"phones\":[\"0664 7654399\"]}")
                .is(201)
                .at("$.id");
        var other =
                shopSoftware.post(CUSTOMERS, "{\"name\":\"Told too\"}").is(201).at("$.id");
        shopSoftware
                .patch(CUSTOMERS + "/" + customer, "{\"name\":\"Told again\"}")
                .is(200);
        shopSoftware.post("/api/v1/customers/consent", """
            {"customer": "%s", "source": "web", "purpose": "news", "channel": "sms", "decision": "withdrawn", "proof": "said so"}""".formatted(customer)).is(201);
        var task = shopSoftware
                .post("/api/v1/customers/tasks", """
            {"customer": "%s", "title": "Call", "due_on": "2026-12-01"}""".formatted(customer))
                .is(201)
                .at("$.id");
        shopSoftware
                .post("/api/v1/customers/tasks/" + task + "/completion", "{}")
                .is(201);
        var purchase = shopSoftware
                .post("/api/v1/orders/purchases", """
            {"source": "web", "number": "told-1", "at": "2026-11-20T10:00:00+01:00", "total": "4.90", "currency": "EUR",
             "customer": {"id": "%s"}}""".formatted(customer))
                .is(201)
                .at("$.id");
        shopSoftware.post("/api/v1/orders/refunds", """
            {"source": "web", "number": "told-r1", "purchase": "%s", "at": "2026-11-20T11:00:00+01:00", "total": "1.00"}""".formatted(purchase)).is(201);
        var merge = new MergeId(java.util.UUID.randomUUID());
        var third = new CustomerId(java.util.UUID.randomUUID());
        events.publishEvent(new CustomersMerged(merge, CustomerId.valueOf(customer), third));
        events.publishEvent(new CustomersSeparated(merge, CustomerId.valueOf(customer), third));
        events.publishEvent(new OrdersImported(java.util.UUID.randomUUID(), 3, 1));
        events.publishEvent(new AnswersGiven(java.util.UUID.randomUUID(), CustomerId.valueOf(customer)));
        events.publishEvent(new AnswersImported(java.util.UUID.randomUUID(), 5));
        var told = new CaseId(java.util.UUID.randomUUID());
        events.publishEvent(new CaseOpened(told, CustomerId.valueOf(customer), Via.EMAIL, clock.instant()));
        events.publishEvent(new CaseClosed(told, CustomerId.valueOf(customer), Via.EMAIL, null, 1, clock.instant()));
        Shop.signIn(shop.ada());
        erasing.erase(CustomerId.valueOf(other));
        Shop.signOut();

        var bodies = new java.util.TreeMap<String, String>();
        db.sql("select type, body from programs.message").query(row -> {
            bodies.put(row.getString(1), row.getString(2));
        });

        assertThat(bodies.keySet())
                .isEqualTo(news.stream().map(WebhookEvent::type).collect(java.util.stream.Collectors.toSet()));
        bodies.forEach((type, body) -> programs.contract()
                .fits(
                        Contract.pointer(
                                "webhooks", type, "post", "requestBody", "content", "application/json", "schema"),
                        body));
        assertThat(bodies.get("customer.erased")).contains(other).doesNotContain("Told");
        db.sql("delete from programs.endpoint").update();
    }

    private String[] scopes() {
        return areas.stream()
                .flatMap(it -> java.util.stream.Stream.of(it.reading(), it.writing()))
                .toArray(String[]::new);
    }

    private String raw(String line) throws IOException {
        var address = programs.address("/");
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
