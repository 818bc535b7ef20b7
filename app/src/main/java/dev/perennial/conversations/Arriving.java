package dev.perennial.conversations;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Person;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.Accounts;
import dev.perennial.messaging.Received;
import dev.perennial.messaging.Receiver;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds where what came in belongs: to the case it answers, by the address it was sent to or the messages it names,
/// never by its subject. Who takes no part in that case does not get into it: theirs is a case of its own that leads
/// to the other, for a person to join.
@Component
class Arriving implements Receiver {
    static final String SYSTEM = "conversations";

    private final Cases cases;
    private final CaseFiles files;
    private final Entries entries;
    private final Lines lines;
    private final HoldingBack holdingBack;
    private final Customers customers;
    private final Consents consents;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    Arriving(
            Cases cases,
            CaseFiles files,
            Entries entries,
            Lines lines,
            HoldingBack holdingBack,
            Customers customers,
            Consents consents,
            Accounts accounts,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.files = files;
        this.entries = entries;
        this.lines = lines;
        this.holdingBack = holdingBack;
        this.customers = customers;
        this.consents = consents;
        this.accounts = accounts;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void receive(Received message) {
        if (entries.hasArrived(message.id())) return;
        var via = Via.of(message.account().kind());
        var from = message.from();
        var thread = lines.between(via, message.account().id(), from.address(), from.name(), message.at());
        var robot = message.automatic() != null || isOurs(from.address());
        var answered = answered(message, via, thread);
        var customer = robot ? Optional.<CustomerId>empty() : identify(via, from);
        if (!robot)
            message.account().kind().channel().ifPresent(it -> consents.livesThere(it.address(), from.address()));
        var joins = answered.filter(it -> belongs(it, via, from.address(), customer));
        if (joins.isPresent()) {
            var held = cases.hold(joins.get());
            if (held.state().closedAt() == null || robot || held.takes(message.at())) {
                hear(held, message, via, thread, robot);
                return;
            }
        }
        var unproven = answered.isPresent() && joins.isEmpty();
        var subject = Subjects.bare(message.subject() == null ? "" : message.subject());
        var opened = cases.open(
                customer.orElse(null),
                subject.isEmpty()
                        ? Subjects.begin(message.fresh()).orElseGet(() -> t("conversations.noSubject"))
                        : subject,
                message.account().id(),
                CaseState.fresh(via, robot),
                thread,
                unproven,
                answered.orElse(null),
                message.at());
        hear(opened, message, via, thread, robot);
    }

    private void hear(CaseFile held, Received message, Via via, ThreadId thread, boolean robot) {
        var heard = Fresh.heard(message.at(), thread, robot, !message.proven() && via == Via.EMAIL, message.fresh())
                .asMail(
                        message.subject(),
                        message.text().equals(message.fresh()) ? null : message.text(),
                        message.html(),
                        message.messageId(),
                        message.id(),
                        message.attachments().stream()
                                .map(it -> new Entry.Attached(
                                        it.file(), message.id(), it.name(), it.type(), it.bytes(), it.contentId()))
                                .toList());
        lines.join(held.id(), thread, message.at());
        var before = robot ? held.state() : holdingBack.whileTheyWrite(held, message.at());
        entries.append(held.id(), heard);
        var state = robot ? before : before.heard(via, message.at(), Thanks.only(heard.body(), heard.attachments()));
        cases.become(held, state, message.at());
        if (!robot) events.publishEvent(new CustomerSpoke(held.id(), heard.id(), held.customer(), via, message.at()));
    }

    /// The case a message answers, where it lives now.
    private Optional<CaseId> answered(Received message, Via via, ThreadId thread) {
        if (via != Via.EMAIL) return lines.latest(thread);
        for (var tag : message.tags()) {
            var found = lines.byTag(tag).flatMap(files::current);
            if (found.isPresent()) return found;
        }
        for (var reference : message.references()) {
            var found = entries.byMessageId(reference).flatMap(files::current);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /// Whoever the case is with may go on with it, from any address that is known as theirs.
    private boolean belongs(CaseId id, Via via, String address, Optional<CustomerId> customer) {
        if (via != Via.EMAIL || lines.takesPart(id, address)) return true;
        var owner = files.get(id).customer();
        return owner != null && customer.flatMap(customers::current).equals(customers.current(owner));
    }

    private boolean isOurs(String address) {
        return accounts.all().stream()
                .anyMatch(it -> it.kind() == Account.Kind.EMAIL && it.address().equalsIgnoreCase(address));
    }

    private Optional<CustomerId> identify(Via via, Received.Party from) {
        var person = Person.unknown().withName(from.name());
        var known = switch (via) {
            case EMAIL -> customers.identify(SYSTEM, person.withEmail(from.address()));
            case SMS, WHATSAPP, PHONE -> customers.identify(SYSTEM, person.withPhone(from.address()));
            case TELEGRAM -> customers.identify("telegram", person.withExternalId(from.address()));
            case CHAT -> Optional.<Customers.Identified>empty();
        };
        return known.map(Customers.Identified::customer);
    }
}
