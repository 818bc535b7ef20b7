package dev.perennial.access;

import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who is doing this, asked below the controllers so that no new door forgets it.
@Component
public class CurrentStaff {

    /// Who is signed in, or nothing in a job or on a public page.
    public Optional<StaffMember> find() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof StaffMember member
                ? Optional.of(member)
                : Optional.empty();
    }

    /// @throws AccessDeniedException when nobody is signed in
    public StaffMember get() {
        return find().orElseThrow(() -> new AccessDeniedException("nobody is signed in"));
    }

    public StaffId id() {
        return get().id();
    }

    public Role role() {
        return get().role();
    }

    /// @throws AccessDeniedException when the role of who is signed in is below `least`
    public void require(Role least) {
        if (!role().atLeast(least)) throw new AccessDeniedException("this needs the role " + least);
    }
}
