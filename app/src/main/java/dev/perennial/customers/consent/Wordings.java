package dev.perennial.customers.consent;

import static dev.perennial.customers.Channel.EMAIL;
import static dev.perennial.customers.Channel.PHONE;
import static dev.perennial.customers.Channel.POST;
import static dev.perennial.customers.Channel.SMS;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.Channel;
import dev.perennial.customers.Purpose;
import dev.perennial.platform.Businesses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What people are asked, version by version. Until the owner writes a wording, the product's own is asked; it
/// becomes version 1 when the first person agrees to it.
@Repository
public class Wordings {
    private static final Map<Purpose, List<Channel>> USUAL = Map.of(
            Purpose.NEWS, List.of(EMAIL, SMS, PHONE, POST),
            Purpose.SURVEYS, List.of(EMAIL, SMS),
            Purpose.PERSONAL, List.of(EMAIL, POST));

    private final JdbcClient db;
    private final Businesses businesses;
    private final CurrentStaff staff;
    private final Clock clock;

    Wordings(JdbcClient db, Businesses businesses, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.businesses = businesses;
        this.staff = staff;
        this.clock = clock;
    }

    /// What a person is asked: in their language if there is one, else in the business's, else in whichever.
    public Wording offered(Purpose purpose, @Nullable String language) {
        var written = latest(purpose);
        return Stream.of(
                        Optional.ofNullable(language),
                        Optional.of(businesses.current().language().getLanguage()))
                .flatMap(Optional::stream)
                .map(wanted -> in(wanted, written))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> written.stream().findFirst())
                .orElseGet(() -> own(purpose));
    }

    /// The wording with an id to keep beside a decision.
    @Transactional
    public UUID keep(Wording wording) {
        var known = wording.id();
        return known != null
                ? known
                : write(wording, null)
                        .orElseGet(() -> Objects.requireNonNull(
                                latest(wording.purpose()).getFirst().id()));
    }

    /// A new version; everybody who agreed to an earlier one agreed to that one.
    ///
    /// @return false when the wording says this already
    @Transactional
    boolean change(Purpose purpose, String language, String text, List<Channel> channels) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('customers.wording', 0))")
                .query(_ -> {});
        var before = in(language, latest(purpose));
        if (before.filter(it -> it.text().equals(text)
                        && it.channels().equals(channels)
                        && it.language().equals(language))
                .isPresent()) return false;
        var version = before.map(Wording::version).orElse(0) + 1;
        return write(
                        new Wording(null, purpose, language, version, text, channels, null),
                        staff.find().map(StaffMember::account).orElse(null))
                .isPresent();
    }

    /// The newest version in each language, that of the business first.
    List<Wording> latest(Purpose purpose) {
        return db.sql("""
            select * from (
                select distinct on (language) * from customers.consent_wording
                where purpose = :purpose order by language, version desc) newest
            order by language = :home desc, language""")
                .param("purpose", purpose.name())
                .param("home", businesses.current().language().getLanguage())
                .query(Wordings::read)
                .list();
    }

    /// Every version, the newest first.
    List<Wording> all(Purpose purpose) {
        return db.sql(
                        "select * from customers.consent_wording where purpose = ? order by written_at desc, version desc")
                .param(purpose.name())
                .query(Wordings::read)
                .list();
    }

    private Optional<UUID> write(Wording wording, @Nullable UUID by) {
        return db.sql("""
            insert into customers.consent_wording (purpose, language, version, text, channels, written_by, written_at)
            values (:purpose, :language, :version, :text, :channels, :by, :at)
            on conflict (purpose, language, version) do nothing returning id""")
                .param("purpose", wording.purpose().name())
                .param("language", wording.language())
                .param("version", wording.version())
                .param("text", wording.text())
                .param(
                        "channels",
                        wording.channels().stream().map(Channel::name).toArray(String[]::new))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    private Wording own(Purpose purpose) {
        return new Wording(
                null,
                purpose,
                t("customers.consent.wording.language"),
                1,
                t("customers.consent.wording." + purpose, businesses.current().name()),
                Objects.requireNonNull(USUAL.get(purpose)),
                null);
    }

    private static Optional<Wording> in(String language, List<Wording> written) {
        return written.stream()
                .filter(it -> it.language().equals(language) || language.startsWith(it.language() + "-"))
                .findFirst();
    }

    private static Wording read(ResultSet row, int number) throws SQLException {
        return new Wording(
                row.getObject("id", UUID.class),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("language"),
                row.getInt("version"),
                row.getString("text"),
                Arrays.stream((String[]) row.getArray("channels").getArray())
                        .map(Channel::valueOf)
                        .toList(),
                row.getTimestamp("written_at").toInstant());
    }
}
