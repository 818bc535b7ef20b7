package dev.perennial.access.setup;

import dev.perennial.access.EntryTokens;
import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.platform.Businesses;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The first visit: the business and its owner, made once, by whoever holds the token from the console.
@Component
class SetUp {
    private final EntryTokens tokens;
    private final Businesses businesses;
    private final PasswordEncoder passwords;
    private final JdbcClient db;
    private final Clock clock;

    SetUp(EntryTokens tokens, Businesses businesses, PasswordEncoder passwords, JdbcClient db, Clock clock) {
        this.tokens = tokens;
        this.businesses = businesses;
        this.passwords = passwords;
        this.db = db;
        this.clock = clock;
    }

    boolean isOpen() {
        return businesses.find().isEmpty();
    }

    boolean isOpenTo(String token) {
        return isOpen() && tokens.opens(EntryTokens.Purpose.SET_UP, token);
    }

    /// The owner, or nothing when the token was used meanwhile.
    @Transactional
    public Optional<StaffMember> complete(SetUpForm form, String token) {
        if (!tokens.use(EntryTokens.Purpose.SET_UP, token) || !isOpen()) return Optional.empty();
        businesses.save(form.business().business(false));
        var id = db.sql("""
            insert into access.staff (email, name, role, password, created_at)
            values (?, ?, 'OWNER', ?, ?) returning id""")
                .params(
                        form.get("email"),
                        form.get("name"),
                        passwords.encode(form.password()),
                        Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single();
        return Optional.of(new StaffMember(id, form.get("name"), Role.OWNER));
    }
}
