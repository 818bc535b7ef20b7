package dev.perennial.messaging.incoming;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;
import static java.util.Map.entry;

import dev.perennial.customers.HeldPlace;
import dev.perennial.customers.HeldTable;
import dev.perennial.customers.PersonalData;
import dev.perennial.customers.Retained;
import dev.perennial.customers.Traces;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Mails as they came, found by the addresses in them. When somebody is forgotten the bytes and the addresses go; that
/// there was such a mail stays, without a name, so that it is not fetched a second time.
@Component
class HeldOfIncoming implements HeldPlace, PersonalData {
    private static final int LOOKED_AT = 256 * 1024;
    private static final int CHUNK = 500;

    private final JdbcClient db;
    private final StoredFiles files;

    HeldOfIncoming(JdbcClient db, StoredFiles files) {
        this.db = db;
        this.files = files;
    }

    private record Found(UUID id, @Nullable UUID file, Instant at, String account) {}

    @Override
    public List<HeldTable> tables() {
        return List.of();
    }

    @Override
    public List<String> columns() {
        return List.of("messaging.incoming", "messaging.enclosed");
    }

    @Override
    public String name() {
        return "messaging.incoming";
    }

    @Override
    public String title() {
        return "messaging.held.incoming";
    }

    @Override
    public List<String> tell(Traces traces) {
        return find(traces)
                .map(it -> t("messaging.held.incoming.line", moment(it.at()), it.account()))
                .toList();
    }

    @Override
    public long erase(Traces traces) {
        var found = find(traces).toList();
        for (var each : found) {
            db.sql("delete from messaging.enclosed where incoming_id = ?")
                    .param(each.id())
                    .update();
            db.sql("""
                update messaging.incoming
                set people = '{}', said = '', file_id = null, why = coalesce(why, 'EMPTY'),
                    state = case state when 'TAKEN' then 'TAKEN' else 'LEFT' end
                where id = ?""").param(each.id()).update();
            if (each.file() != null) files.remove(each.file());
        }
        return found.size();
    }

    private Stream<Found> find(Traces traces) {
        var known = db.sql("""
            select i.id, i.file_id as file, i.at, a.name as account
            from messaging.incoming i join messaging.account a on a.id = i.account_id
            where i.people && ?::text[] order by i.number""")
                .param(traces.addresses().stream().map(String::toLowerCase).toArray(String[]::new))
                .query((row, _) -> found(row))
                .list();
        var unread = db.sql("""
            select i.id, i.file_id as file, i.at, a.name as account
            from messaging.incoming i join messaging.account a on a.id = i.account_id
            where i.state <> 'TAKEN' and i.people = '{}' and i.file_id is not null order by i.number""").query((row, _) -> found(row)).list();
        return Stream.concat(
                known.stream(), unread.stream().filter(it -> it.file() != null && traces.in(text(it.file()))));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                row.getObject("file", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("account"));
    }

    /// The beginning of what nobody could read.
    private String text(UUID file) {
        try (var bytes = files.open(file)) {
            return new String(bytes.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Retained> retained() {
        return List.of(new Retained(
                "messaging.retention.raw",
                365,
                30,
                3_650,
                false,
                (_, before) -> db.sql("""
                    select count(*) from messaging.incoming
                    where file_id is not null and state in ('TAKEN', 'LEFT') and settled_at < ?""").param(before).query(Long.class).single(),
                (_, before) -> {
                    var old = db.sql("""
                        select id, file_id as file, at, '' as account from messaging.incoming
                        where file_id is not null and state in ('TAKEN', 'LEFT') and settled_at < ? limit ?""")
                            .params(before, CHUNK)
                            .query((row, _) -> found(row))
                            .list();
                    db.sql("delete from messaging.enclosed where incoming_id = any(?)")
                            .param(old.stream().map(Found::id).toArray(UUID[]::new))
                            .update();
                    old.stream().map(Found::file).filter(Objects::nonNull).forEach(files::remove);
                    return old.size();
                }));
    }

    @Override
    public Map<String, String> nobody() {
        return Map.ofEntries(
                entry("messaging.enclosed_file", "which bytes are kept, without a name"),
                entry("messaging.checking_server", "names of mail servers"));
    }
}
