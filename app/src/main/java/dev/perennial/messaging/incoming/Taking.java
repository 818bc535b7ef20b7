package dev.perennial.messaging.incoming;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.Received;
import dev.perennial.messaging.Received.Party;
import dev.perennial.messaging.Receiver;
import dev.perennial.messaging.incoming.Understood.Message;
import dev.perennial.messaging.incoming.Understood.NotReadable;
import dev.perennial.messaging.incoming.Understood.Nothing;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads one message and hands it on, all of it or nothing.
@Component
class Taking {
    private final Desk desk;
    private final Accounts accounts;
    private final StoredFiles files;
    private final Enclosures enclosures;
    private final List<Interpreter> interpreters;
    private final List<Receiver> receivers;

    Taking(
            Desk desk,
            Accounts accounts,
            StoredFiles files,
            Enclosures enclosures,
            List<Interpreter> interpreters,
            List<Receiver> receivers) {
        this.desk = desk;
        this.accounts = accounts;
        this.files = files;
        this.enclosures = enclosures;
        this.interpreters = interpreters;
        this.receivers = receivers;
    }

    /// Nobody reads what nobody would receive.
    boolean hasReceivers() {
        return !receivers.isEmpty();
    }

    @Transactional(rollbackFor = IOException.class)
    void take(Attempt attempt) throws IOException {
        if (!desk.hold(attempt)) return;
        var account = accounts.find(attempt.account()).orElseThrow();
        switch (read(account, attempt)) {
            case NotReadable(var why) -> desk.setAside(attempt, why, "");
            case Nothing(var people) -> desk.taken(attempt, people);
            case Message message -> {
                var received = received(account, attempt, message);
                for (var receiver : receivers) receiver.receive(received);
                desk.taken(attempt, people(message));
            }
        }
    }

    private Understood read(Account account, Attempt attempt) throws IOException {
        var interpreter = interpreters.stream()
                .filter(it -> it.understands(account.kind()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("nobody understands " + account.kind()));
        try (var raw = files.open(attempt.file())) {
            return interpreter.read(account, raw);
        }
    }

    private Received received(Account account, Attempt attempt, Message message) throws IOException {
        return new Received(
                attempt.id(),
                account,
                message.from(),
                message.to(),
                message.copies(),
                message.subject(),
                message.fresh(),
                message.text(),
                message.html(),
                message.messageId(),
                message.references(),
                message.tags(),
                message.automatic(),
                message.proven(),
                attempt.at(),
                enclosures.keep(attempt.id(), message.enclosed()));
    }

    private static List<String> people(Message message) {
        return Stream.of(List.of(message.from()), message.to(), message.copies())
                .flatMap(List::stream)
                .map(Party::address)
                .distinct()
                .toList();
    }
}
