package dev.perennial.platform.outgoing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Calls addresses that people and programs have named. The name is looked up once; every address it has must be a
/// public one, and the connection goes to one of those that were looked at. Answers that lead elsewhere are not
/// followed; nobody is waited for longer, nor listened to further, than the caller says.
///
/// `perennial.outgoing.allow` names hosts of the own network that may be called all the same, as `host` or
/// `host:port`, with commas between; they may be called by `http` too.
@Component
public class Outgoing implements DisposableBean {
    private static final Set<Integer> PORTS = Set.of(443, 8443);
    private static final int MOST_AT_ONCE = 40;
    private static final DnsResolver NEVER_AGAIN = new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("looked up already: " + host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    };

    /// @param within how long it may take from the connection to the last byte of the answer
    /// @param most how many bytes of the answer are read; the rest is left
    public record Post(String to, Map<String, String> headers, byte[] body, Duration within, int most) {}

    /// @param within how long it may take from the connection to the last byte of the answer
    /// @param most how many bytes of the answer are read; the rest is left
    public record Get(String from, Map<String, String> headers, Duration within, int most) {}

    public sealed interface Outcome {}

    /// @param body as much as was asked for, as text
    public record Answered(int status, String body) implements Outcome {}

    public record NotCalled(Refused why) implements Outcome {}

    public record Failed(Failure why) implements Outcome {}

    public enum Failure {
        NO_CONNECTION,
        TOOK_TOO_LONG,
        CERTIFICATE,
        BROKE_OFF
    }

    private sealed interface Checked {}

    private record Open(Destination destination, InetAddress address) implements Checked {}

    private record Shut(Refused why) implements Checked {}

    private final Neighbourhood neighbourhood;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outgoing").factory());

    Outgoing(Names names, @Value("${perennial.outgoing.allow:}") String allowed) {
        neighbourhood = new Neighbourhood(names, allowed);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(NEVER_AGAIN)
                .setMaxConnTotal(MOST_AT_ONCE)
                .setMaxConnPerRoute(MOST_AT_ONCE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(10))
                        .setSocketTimeout(Timeout.ofSeconds(30))
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Perennial")
                .build();
    }

    /// Why an address would not be called, asked when somebody names it; it is asked again before each call.
    public Optional<Refused> doubt(String address) {
        return check(address) instanceof Shut(var why) ? Optional.of(why) : Optional.empty();
    }

    public Outcome send(Post post) {
        return switch (check(post.to())) {
            case Shut(var why) -> new NotCalled(why);
            case Open open -> {
                var request = new HttpPost(open.destination().uri());
                post.headers().forEach(request::setHeader);
                request.setEntity(new ByteArrayEntity(post.body(), ContentType.APPLICATION_JSON));
                yield ask(request, open, post.within(), post.most());
            }
        };
    }

    /// Fetches what stands at an address.
    public Outcome fetch(Get get) {
        return switch (check(get.from())) {
            case Shut(var why) -> new NotCalled(why);
            case Open open -> {
                var request = new HttpGet(open.destination().uri());
                get.headers().forEach(request::setHeader);
                yield ask(request, open, get.within(), get.most());
            }
        };
    }

    private Checked check(String text) {
        return switch (Destination.of(text)) {
            case Destination.Unreadable(var why) -> new Shut(why);
            case Destination.Readable(var destination) -> check(destination);
        };
    }

    private Checked check(Destination destination) {
        var isAllowed = neighbourhood.allows(destination.host(), destination.port());
        if (!isAllowed && !destination.scheme().equals("https")) return new Shut(Refused.SCHEME);
        if (!isAllowed && !PORTS.contains(destination.port())) return new Shut(Refused.PORT);
        return switch (neighbourhood.look(destination.host(), destination.port())) {
            case Neighbourhood.Barred(var why) -> new Shut(why);
            case Neighbourhood.Found(var address) -> new Open(destination, address);
        };
    }

    private Outcome ask(HttpUriRequestBase request, Open open, Duration within, int most) {
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(within))
                .setConnectionRequestTimeout(Timeout.of(within))
                .build());
        var isLate = new AtomicBoolean();
        var ending = watch.schedule(
                () -> {
                    isLate.set(true);
                    request.abort();
                },
                within.toMillis(),
                TimeUnit.MILLISECONDS);
        var destination = open.destination();
        var target = new HttpHost(
                destination.scheme(), open.address(), destination.host().name(), destination.port());
        try (var answer = client.executeOpen(target, request, null)) {
            return new Answered(answer.getCode(), text(answer, most));
        } catch (IOException e) {
            return new Failed(isLate.get() ? Failure.TOOK_TOO_LONG : failure(e));
        } catch (IllegalStateException e) {
            // what the client says of a call that the watch ended between two of its steps
            if (!isLate.get()) throw e;
            return new Failed(Failure.TOOK_TOO_LONG);
        } finally {
            ending.cancel(false);
        }
    }

    private static String text(ClassicHttpResponse answer, int most) throws IOException {
        var entity = answer.getEntity();
        return entity == null ? "" : new String(entity.getContent().readNBytes(most), StandardCharsets.UTF_8);
    }

    static Failure failure(IOException e) {
        return switch (e) {
            // both are told before anything was sent
            case ConnectTimeoutException _ -> Failure.NO_CONNECTION;
            case ConnectionRequestTimeoutException _ -> Failure.NO_CONNECTION;
            case SSLException _ -> Failure.CERTIFICATE;
            case SocketTimeoutException _ -> Failure.TOOK_TOO_LONG;
            case java.net.ConnectException _ -> Failure.NO_CONNECTION;
            case java.net.NoRouteToHostException _ -> Failure.NO_CONNECTION;
            case InterruptedIOException _ -> Failure.TOOK_TOO_LONG;
            default -> Failure.BROKE_OFF;
        };
    }

    @Override
    public void destroy() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
