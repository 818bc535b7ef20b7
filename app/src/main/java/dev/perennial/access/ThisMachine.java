package dev.perennial.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/// Whether whoever asks sits at the machine the program runs on. A proxy on it also comes from it, and a
/// foreign page may give its own name to our address: neither counts.
public final class ThisMachine {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final List<String> HANDED_ON = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private ThisMachine() {}

    public static boolean asks(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && NAMES.contains(request.getServerName())
                && HANDED_ON.stream().allMatch(header -> request.getHeader(header) == null);
    }
}
