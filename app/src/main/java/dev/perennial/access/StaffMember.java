package dev.perennial.access;

import dev.perennial.ui.Reader;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who is signed in, as kept in the session. Role and name are those at sign-in; changing either ends the
/// sessions of the account, so they never go stale.
public record StaffMember(UUID account, String name, Role role)
        implements Reader, AuthenticatedPrincipal, Serializable {

    public StaffId id() {
        return new StaffId(account);
    }

    /// The account's id: sessions are found by it.
    @Override
    public String getName() {
        return account.toString();
    }

    @Override
    public String displayName() {
        return name;
    }

    public List<GrantedAuthority> authorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }
}
