package dev.perennial.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.perennial.platform.outgoing.Outgoing.Answered;
import dev.perennial.platform.outgoing.Outgoing.Failed;
import dev.perennial.platform.outgoing.Outgoing.Failure;
import dev.perennial.platform.outgoing.Outgoing.Get;
import dev.perennial.platform.outgoing.Outgoing.NotCalled;
import dev.perennial.platform.outgoing.Outgoing.Post;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTests {
    private final Map<String, Deque<List<InetAddress>>> known = new HashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private int lookups;

    @AfterEach
    void close() throws Exception {
        for (var each : open) each.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.254",
                "192.0.0.1",
                "192.0.2.7",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "fec0::1",
                "2001:db8::1",
                "3fff::1",
                "100::1",
                "5f00::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::808:808",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::1",
                "2002:c0a8:101::1",
                "2001:0:53aa:64c::1",
                "2a00:1450:4001::5efe:a00:1",
                "2a00:1450:4001:0:200:5efe:c0a8:1"
            })
    void neighboursAreNotCalledUnderAnyName(String address) {
        answers("shop.example", address);

        assertThat(gate("").doubt("https://shop.example/hook")).contains(Refused.PRIVATE_ADDRESS);
        var literal = address.contains(":") ? "[" + address + "]" : address;
        assertThat(gate("").doubt("https://" + literal + "/hook")).contains(Refused.PRIVATE_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "223.255.255.255",
                "2a00:1450:4001:80b::200e",
                "2606:4700::1111",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "::ffff:8.8.8.8"
            })
    void whatIsPublicMayBeCalled(String address) {
        answers("shop.example", address);

        assertThat(gate("").doubt("https://shop.example/hook")).isEmpty();
    }

    @Test
    void oneNeighbourAmongManyAddressesShutsTheName() {
        answers("shop.example", "8.8.8.8", "10.0.0.1");

        assertThat(gate("").doubt("https://shop.example/")).contains(Refused.PRIVATE_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "https://2130706433/, HOST",
        "https://0x7f000001/, HOST",
        "https://0x7f.1/, HOST",
        "https://017700000001/, HOST",
        "https://0177.0.0.1/, HOST",
        "https://127.1/, HOST",
        "https://127.0.0.1.nip/, UNKNOWN_NAME",
        "https://8.8.8.08/, HOST",
        "https://8.8.8.8./, HOST",
        "https://shop.0x7f/, HOST",
        "https://localhost/, HOST",
        "https://intranet/, HOST",
        "https://shop_1.example/, HOST",
        "https://шоп.example/, HOST",
        "https://[fe80::1%25eth0]/, HOST",
        "https://[::1/, UNREADABLE",
        "https://.example/, HOST",
        "https://ada:secret@shop.example/, USER_INFO",
        "https://shop.example@127.0.0.1/, USER_INFO",
        "https://@shop.example/, USER_INFO",
        "http://shop.example/, SCHEME",
        "ftp://shop.example/, SCHEME",
        "file:///etc/passwd, SCHEME",
        "gopher://shop.example/, SCHEME",
        "javascript:alert(1), SCHEME",
        "//shop.example/, UNREADABLE",
        "shop.example/hook, UNREADABLE",
        "https:shop.example, UNREADABLE",
        "https://shop.example/a b, UNREADABLE",
        "https://shop.example\\@127.0.0.1/, UNREADABLE",
        "https://shop.example/#part, FRAGMENT",
        "https://shop.example:22/, PORT",
        "https://shop.example:5432/, PORT",
        "https://shop.example:0/, PORT",
        "https://shop.example:70000/, PORT",
        "https://nobody.example/, UNKNOWN_NAME",
    })
    void anAddressOfAnOddFormIsNotCalled(String address, Refused why) {
        answers("shop.example", "8.8.8.8");

        assertThat(gate("").doubt(address)).contains(why);
        assertThat(gate("").send(post(address))).isEqualTo(new NotCalled(why));
    }

    @Test
    void whoAnswersIsCheckedAgainAtEachCallAndTheCheckedAddressIsCalled() throws IOException {
        var server = server(200, "never");
        known.put(
                "rebound.example",
                new ArrayDeque<>(List.of(List.of(address("8.8.8.8")), List.of(address("127.0.0.1")))));
        var gate = gate("");

        assertThat(gate.doubt("https://rebound.example/")).isEmpty();
        assertThat(gate.send(post("https://rebound.example/"))).isEqualTo(new NotCalled(Refused.PRIVATE_ADDRESS));
        assertThat(server.called).isEmpty();
    }

    @Test
    void aNameIsLookedUpOnceForEachCall() throws IOException {
        var server = server(200, "fine");
        answers("own.example", "127.0.0.1");
        var gate = gate("own.example:" + server.port());

        assertThat(gate.send(post("http://own.example:" + server.port() + "/hook")))
                .isEqualTo(new Answered(200, "fine"));
        assertThat(lookups).isOne();
        assertThat(server.called).containsExactly("POST /hook own.example:" + server.port() + " {}");
    }

    @Test
    void whatIsFetchedGoesThroughTheSameGate() throws IOException {
        var server = server(200, "fine");
        answers("own.example", "127.0.0.1");
        var address = "http://own.example:" + server.port() + "/days.ics?year=2026";

        assertThat(gate("own.example").fetch(get(address))).isEqualTo(new Answered(200, "fine"));
        assertThat(server.called).containsExactly("GET /days.ics?year=2026 own.example:" + server.port() + " ");
        assertThat(gate("").fetch(get(address))).isEqualTo(new NotCalled(Refused.SCHEME));
        assertThat(gate("").fetch(get("https://own.example/days.ics")))
                .isEqualTo(new NotCalled(Refused.PRIVATE_ADDRESS));
    }

    @Test
    void aHostThatIsAllowedIsAllowedByItsNameAndPortAlone() throws IOException {
        var server = server(200, "fine");
        answers("own.example", "127.0.0.1");
        answers("other.example", "127.0.0.1");

        assertThat(gate("own.example").doubt("http://own.example:" + server.port() + "/"))
                .isEmpty();
        assertThat(gate("own.example:9").doubt("http://own.example:" + server.port() + "/"))
                .contains(Refused.SCHEME);
        assertThat(gate("own.example").doubt("https://other.example/")).contains(Refused.PRIVATE_ADDRESS);
        assertThat(gate("own.example").doubt("https://x.own.example/")).contains(Refused.UNKNOWN_NAME);
    }

    @Test
    void anAnswerThatLeadsElsewhereIsNotFollowed() throws IOException {
        var inner = server(200, "secret");
        var outer = server(302, "");
        outer.location = "http://127.0.0.1:" + inner.port() + "/secret";

        assertThat(local().send(post(outer.url()))).isEqualTo(new Answered(302, ""));
        assertThat(inner.called).isEmpty();
    }

    @Test
    void onlySoMuchOfAnAnswerIsRead() throws IOException {
        var server = server(200, "x".repeat(5_000_000));

        assertThat(local().send(new Post(server.url(), Map.of(), new byte[0], Duration.ofSeconds(10), 100)))
                .isEqualTo(new Answered(200, "x".repeat(100)));
    }

    @Test
    void whoAnswersDropByDropIsLeftAfterTheTimeThatWasGiven() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var caller = silent.accept()) {
                    caller.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        caller.getOutputStream().write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
                        caller.getOutputStream().flush();
                        Thread.onSpinWait();
                        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                    }
                } catch (IOException gone) {
                    // that is what is tested
                }
            });
            var began = System.nanoTime();
            var outcome = local().send(new Post(
                    "http://127.0.0.1:" + silent.getLocalPort() + "/",
                    Map.of(),
                    new byte[0],
                    Duration.ofMillis(700),
                    100));

            assertThat(outcome).isInstanceOf(Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void aClosedPortAndASilentOneAreToldApartOnlyAsFailures() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(local().send(post("http://127.0.0.1:" + port + "/"))).isEqualTo(new Failed(Failure.NO_CONNECTION));
    }

    /// Whoever sends once only has to know that nothing was sent: to call a server that is away takes a while, and
    /// says the same as a door that is shut.
    @Test
    void whereNoLineCameAboutNothingWasSent() {
        assertThat(Outgoing.failure(new ConnectTimeoutException("nobody took up")))
                .isEqualTo(Failure.NO_CONNECTION);
        assertThat(Outgoing.failure(new SocketTimeoutException("no answer"))).isEqualTo(Failure.TOOK_TOO_LONG);
    }

    @Test
    void aCertificateOfAnotherNameOrOfNobodyWeKnowIsNotTrusted(@TempDir Path folder) throws Exception {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(folder, "own.example")));
        var called = new ArrayList<String>();
        server.createContext(
                "/", exchange -> called.add(exchange.getRequestURI().toString()));
        server.start();
        open.add(() -> server.stop(0));
        answers("own.example", "127.0.0.1");

        assertThat(gate("own.example")
                        .send(post("https://own.example:" + server.getAddress().getPort() + "/")))
                .isEqualTo(new Failed(Failure.CERTIFICATE));
        assertThat(called).isEmpty();
    }

    private Outgoing local() {
        return gate("127.0.0.1");
    }

    private Outgoing gate(String allowed) {
        var gate = new Outgoing(this::lookUp, allowed);
        open.add(gate::destroy);
        return gate;
    }

    private List<InetAddress> lookUp(String name) throws UnknownHostException {
        lookups++;
        var answers = Optional.ofNullable(known.get(name)).orElseThrow(() -> new UnknownHostException(name));
        return answers.size() > 1 ? answers.poll() : answers.peek();
    }

    private void answers(String name, String... addresses) {
        known.put(
                name,
                new ArrayDeque<>(List.of(
                        List.of(addresses).stream().map(OutgoingTests::address).toList())));
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    private static Post post(String to) {
        return new Post(to, Map.of("x-own", "1"), "{}".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(10), 1_000);
    }

    private static Get get(String from) {
        return new Get(from, Map.of("Accept", "text/calendar"), Duration.ofSeconds(10), 1_000);
    }

    private Receiver server(int status, String body) throws IOException {
        var receiver = new Receiver(status, body);
        open.add(receiver);
        return receiver;
    }

    private static SSLContext context(Path folder, String name) throws Exception {
        var file = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor()).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var stream = Files.newInputStream(file)) {
            store.load(stream, "changeit".toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static final class Receiver implements AutoCloseable {
        private final HttpServer server;
        private final List<String> called = new ArrayList<>();
        private String location = "";

        Receiver(int status, String body) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                called.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Host") + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                if (!location.isEmpty()) exchange.getResponseHeaders().set("Location", location);
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                try (var stream = exchange.getResponseBody()) {
                    stream.write(bytes);
                } catch (IOException left) {
                    // whoever asked has read enough
                }
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        String url() {
            return "http://127.0.0.1:" + port() + "/hook";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
