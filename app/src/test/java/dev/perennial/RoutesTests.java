package dev.perennial;

import static dev.perennial.support.Shop.signOut;
import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.access.tokens.ApiTokens;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.customers.Somebody;
import dev.perennial.feedback.Answers;
import dev.perennial.feedback.Given;
import dev.perennial.feedback.Keeping;
import dev.perennial.feedback.Question;
import dev.perennial.feedback.Scale;
import dev.perennial.feedback.Submission;
import dev.perennial.orders.NewPurchase;
import dev.perennial.orders.Purchases;
import dev.perennial.platform.Money;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every address of the running application × who comes × whose it is. `routes.txt` beside this class declares who
/// may; an address it does not name fails here until it is declared.
@PerennialTest
class RoutesTests {
    /// From nobody to the owner. STAFF is whoever signs in; WHOLE are those of them who see every customer; KEY
    /// opens to nobody but whoever comes with the token that stands on the console.
    enum Least {
        ANYBODY,
        STAFF,
        WHOLE,
        MANAGER,
        OWNER,
        KEY
    }

    enum Who {
        NOBODY,
        LIMITED,
        STAFF,
        MANAGER,
        OWNER;

        boolean may(Least least) {
            return switch (least) {
                case ANYBODY -> true;
                case STAFF -> this != NOBODY;
                case WHOLE -> compareTo(STAFF) >= 0;
                case MANAGER -> compareTo(MANAGER) >= 0;
                case OWNER -> this == OWNER;
                case KEY -> false;
            };
        }
    }

    /// @param object what of a customer the address names, or `-`
    /// @param sent parameters, in which `*` stands for the object's id
    record Route(HttpMethod method, String path, Least least, String object, String sent) {
        static Route read(String line) {
            var parts = line.strip().split("\\s+", 5);
            return new Route(
                    HttpMethod.valueOf(parts[0]),
                    parts[1],
                    Least.valueOf(parts[2]),
                    parts.length > 3 ? parts[3] : "-",
                    parts.length > 4 ? parts[4] : "");
        }

        boolean isForPrograms() {
            return path.startsWith("/api/");
        }

        boolean namesAnObject() {
            return !object.equals("-");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Shop shop;

    @Autowired
    Customers customers;

    @Autowired
    Purchases purchases;

    @Autowired
    Answers answers;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    /// What leads to a page: no style, no picture.
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[a-z/-]+)\"");

    private static final List<String> SCOPES = List.of(
            "customers:read",
            "customers:write",
            "consent:read",
            "consent:write",
            "feedback:read",
            "feedback:write",
            "orders:read",
            "orders:write");

    private final Map<Who, StaffMember> people = new HashMap<>();
    private final Map<Who, String> keys = new HashMap<>();

    @BeforeEach
    void openShop() {
        shop.open();
        people.put(Who.OWNER, shop.ada());
        people.put(Who.STAFF, shop.bo());
        people.put(Who.MANAGER, shop.member("Max", "max@bakery.example", Role.MANAGER));
        var cleo = shop.member("Cleo", "cleo@bakery.example", Role.STAFF).account();
        db.sql("update access.staff set own_only = true where id = ?")
                .param(cleo)
                .update();
        people.put(Who.LIMITED, new StaffMember(cleo, "Cleo", Role.STAFF, true));
        people.forEach(
                (who, member) -> keys.put(who, tokens.make(who.name(), member.id(), SCOPES, Duration.ofDays(90))));
    }

    @AfterEach
    void leave() {
        signOut();
    }

    @Test
    void everyAddressDeclaresWhoMay() {
        var declared = new TreeSet<String>();
        declared().forEach(route -> declared.add(route.toString()));
        assertThat(found()).isEqualTo(declared);
    }

    @Test
    void eachMayWhatIsDeclaredAndNothingElse() {
        var wrong = new ArrayList<String>();
        for (var route : declared())
            for (var who : Who.values()) {
                var object = route.namesAnObject() ? objects(Who.LIMITED).get(route.object()) : UUID.randomUUID();
                var answer = ask(route, who, Objects.requireNonNull(object, route.object()));
                var verdict = verdict(route, who, answer);
                if (verdict != null) wrong.add(who + " " + route + ": " + verdict);
            }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatOneMayNotSeeAnswersAsWhatIsNotThere() {
        var wrong = new ArrayList<String>();
        for (var route : declared().stream().filter(Route::namesAnObject).toList()) {
            var others = Objects.requireNonNull(objects(Who.STAFF).get(route.object()), route.object());
            var nobodys = UUID.randomUUID();
            var seen = told(ask(route, Who.LIMITED, others), others);
            var absent = told(ask(route, Who.LIMITED, nobodys), nobodys);
            if (!seen.equals(absent)) wrong.add(route + "\n--- others'\n" + seen + "\n--- nobody's\n" + absent);
            if (route.method().equals(HttpMethod.GET) && route.least() != Least.ANYBODY) {
                var whole = ask(route, Who.OWNER, others).getStatus();
                if (whole >= 400) wrong.add(route + ": even the owner is answered " + whole);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatStaffAskForAnswersAsTheirsOnlyWhenItIs() {
        var others = objects(Who.STAFF).get("customer");
        var own = objects(Who.LIMITED).get("customer");
        var page = declared().stream()
                .filter(it -> it.toString().equals("GET /customers/{id}"))
                .findFirst()
                .orElseThrow();
        assertThat(ask(page, Who.LIMITED, Objects.requireNonNull(own)).getStatus())
                .isEqualTo(200);
        assertThat(ask(page, Who.LIMITED, Objects.requireNonNull(others)).getStatus())
                .isEqualTo(404);
        assertThat(ask(page, Who.STAFF, others).getStatus()).isEqualTo(200);
    }

    @Test
    void noMenuLeadsWhereItsReaderMayNotGo() {
        for (var who : List.of(Who.LIMITED, Who.STAFF, Who.MANAGER, Who.OWNER)) {
            var member = Objects.requireNonNull(people.get(who));
            var page = text(browser.get()
                    .uri("/access/account")
                    .with(signedInAs(member))
                    .exchange()
                    .getResponse());
            var leads = LINK.matcher(page)
                    .results()
                    .map(it -> it.group(1))
                    .distinct()
                    .toList();
            assertThat(leads).as("%s", who).contains("/today", "/customers", "/access/account");
            for (var address : leads)
                assertThat(browser.get().uri(address).with(signedInAs(member)))
                        .as("%s at %s", who, address)
                        .hasStatusOk();
        }
    }

    private static String text(MockHttpServletResponse answer) {
        try {
            return answer.getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String verdict(Route route, Who who, MockHttpServletResponse answer) {
        var status = answer.getStatus();
        if (status >= 500) return "broke with " + status;
        if (who == Who.NOBODY && !who.may(route.least()) && route.least() != Least.KEY) {
            if (route.isForPrograms()) return status == 401 ? null : "was answered " + status;
            var to = answer.getRedirectedUrl();
            return status == 302 && to != null && to.endsWith("/access/signin") ? null : "was answered " + status;
        }
        if (!who.may(route.least())) return status == 403 ? null : "was answered " + status;
        if (status == 401 || status == 403) return "was refused with " + status;
        if (route.namesAnObject() && route.method().equals(HttpMethod.GET) && status >= 400)
            return "did not get their own, but " + status;
        return null;
    }

    /// What there is of a customer in somebody's care, made anew.
    private Map<String, UUID> objects(Who inCharge) {
        var customer = customers
                .identify("till", Person.unknown().withName("Anna Maier").withExternalId("K-" + UUID.randomUUID()))
                .orElseThrow()
                .customer();
        var purchase = purchase(customer);
        db.sql("update customers.customer set in_charge = ? where id = ?")
                .params(Objects.requireNonNull(people.get(inCharge)).account(), customer.value())
                .update();
        var objects = new HashMap<String, UUID>();
        objects.put("customer", customer.value());
        objects.put("purchase", purchase);
        objects.put(
                "refund",
                db.sql("""
                    insert into orders.refund (purchase_id, customer_id, source, external_id, at, currency, total_minor, home_minor)
                    values (?, ?, 'till', ?, now(), 'EUR', 100, 100) returning id\
                    """)
                        .params(purchase, customer.value(), UUID.randomUUID().toString())
                        .query(UUID.class)
                        .single());
        objects.put("task", row("""
            insert into customers.task (customer_id, title, due_on, made_at)
            values (?, 'Call back', date '2026-12-01', now()) returning id\
            """, customer));
        objects.put("preference", row("""
            insert into customers.preference (customer_id, kind, text, added_at)
            values (?, 'LIKES', 'rye', now()) returning id\
            """, customer));
        objects.put("appointment", row("""
            insert into customers.appointment (customer_id, title, starts_at, minutes, made_at, changed_at)
            values (?, 'Tasting', now() + interval '5 days', 30, now(), now()) returning id\
            """, customer));
        objects.put("submission", submission(customer));
        objects.put("case", row("""
            insert into conversations.case_file (customer_id, subject, via, opened_at, changed_at)
            values (?, 'Rye', 'PHONE', now(), now()) returning id\
            """, customer));
        return objects;
    }

    private UUID purchase(CustomerId customer) {
        var number = UUID.randomUUID().toString();
        purchases.record(new NewPurchase(
                "till",
                number,
                clock.instant(),
                Money.of(500, "EUR"),
                Somebody.known(customer),
                null,
                null,
                List.of()));
        return purchases.find("till", number).orElseThrow().value();
    }

    private UUID submission(CustomerId customer) {
        var kept = answers.keep(new Submission(
                Submission.Type.PROGRAM,
                "till",
                UUID.randomUUID().toString(),
                customer,
                clock.instant(),
                null,
                null,
                null,
                null,
                List.of(new Submission.Answered(
                        new Question("remark", "Anything else?", null, Scale.TEXT, false),
                        new Given.Written("Lovely rye")))));
        return ((Keeping.Kept) kept).submission();
    }

    private UUID row(String sql, CustomerId customer) {
        return db.sql(sql).param(customer.value()).query(UUID.class).single();
    }

    private MockHttpServletResponse ask(Route route, Who who, UUID object) {
        var path = route.path()
                .replaceFirst("\\{[^}]+}", object.toString())
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        var request = browser.method(route.method()).uri(path);
        var sent = route.sent()
                .replace("*", object.toString())
                .replace("?", UUID.randomUUID().toString());
        if (!sent.isEmpty() && !sent.startsWith("{"))
            for (var pair : sent.split("&")) {
                var parts = pair.split("=", 2);
                request = request.param(parts[0], parts[1]);
            }
        if (route.isForPrograms()) {
            if (who != Who.NOBODY) request = request.header("Authorization", "Bearer " + keys.get(who));
            if (!route.method().equals(HttpMethod.GET))
                request = request.contentType("application/json").content(sent.startsWith("{") ? sent : "{}");
        } else {
            request = who == Who.NOBODY
                    ? request.with(csrf())
                    : request.with(signedInAs(Objects.requireNonNull(people.get(who))));
        }
        // a stream of news does not end by itself
        return (route.path().equals("/ui/live") ? request.asyncExchange() : request.exchange()).getResponse();
    }

    /// Status, headers and body, without what is different each time: the form's token, the id asked for, and how
    /// often a program may still ask.
    private static String told(MockHttpServletResponse answer, UUID asked) {
        try {
            var headers = new TreeMap<String, String>();
            for (var name : answer.getHeaderNames()) headers.put(name, String.join("|", answer.getHeaders(name)));
            return (answer.getStatus() + "\n" + headers + "\n" + answer.getContentAsString())
                    .replace(asked.toString(), "ID")
                    .replaceAll(";r=\\d+;", ";r=…;")
                    .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                    .replaceAll("X-CSRF-TOKEN\":\"[^\"]*\"", "")
                    .replaceAll("XSRF-TOKEN=[^;]*", "")
                    .replaceAll("name=\"form\" value=\"[^\"]*\"", "");
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TreeSet<String> found() {
        var found = new TreeSet<String>();
        for (var mapping : mappings)
            mapping.getHandlerMethods().forEach((info, method) -> {
                if (method.getBeanType().getName().startsWith("dev.perennial.")) found.addAll(names(info));
            });
        found.removeIf(it -> it.endsWith(" /error"));
        return found;
    }

    private static List<String> names(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of("ANY " + path)
                        : methods.stream().map(method -> method + " " + path))
                .toList();
    }

    private static List<Route> declared() {
        try (var file = RoutesTests.class.getResourceAsStream("routes.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Route::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
