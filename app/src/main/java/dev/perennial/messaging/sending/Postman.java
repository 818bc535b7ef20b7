package dev.perennial.messaging.sending;

import static dev.perennial.ui.Words.t;

import dev.perennial.messaging.Account;
import dev.perennial.messaging.sending.Carrier.Blamed;
import dev.perennial.messaging.sending.Carrier.Handed;
import dev.perennial.messaging.sending.Carrier.Line;
import dev.perennial.messaging.sending.Carrier.Lost;
import dev.perennial.messaging.sending.Carrier.Prepared;
import dev.perennial.messaging.sending.Carrier.Ready;
import dev.perennial.messaging.sending.Carrier.Shut;
import dev.perennial.messaging.sending.Carrier.Taken;
import dev.perennial.messaging.sending.Carrier.Unfit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Takes out what is due, over a few lines for each account at a time, and one message after the other over each line.
@Component
class Postman {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int LINES = 4;
    private static final int ROUNDS = 50;

    private final Departures departures;
    private final AccountHealth health;
    private final Map<Account.Kind, Carrier> carriers;
    private volatile boolean stopping;

    Postman(Departures departures, AccountHealth health, List<Carrier> carriers) {
        this.departures = departures;
        this.health = health;
        this.carriers = carriers.stream().collect(Collectors.toMap(Carrier::kind, Function.identity()));
    }

    /// All that is due, or as much as one run should take.
    void run() {
        departures.findLost();
        for (var round = 0; round < ROUNDS && !stopping; round++) {
            var leased = departures.lease();
            if (leased.isEmpty()) return;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                leased.stream()
                        .collect(Collectors.groupingBy(Leased::account))
                        .forEach((account, messages) -> threads.submit(() -> carry(account, messages)));
            }
        }
    }

    /// Finishes what is being handed over, and takes nothing more.
    void stop() {
        stopping = true;
    }

    private void carry(Account account, List<Leased> messages) {
        var waiting = new ConcurrentLinkedQueue<>(messages);
        var isShut = new AtomicBoolean();
        try {
            switch (carrier(account).open(account)) {
                case Shut(var trouble, var said) -> health.rest(account.id(), trouble, said);
                case Line first -> {
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        for (var i = 1; i < Math.min(LINES, messages.size()); i++)
                            threads.submit(() -> carry(account, waiting, isShut));
                        carry(first, account, waiting, isShut);
                        carry(account, waiting, isShut);
                    }
                }
            }
        } catch (RuntimeException e) {
            log.error("sending from {} {} broke off", account.kind(), account.id(), e);
        } finally {
            departures.release(rest(waiting));
        }
    }

    /// Over lines of its own, for as long as there are any to be had: some servers allow but one or two.
    private void carry(Account account, Queue<Leased> waiting, AtomicBoolean isShut) {
        try {
            while (!waiting.isEmpty() && !isShut.get() && !stopping) {
                if (!(carrier(account).open(account) instanceof Line line)) return;
                carry(line, account, waiting, isShut);
            }
        } catch (RuntimeException e) {
            log.error("sending from {} {} broke off", account.kind(), account.id(), e);
        }
    }

    private Carrier carrier(Account account) {
        return Optional.ofNullable(carriers.get(account.kind()))
                .orElseThrow(() -> new IllegalStateException("nobody carries " + account.kind()));
    }

    private void carry(Line line, Account account, Queue<Leased> waiting, AtomicBoolean isShut) {
        try (line) {
            while (line.isAlive() && !isShut.get() && !stopping) {
                var next = waiting.poll();
                if (next == null) return;
                switch (prepared(line, next)) {
                    case Unfit(var why) -> departures.giveUp(next, why);
                    case Ready ready -> {
                        if (!departures.begin(next)) continue;
                        var handed = handed(ready, next);
                        departures.settle(next, handed);
                        if (handed instanceof Taken) health.recovered(account.id());
                        if (handed instanceof Blamed(var trouble, var said)) {
                            isShut.set(true);
                            health.rest(account.id(), trouble, said);
                        }
                    }
                }
            }
        }
    }

    /// One message that cannot be made, by a fault of ours, does not stand in the way of the others.
    private static Prepared prepared(Line line, Leased message) {
        try {
            return line.prepare(message);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("message {} could not be made", message.id(), e);
            return new Unfit(t("messaging.unfit.fault"));
        }
    }

    private static Handed handed(Ready ready, Leased message) {
        try {
            return ready.hand();
        } catch (RuntimeException e) {
            log.error("message {} got lost", message.id(), e);
            return new Lost(t("messaging.unknown.broken"));
        }
    }

    private static Collection<Leased> rest(Queue<Leased> waiting) {
        var rest = new ArrayList<Leased>();
        for (Leased each; (each = waiting.poll()) != null; ) rest.add(each);
        return rest;
    }
}
