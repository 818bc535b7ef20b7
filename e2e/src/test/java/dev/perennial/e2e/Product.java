package dev.perennial.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Perennial of its own, started as an owner starts it, with its data in the given folder.
final class Product implements AutoCloseable {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static boolean built;

    private final Path home;
    private final int port;
    private final Path output;
    private final Process process;

    private Product(Path home, int port, Path output, Process process) {
        this.home = home;
        this.port = port;
        this.output = output;
        this.process = process;
    }

    /// Returns when pages can be asked for.
    static Product start(Path home, String... options) throws IOException, InterruptedException {
        var product = launch(home, options);
        try {
            product.awaitReady();
            return product;
        } catch (IOException | InterruptedException | RuntimeException | AssertionError failed) {
            product.kill();
            throw failed;
        }
    }

    /// Returns at once; see [#awaitEnd()] for those that are meant to fail.
    ///
    /// @param options `{port}` in them is the port it listens on
    static Product launch(Path home, String... options) throws IOException, InterruptedException {
        build();
        var port = freePort();
        var output = Files.createTempFile("perennial", ".log");
        var command = new ArrayList<>(List.of(
                ROOT.resolve("bin/perennial").toString(), "--home", home.toString(), "--port", Integer.toString(port)));
        for (var option : options) command.add(option.replace("{port}", Integer.toString(port)));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Product(home, port, output, process);
    }

    /// Does nothing when it is built; otherwise it must not count as a slow start.
    private static synchronized void build() throws IOException, InterruptedException {
        if (built) return;

        var build = new ProcessBuilder(ROOT.resolve("bin/perennial").toString(), "--build")
                .inheritIO()
                .start();
        if (build.waitFor() != 0) throw new AssertionError("bin/perennial --build failed");
        built = true;
    }

    /// A second start with the same folder.
    Product again(String... options) throws IOException, InterruptedException {
        return start(home, options);
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /// What it wrote to the console so far.
    String said() throws IOException {
        return Files.readString(output);
    }

    /// The link with the one-time token, printed at the first start.
    String setUpLink() throws IOException {
        return said().lines()
                .map(String::strip)
                .filter(line -> line.contains("/access/setup?token="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no set-up link was printed"));
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("still running");
        return process.exitValue();
    }

    /// As `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void awaitReady() throws IOException, InterruptedException {
        var since = System.nanoTime();
        while (!answers()) {
            if (!process.isAlive()) throw new AssertionError("It ended before it was ready:\n" + said());
            if (System.nanoTime() - since > PATIENCE.toNanos()) throw new AssertionError("Not ready:\n" + said());
            Thread.sleep(50);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            var health =
                    HttpRequest.newBuilder(URI.create(url("/platform/health"))).build();
            return HTTP.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) kill();
    }
}
