package dev.perennial.demo.entrance;

import dev.perennial.access.EntryTokens;
import dev.perennial.access.EntryTokens.Purpose;
import dev.perennial.access.SampleStaff;
import dev.perennial.access.StaffMember;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The way into the sample without a password: for whoever sits at this machine and read the console.
@Component
class Entrance {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final List<String> HANDED_ON = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final EntryTokens tokens;
    private final SampleStaff staff;
    private final Businesses businesses;

    Entrance(EntryTokens tokens, SampleStaff staff, Businesses businesses) {
        this.tokens = tokens;
        this.staff = staff;
        this.businesses = businesses;
    }

    boolean isThere() {
        return businesses.find().filter(Business::sample).isPresent();
    }

    /// A new token; the link printed at the last start stops working.
    String token() {
        return tokens.issue(Purpose.SAMPLE);
    }

    /// The sample's owner, if the link may be used like this.
    Optional<StaffMember> ownerFor(String token, HttpServletRequest request) {
        return isThere() && fromThisMachine(request) && tokens.opens(Purpose.SAMPLE, token)
                ? staff.owner()
                : Optional.empty();
    }

    /// A proxy on this machine also comes from it, and a foreign page may give its own name to our address: neither
    /// counts.
    private static boolean fromThisMachine(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && THIS_MACHINE.contains(request.getServerName())
                && HANDED_ON.stream().allMatch(header -> request.getHeader(header) == null);
    }
}
