package dev.perennial.access;

import java.util.Optional;
import java.util.UUID;
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

    /// The token a program came in with, or nothing when a person does this themselves.
    public Optional<UUID> token() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getDetails() instanceof ByToken program
                ? Optional.of(program.token())
                : Optional.empty();
    }

    /// What tells a program from the person it acts for: the details of its authentication.
    public record ByToken(UUID token) {}

    public StaffId id() {
        return get().id();
    }

    public Role role() {
        return get().role();
    }

    /// Whether a person or a program asks that sees only the customers in their own care. What customers of theirs
    /// there are the database knows; to be asked where figures of the whole business are told.
    public boolean seesOwnOnly() {
        return find().filter(StaffMember::ownOnly).isPresent();
    }

    /// @throws AccessDeniedException when whoever asks sees only their own customers
    public void requireWholeSight() {
        if (seesOwnOnly()) throw new AccessDeniedException("this tells of the whole business");
    }

    /// For what jobs and the command line do too, where nobody signs in.
    ///
    /// @throws AccessDeniedException when a person or a program asks whose role is below `least`
    public void requireOfPeople(Role least) {
        if (SecurityContextHolder.getContext().getAuthentication() != null) require(least);
    }

    /// @throws AccessDeniedException when the role of who is signed in is below `least`
    public void require(Role least) {
        if (!role().atLeast(least)) throw new AccessDeniedException("this needs the role " + least);
    }
}
