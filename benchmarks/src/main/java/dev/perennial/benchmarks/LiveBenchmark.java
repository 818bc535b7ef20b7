package dev.perennial.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// How long it takes from what a visitor says in the chat until every open inbox, and the visitor's own chat, have
/// loaded it, while a thousand other chats are open and listen.
///
/// Arguments: the address of a running Perennial, the link to its sample shop, how many staff, how many chats, how many
/// messages. `benchmarks/conversations/visitors.sql` makes the visitors.
public final class LiveBenchmark {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String KEY = "Perennial-Visitor";
    private static final Duration BETWEEN = Duration.ofMillis(1_100);

    private final String base;
    private final HttpClient client;

    private LiveBenchmark(String base) {
        this.base = base;
        client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .executor(Executors.newCachedThreadPool())
                .build();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var benchmark = new LiveBenchmark(args[0]);
        benchmark.enter(args[1]);
        benchmark.measure(Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        System.exit(0);
    }

    private void enter(String link) throws IOException, InterruptedException {
        var door = get(URI.create(link));
        var csrf = CSRF.matcher(door);
        if (!csrf.find()) throw new IllegalStateException("no form behind " + link);
        var form = "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8) + "&token="
                + URLEncoder.encode(link.replaceFirst(".*token=", ""), StandardCharsets.UTF_8);
        client.send(
                HttpRequest.newBuilder(at("/demo/entrance"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    private void measure(int staff, int chats, int messages) throws IOException, InterruptedException {
        var inboxes = new ArrayList<Listener>();
        var widgets = new ArrayList<Listener>();
        for (int i = 0; i < staff; i++)
            inboxes.add(new Listener(
                    HttpRequest.newBuilder(at("/ui/live?topic=inbox")), at("/conversations"), "HX-Request", "true"));
        for (int i = 1; i <= chats; i++)
            widgets.add(new Listener(
                    HttpRequest.newBuilder(at("/p/conversations/chat/stream")).header(KEY, "benchmark-" + i),
                    at("/p/conversations/chat/conversation"),
                    KEY,
                    "benchmark-" + i));
        var opening = System.nanoTime();
        for (var listener : inboxes) listener.open();
        for (var listener : widgets) listener.open();
        for (var listener : inboxes) listener.awaitOpen();
        for (var listener : widgets) listener.awaitOpen();
        System.out.printf(
                "%d inboxes and %d chats open after %.1f s%n", staff, chats, (System.nanoTime() - opening) / 1e9);

        var hints = new ArrayList<Double>();
        var screens = new ArrayList<Double>();
        var last = new ArrayList<Double>();
        var own = new ArrayList<Double>();
        for (int i = 0; i < messages; i++) {
            var visitor = widgets.get(i % chats);
            for (var listener : inboxes) listener.forget();
            visitor.forget();
            var start = System.nanoTime();
            var said = client.send(
                    HttpRequest.newBuilder(at("/p/conversations/chat/messages"))
                            .header(KEY, visitor.value)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("""
                                    {"text": "Is the bread still warm? (%d)", "began": "%s"}""".formatted(
                                            i, UUID.randomUUID().toString().replace("-", ""))))
                            .build(),
                    BodyHandlers.ofString());
            if (said.statusCode() != 200) throw new IllegalStateException(said.statusCode() + ": " + said.body());
            var worst = 0.0;
            for (var listener : inboxes) {
                var heard = listener.next();
                hints.add((heard.hint - start) / 1e6);
                screens.add((heard.shown - start) / 1e6);
                worst = Math.max(worst, (heard.shown - start) / 1e6);
            }
            last.add(worst);
            own.add((visitor.next().shown - start) / 1e6);
            Thread.sleep(BETWEEN);
        }
        print("hint at an inbox", hints);
        print("inbox shows it", screens);
        print("the last inbox shows it", last);
        print("the visitor's chat shows it", own);
    }

    private static void print(String what, List<Double> times) {
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                "%-30s middle %6.0f ms   95th percentile %6.0f ms   worst %6.0f ms%n",
                what,
                sorted.get((sorted.size() - 1) / 2),
                sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1),
                sorted.getLast());
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    private String get(URI from) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(from).build(), BodyHandlers.ofString())
                .body();
    }

    private record Heard(long hint, long shown) {}

    /// One open page: it hears that there is something new and asks for it, once at a time, as the page does.
    private final class Listener {
        private final HttpRequest stream;
        private final HttpRequest page;
        private final String value;
        private final CountDownLatch opened = new CountDownLatch(1);
        private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

        Listener(HttpRequest.Builder stream, URI page, String header, String value) {
            this.stream = stream.build();
            this.page = HttpRequest.newBuilder(page).header(header, value).build();
            this.value = value;
        }

        void open() {
            Thread.ofPlatform().daemon().start(this::listen);
        }

        void awaitOpen() throws InterruptedException {
            if (!opened.await(60, TimeUnit.SECONDS)) throw new IllegalStateException("no stream: " + stream.uri());
        }

        void forget() {
            heard.clear();
        }

        Heard next() throws InterruptedException {
            var next = heard.poll(30, TimeUnit.SECONDS);
            if (next == null) throw new IllegalStateException("heard nothing: " + stream.uri());
            return next;
        }

        private void listen() {
            try {
                client.send(stream, BodyHandlers.ofLines())
                        .body()
                        .filter(it -> it.startsWith("data:"))
                        .forEach(this::hear);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void hear(String line) {
            if (line.equals("data:all")) {
                opened.countDown();
                return;
            }
            var hint = System.nanoTime();
            try {
                client.send(page, BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            heard.add(new Heard(hint, System.nanoTime()));
        }
    }
}
