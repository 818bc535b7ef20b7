package dev.perennial.platform.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Which hosts may be called: those with public addresses, and those of the own network that a setting names.
final class Neighbourhood {
    private final Names names;
    private final List<String> allowed;

    /// @param allowed `host` or `host:port`, with commas between
    Neighbourhood(Names names, String allowed) {
        this.names = names;
        this.allowed = Arrays.stream(allowed.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    sealed interface Looked {}

    /// @param address to connect to, and no other
    record Found(InetAddress address) implements Looked {}

    record Barred(Refused why) implements Looked {}

    boolean allows(Host host, int port) {
        return allowed.contains(host.name()) || allowed.contains(host.name() + ":" + port);
    }

    /// Looks the name up, once.
    Looked look(Host host, int port) {
        var isAllowed = allows(host, port);
        if (!isAllowed && !host.isWholeName()) return new Barred(Refused.HOST);
        try {
            var addresses = host.isLiteral() ? List.of(host.literal()) : names.addresses(host.name());
            if (addresses.isEmpty()) return new Barred(Refused.UNKNOWN_NAME);
            if (!isAllowed && !addresses.stream().allMatch(PublicAddresses::holds))
                return new Barred(Refused.PRIVATE_ADDRESS);
            return new Found(addresses.getFirst());
        } catch (UnknownHostException _) {
            return new Barred(Refused.UNKNOWN_NAME);
        }
    }
}
