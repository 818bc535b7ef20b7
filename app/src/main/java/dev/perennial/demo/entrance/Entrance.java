package dev.perennial.demo.entrance;

import dev.perennial.access.EntryTokens;
import dev.perennial.access.EntryTokens.Purpose;
import dev.perennial.access.SampleStaff;
import dev.perennial.access.StaffMember;
import dev.perennial.access.ThisMachine;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The way into the sample without a password: for whoever sits at this machine and read the console.
@Component
class Entrance {
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
        return isThere() && ThisMachine.asks(request) && tokens.opens(Purpose.SAMPLE, token)
                ? staff.owner()
                : Optional.empty();
    }
}
