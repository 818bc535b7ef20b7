package dev.perennial.conversations.acknowledgements;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.conversations.ByItself;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CustomerSpoke;
import dev.perennial.conversations.Entries;
import dev.perennial.conversations.Entry;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.promises.Estimates;
import dev.perennial.platform.Businesses;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class Acknowledgements {
    private final JdbcClient db;
    private final CaseFiles files;
    private final Entries entries;
    private final ByItself byItself;
    private final Estimates estimates;
    private final Businesses businesses;
    private final CurrentStaff staff;
    private final AuditLog log;
    private final Clock clock;

    Acknowledgements(
            JdbcClient db,
            CaseFiles files,
            Entries entries,
            ByItself byItself,
            Estimates estimates,
            Businesses businesses,
            CurrentStaff staff,
            AuditLog log,
            Clock clock) {
        this.db = db;
        this.files = files;
        this.entries = entries;
        this.byItself = byItself;
        this.estimates = estimates;
        this.businesses = businesses;
        this.staff = staff;
        this.log = log;
        this.clock = clock;
    }

    /// Off until the owner turns it on.
    Acknowledgement current() {
        return db.sql("select active, words from conversations.acknowledgement")
                .query((row, _) -> new Acknowledgement(row.getBoolean(1), row.getString(2)))
                .optional()
                .orElseGet(() -> new Acknowledgement(false, t("conversations.ack.words")));
    }

    @Transactional
    public void set(Acknowledgement acknowledgement) {
        staff.require(Role.MANAGER);
        db.sql("""
            insert into conversations.acknowledgement (active, words, changed_at) values (?, ?, ?)
            on conflict (only_one) do update
            set active = excluded.active, words = excluded.words, changed_at = excluded.changed_at""")
                .params(acknowledgement.active(), acknowledgement.words(), Timestamp.from(clock.instant()))
                .update();
        log.changed("conversations.acknowledgement", new UUID(0, 0));
    }

    /// The first words of a case are acknowledged, where people expect it: chats are answered at once, and calls by
    /// themselves. Not those that answer us from an address we did not write to: a robot that takes another one for
    /// each mail would be acknowledged for ever.
    @ApplicationModuleListener
    void on(CustomerSpoke spoke) {
        var current = current();
        if (!current.active() || spoke.via() == Via.CHAT || spoke.via() == Via.PHONE) return;
        var file = files.find(spoke.id());
        if (file.isEmpty() || file.get().unproven() || file.get().state().firstAnsweredAt() != null || !isFirst(spoke))
            return;
        var once = UUID.nameUUIDFromBytes(("acknowledged:" + spoke.id()).getBytes(StandardCharsets.UTF_8));
        byItself.answer(
                spoke.id(), once, current.text(estimates.of(spoke.id(), clock.instant()), businesses.current()));
    }

    /// Whatever they wrote since, while this was on its way.
    private boolean isFirst(CustomerSpoke spoke) {
        return entries.of(spoke.id()).stream()
                .filter(it -> !it.robot() && (it.kind() == Entry.Kind.HEARD || it.kind() == Entry.Kind.CALL))
                .findFirst()
                .filter(it -> it.id().equals(spoke.entry()))
                .isPresent();
    }
}
