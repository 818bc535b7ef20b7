package dev.perennial.programs.webhooks;

import static dev.perennial.support.Shop.signedInAs;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.perennial.access.Role;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.programs.Webhooks;
import dev.perennial.programs.webhooks.Told.State;
import dev.perennial.support.PerennialTest;
import dev.perennial.support.Shop;
import dev.perennial.support.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@PerennialTest
class WebhooksTests {
    private record Call(String id, String timestamp, String signature, String body) {}

    @Autowired
    MockMvcTester browser;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Endpoints endpoints;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Messenger messenger;

    @Autowired
    Ledger ledger;

    @Autowired
    Repeating repeating;

    @Autowired
    Forgetting forgetting;

    @Autowired
    ShutEndpoints banner;

    @Autowired
    Customers customers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Shop shop;

    @Autowired
    JdbcClient db;

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile int answer = 204;
    private HttpServer receiver;
    private Endpoints.Made made;

    @BeforeEach
    void open() throws IOException {
        shop.open();
        TestClock.INSTANCE.reset();
        db.sql("delete from programs.endpoint").update();
        db.sql("delete from programs.message").update();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            calls.add(new Call(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.start();
        made = endpoints.make(
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
                List.of("*"),
                shop.ada().id());
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        TestClock.INSTANCE.reset();
    }

    @Test
    void whatHappenedIsToldSignedAndOnce() {
        tell("one");
        messenger.bring();
        messenger.bring();

        assertThat(calls).hasSize(1);
        var call = calls.getFirst();
        assertThat(call.id()).startsWith("msg_").hasSize(36);
        assertThat(call.timestamp())
                .isEqualTo(String.valueOf(TestClock.INSTANCE.instant().getEpochSecond()));
        assertThat(call.body())
                .isEqualTo("{\"type\":\"test.told\",\"timestamp\":\"2026-11-21T09:00:00Z\",\"data\":{\"n\":\"one\"}}");
        assertThat(call.signature())
                .isEqualTo(SigningSecret.signatures(
                        List.of(made.secret()), call.id(), TestClock.INSTANCE.instant(), call.body()));
        assertThat(states()).containsExactly(State.DELIVERED);
    }

    @Test
    void aCustomerWhoComesInIsToldByIdsAlone() {
        var id = customers
                .identify("till", Person.unknown().withName("Zoë Secret").withEmail("zoe@secret.example"))
                .orElseThrow()
                .customer();
        messenger.bring();

        assertThat(calls)
                .extracting(Call::body)
                .singleElement()
                .asString()
                .contains("\"customer.created\"", id.toString())
                .doesNotContain("Zoë", "secret.example");
    }

    @Test
    void nobodyIsToldWhatDidNotHappen() {
        transaction.executeWithoutResult(it -> {
            webhooks.tell("test.told", "undone", Map.of());
            it.setRollbackOnly();
        });
        messenger.bring();

        assertThat(calls).isEmpty();
    }

    @Test
    void theSameNewsToldTwiceIsOneMessage() {
        tell("same");
        tell("same");
        messenger.bring();

        assertThat(calls).hasSize(1);
    }

    @Test
    void onlyWhatAProgramAskedForIsToldToIt() {
        endpoints.remove(made.id());
        var picky = endpoints.make(
                endpoint(), List.of("purchase.recorded"), shop.ada().id());
        tell("not for it");
        transaction.executeWithoutResult(_ -> webhooks.tell("purchase.recorded", "p", Map.of()));
        messenger.bring();

        assertThat(calls).hasSize(1);
        assertThat(ledger.counts(picky.id()).delivered()).isOne();
    }

    @Test
    void whatDoesNotArriveIsTriedTenTimesUnderTheSameIdAndThenGivenUp() {
        answer = 503;
        tell("stubborn");
        for (var i = 0; i < 12; i++) {
            messenger.bring();
            db.sql("update programs.endpoint set failing_since = ? where failing_since is not null")
                    .param(java.sql.Timestamp.from(TestClock.INSTANCE.instant()))
                    .update();
            TestClock.INSTANCE.advance(Duration.ofHours(30));
        }

        assertThat(calls).hasSize(Retries.TRIES);
        assertThat(calls).extracting(Call::id).containsOnly(calls.getFirst().id());
        assertThat(calls).extracting(Call::timestamp).doesNotHaveDuplicates();
        assertThat(states()).containsExactly(State.GIVEN_UP);
        assertThat(ledger.latest(made.id(), 5).getFirst().attempts())
                .hasSize(Retries.TRIES)
                .allMatch(it -> Integer.valueOf(503).equals(it.status()));
    }

    @Test
    void aTryComesNotBeforeItsTime() {
        answer = 500;
        tell("patient");
        messenger.bring();
        TestClock.INSTANCE.advance(Duration.ofSeconds(4));
        messenger.bring();
        assertThat(calls).hasSize(1);

        TestClock.INSTANCE.advance(Duration.ofSeconds(2));
        answer = 200;
        messenger.bring();
        assertThat(calls).hasSize(2);
        assertThat(states()).containsExactly(State.DELIVERED);
        assertThat(endpoints.get(made.id()).failingSince()).isNull();
    }

    @Test
    void anAnswerThatLeadsElsewhereIsNoArrival() {
        answer = 301;
        tell("elsewhere");
        messenger.bring();

        assertThat(states()).containsExactly(State.WAITING);
    }

    @Test
    void whoAnswersThatItIsGoneIsToldNothingMoreAndTheOwnerHearsOfIt() {
        answer = 410;
        tell("last");
        tell("never");
        messenger.bring();
        var told = calls.size();
        TestClock.INSTANCE.advance(Duration.ofDays(2));
        messenger.bring();

        assertThat(calls).hasSize(told);
        assertThat(endpoints.get(made.id()).shutWhy()).isEqualTo(Endpoint.Shut.GONE);
        Shop.signIn(shop.ada());
        assertThat(banner.line()).get().satisfies(it -> assertThat(it.text()).contains(endpoint()));
        Shop.signIn(shop.bo());
        assertThat(banner.line()).isEmpty();
        Shop.signOut();
    }

    @Test
    void whereNothingArrivesForDaysIsShutAndOpenedAgainWithWhatWaited() {
        answer = 500;
        tell("first");
        messenger.bring();
        for (var day = 0; day < 5; day++) {
            TestClock.INSTANCE.advance(Duration.ofDays(1));
            tell("day " + day);
            messenger.bring();
        }
        assertThat(endpoints.get(made.id()).shutWhy()).isEqualTo(Endpoint.Shut.FAILING);
        tell("while shut");
        messenger.bring();
        assertThat(calls).noneMatch(it -> it.body().contains("while shut"));

        answer = 200;
        TestClock.INSTANCE.advance(Duration.ofDays(1));
        endpoints.reopen(made.id());
        messenger.bring();
        assertThat(calls).anyMatch(it -> it.body().contains("while shut"));
        assertThat(ledger.counts(made.id()).waiting()).isZero();
    }

    @Test
    void twoProcessesNeverBringTheSameMessageAtOnce() throws Exception {
        for (var i = 0; i < 40; i++) tell("shared " + i);
        var start = new CyclicBarrier(4);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var running = new java.util.ArrayList<Future<?>>();
            for (var i = 0; i < 4; i++)
                running.add(pool.submit(() -> {
                    start.await();
                    messenger.bring();
                    return null;
                }));
            for (var one : running) one.get();
        }
        messenger.bring();

        assertThat(calls).hasSize(40);
        assertThat(calls).extracting(Call::id).doesNotHaveDuplicates();
    }

    @Test
    void whoWasKilledWhileBringingIsFollowedByAnotherAndWhoSleptIsNotListenedTo() {
        tell("fenced");
        var sleeper = deliveries.lease(1).getFirst();
        messenger.bring();
        assertThat(calls).isEmpty();

        db.sql("update programs.delivery set leased_until = now() - interval '1 second'")
                .update();
        messenger.bring();
        assertThat(calls).hasSize(1);
        var isTaken = deliveries.end(
                sleeper,
                TestClock.INSTANCE.instant(),
                Duration.ZERO,
                new dev.perennial.platform.outgoing.Outgoing.Answered(500, "late"));
        assertThat(isTaken).isFalse();
        assertThat(states()).containsExactly(State.DELIVERED);
        assertThat(ledger.latest(made.id(), 5).getFirst().attempts()).hasSize(1);
    }

    @Test
    void aMessageOrAllSinceADayAreSentAgain() {
        tell("monday");
        messenger.bring();
        TestClock.INSTANCE.advance(Duration.ofDays(1));
        tell("tuesday");
        messenger.bring();
        var monday = ledger.latest(made.id(), 5).getLast();

        assertThat(repeating.replay(made.id(), monday.message().toString(), "")).isEqualTo(new Repeating.Again(1));
        messenger.bring();
        assertThat(calls).hasSize(3);
        assertThat(calls.getLast().id()).isEqualTo(calls.getFirst().id());

        assertThat(repeating.replay(made.id(), "", "2026-11-22")).isEqualTo(new Repeating.Again(1));
        assertThat(repeating.replay(made.id(), "", "2026-11-21")).isEqualTo(new Repeating.Again(2));
        assertThat(repeating.replay(made.id(), "", "monday")).isEqualTo(new Repeating.NoDay());
        messenger.bring();
        assertThat(calls).hasSize(5);
    }

    @Test
    void anOldSecretSignsForADayBesideTheNewOne() {
        var fresh = endpoints.rotate(made.id());
        assertThat(endpoints.secrets(made.id())).containsExactlyInAnyOrder(fresh, made.secret());

        tell("both");
        messenger.bring();
        assertThat(calls.getFirst().signature().split(" ")).hasSize(2);
        TestClock.INSTANCE.advance(Endpoints.OVERLAP);
        assertThat(endpoints.secrets(made.id())).containsExactly(fresh);
    }

    @Test
    void whatHasServedIsForgottenAfterAMonth() {
        tell("old");
        messenger.bring();
        TestClock.INSTANCE.advance(Forgetting.MESSAGES.minusDays(1));
        tell("young");
        forgetting.run();
        assertThat(ledger.latest(made.id(), 5)).hasSize(2);

        TestClock.INSTANCE.advance(Duration.ofDays(2));
        forgetting.run();
        assertThat(ledger.latest(made.id(), 5))
                .extracting(Told::body)
                .singleElement()
                .asString()
                .contains("young");
        assertThat(db.sql("select count(*) from programs.attempt")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theOwnerLetsAProgramInAndSeesItsSecretOnce() {
        var page = browser.post()
                .uri("/programs/webhooks")
                .with(signedInAs(shop.ada()))
                .param("url", endpoint())
                .param("event", "customer.created")
                .exchange();
        assertThat(page).hasStatusOk().bodyText().contains("whsec_", "A customer was created");
        var id = db.sql("select id from programs.endpoint where events = '{customer.created}'")
                .query(UUID.class)
                .single();

        assertThat(browser.get().uri("/programs/webhooks/" + id).with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("whsec_");
    }

    @Test
    void thePageShowsWhatWasToldAndHowItWent() {
        answer = 418;
        tell("<i>shown</i>");
        messenger.bring();

        assertThat(browser.get().uri("/programs/webhooks/" + made.id()).with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("answered 418 after", "next try", "&lt;i&gt;shown")
                .doesNotContain("<i>shown");
        assertThat(browser.get().uri("/programs/webhooks").with(signedInAs(shop.ada())))
                .hasStatusOk()
                .bodyText()
                .contains(endpoint(), "nothing has arrived since");
    }

    @Test
    void anAddressInAPrivateNetworkIsRefusedWithAReason() {
        assertThat(browser.post()
                        .uri("/programs/webhooks")
                        .with(signedInAs(shop.ada()))
                        .param("url", "https://10.1.2.3/hook"))
                .hasStatusOk()
                .bodyText()
                .contains("https://10.1.2.3/hook", "private network");
        assertThat(db.sql("select count(*) from programs.endpoint")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void staffSeeNoWebhooksAndManagersLetNobodyIn() {
        var mia = shop.member("Mia Berg", "mia@bakery.example", Role.MANAGER);

        assertThat(browser.get().uri("/programs/webhooks").with(signedInAs(shop.bo())))
                .hasStatus(403);
        assertThat(browser.get().uri("/programs/webhooks/" + made.id()).with(signedInAs(shop.bo())))
                .hasStatus(403);
        assertThat(browser.get().uri("/programs/webhooks").with(signedInAs(mia)))
                .hasStatusOk();
        for (var step :
                List.of("", "/" + made.id() + "/secrets", "/" + made.id() + "/removal", "/" + made.id() + "/closure"))
            assertThat(browser.post()
                            .uri("/programs/webhooks" + step)
                            .with(signedInAs(mia))
                            .param("url", endpoint()))
                    .hasStatus(403);
    }

    private void tell(String n) {
        transaction.executeWithoutResult(_ -> webhooks.tell("test.told", "told:" + n, Map.of("n", n)));
    }

    private String endpoint() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    private List<State> states() {
        return ledger.latest(made.id(), 10).stream().map(Told::state).toList();
    }
}
