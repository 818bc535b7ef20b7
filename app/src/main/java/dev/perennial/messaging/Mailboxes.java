package dev.perennial.messaging;

import dev.perennial.messaging.secrets.Vault;
import dev.perennial.platform.outgoing.MailLines.Encryption;
import dev.perennial.platform.outgoing.MailLines.Protocol;
import dev.perennial.platform.outgoing.MailLines.Server;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How mailboxes sign in. One whose password cannot be opened, because its key is lost, is not among them; its page
/// asks for the password again.
@Repository
public class Mailboxes {
    private static final String SELECT = """
        select a.id, a.kind, a.name, a.address, a.active, m.*
        from messaging.mailbox m join messaging.account a on a.id = m.account_id
        """;

    private final JdbcClient db;
    private final Vault vault;

    Mailboxes(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /// Those that are active.
    public List<Mailbox> all() {
        return db
                .sql(SELECT + "where a.active order by a.made_at, a.id")
                .query((row, _) -> mailbox(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    public Optional<Mailbox> find(AccountId id) {
        return db.sql(SELECT + "where a.id = ?")
                .param(id.value())
                .query((row, _) -> mailbox(row))
                .optional()
                .flatMap(it -> it);
    }

    private Optional<Mailbox> mailbox(ResultSet row) throws SQLException {
        var account = Accounts.account(row);
        var outgoing = server(row, account.id(), Protocol.SMTP, "smtp");
        if (outgoing.isEmpty()) return Optional.empty();
        if (row.getString("imap_host") == null)
            return Optional.of(new Mailbox(account, row.getString("display_name"), outgoing.get(), Optional.empty()));
        var folder = row.getString("imap_folder");
        var name = row.getString("display_name");
        return server(row, account.id(), Protocol.IMAP, "imap")
                .map(it -> new Mailbox(account, name, outgoing.get(), Optional.of(new Mailbox.Incoming(it, folder))));
    }

    private Optional<MailServer> server(ResultSet row, AccountId account, Protocol protocol, String prefix)
            throws SQLException {
        var line = new Server(
                protocol,
                row.getString(prefix + "_host"),
                row.getInt(prefix + "_port"),
                Encryption.valueOf(row.getString(prefix + "_encryption")));
        var user = row.getString(prefix + "_user");
        var secret = row.getBytes(prefix + "_secret");
        if (secret == null) return Optional.of(new MailServer(line, user, ""));
        return vault.open(place(account, protocol), secret).map(it -> new MailServer(line, user, it));
    }

    /// Where in the [Vault] the password of a mailbox belongs.
    static String place(AccountId account, Protocol protocol) {
        return "mailbox:" + account + ":" + protocol.code();
    }
}
