package dev.perennial.support;

import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.platform.Business;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.OpeningHours;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// The bakery of our stories: Ada owns it, Bo works at the counter.
public class Shop {
    public static final String ADA_EMAIL = "ada@bakery.example";

    private final Businesses businesses;
    private final JdbcClient db;

    Shop(Businesses businesses, JdbcClient db) {
        this.businesses = businesses;
        this.db = db;
    }

    /// A bakery in Vienna that counts in euros; the same when called again.
    public Business open() {
        var bakery = new Business(
                "Ada’s Bakery",
                Business.Kind.BAKERY_CAFE,
                "AT",
                Currency.getInstance("EUR"),
                ZoneId.of("Europe/Vienna"),
                Locale.ENGLISH,
                OpeningHours.NONE,
                false);
        businesses.save(bakery);
        return bakery;
    }

    /// The audit log is only ever added to; a test that counts in it begins with a new one.
    public void emptyLog() {
        db.sql("""
            do $$ begin
                perform set_config('perennial.retention', 'on', true);
                delete from access.audit_entry;
            end $$""").update();
    }

    public StaffMember ada() {
        return member("Ada Winter", ADA_EMAIL, Role.OWNER);
    }

    public StaffMember bo() {
        return member("Bo Lind", "bo@bakery.example", Role.STAFF);
    }

    public StaffMember member(String name, String email, Role role) {
        db.sql("""
            insert into access.staff (email, name, role, password, created_at)
            values (?, ?, ?, 'no password', now()) on conflict do nothing""").params(email, name, role.name()).update();
        return db.sql("select id, name, role from access.staff where lower(email) = lower(?)")
                .param(email)
                .query((row, _) -> new StaffMember(
                        row.getObject("id", UUID.class), row.getString("name"), Role.valueOf(row.getString("role"))))
                .single();
    }

    /// For `browser.get().uri(…).with(shop.signedInAs(shop.ada()))`: signed in, with the token forms carry.
    public static RequestPostProcessor signedInAs(StaffMember member) {
        return request -> SecurityMockMvcRequestPostProcessors.csrf()
                .postProcessRequest(SecurityMockMvcRequestPostProcessors.authentication(signedIn(member))
                        .postProcessRequest(request));
    }

    /// For code below the web that asks who is doing this; ends with [#signOut].
    public static void signIn(StaffMember member) {
        SecurityContextHolder.getContext().setAuthentication(signedIn(member));
    }

    public static void signOut() {
        SecurityContextHolder.clearContext();
    }

    private static UsernamePasswordAuthenticationToken signedIn(StaffMember member) {
        return UsernamePasswordAuthenticationToken.authenticated(member, null, member.authorities());
    }
}
