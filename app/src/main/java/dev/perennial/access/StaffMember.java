package dev.perennial.access;

import dev.perennial.ui.Reader;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who is signed in, as kept in the session. Role and name are those at sign-in; changing either ends the
/// sessions of the account, so they never go stale.
///
/// @param ownOnly whether they see only the customers in their own care
public record StaffMember(UUID account, String name, Role role, boolean ownOnly)
        implements Reader, AuthenticatedPrincipal, Serializable {
    /// The authority of whoever sees every customer.
    public static final String WHOLE_SIGHT = "WHOLE_SIGHT";

    /// Somebody who sees every customer.
    public StaffMember(UUID account, String name, Role role) {
        this(account, name, role, false);
    }

    /// From the columns id, name, role and own_only of `access.staff`.
    public static StaffMember of(ResultSet row) throws SQLException {
        return new StaffMember(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("own_only"));
    }

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

    /// Those of the role and of the roles below it, and whether every customer is seen.
    public List<GrantedAuthority> authorities() {
        var roles = Arrays.stream(Role.values()).filter(role::atLeast).map(Role::authority);
        return Stream.concat(roles, ownOnly ? Stream.empty() : Stream.of(WHOLE_SIGHT))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }
}
