package dev.perennial.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// The shop's own site, which lets nothing in but what its owner was told to.
final class ShopSite implements AutoCloseable {
    private final HttpServer server;
    private volatile String script = "";
    private volatile String rules = "";

    ShopSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            var page = """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Ada’s Shop</title>
                <meta name="viewport" content="width=device-width">%s</head>
                <body><main><h1>Bread, baked at night</h1><p>Rye, wheat and spelt.</p></main></body></html>
                """.formatted(script).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
            exchange.getResponseHeaders()
                    .add(
                            "Content-Security-Policy",
                            "default-src 'none'; base-uri 'none'; form-action 'none'; " + rules);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    /// @param script as the owner was told to paste it
    /// @param rules as the owner was told to add them
    void paste(String script, String rules) {
        this.script = script;
        this.rules = rules;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
