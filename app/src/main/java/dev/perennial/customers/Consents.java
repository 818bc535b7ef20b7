package dev.perennial.customers;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.Channel.AddressKind;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.customers.consent.ConsentLog;
import dev.perennial.customers.consent.ConsentLog.Topic;
import dev.perennial.customers.consent.Grounds.Address;
import dev.perennial.customers.consent.KnownGrounds;
import dev.perennial.customers.consent.Reasons;
import dev.perennial.customers.consent.Said;
import dev.perennial.customers.consent.Said.Decision;
import dev.perennial.customers.consent.SignedLinks;
import dev.perennial.customers.consent.Suppressions;
import dev.perennial.customers.contacts.Emails;
import dev.perennial.customers.contacts.Phones;
import dev.perennial.platform.Businesses;
import dev.perennial.programs.Webhooks;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who may be contacted for what, and why; and what people say about it. Whatever sends asks here right before it
/// sends, for each person: the strictest answer holds, and an address to be left alone beats everything.
@Component
public class Consents {
    /// Where the preference page is.
    public static final String WISHES = "/p/customers/wishes";

    private final JdbcClient db;
    private final Customers customers;
    private final KnownGrounds grounds;
    private final Reasons reasons;
    private final ConsentLog log;
    private final Suppressions suppressions;
    private final SignedLinks links;
    private final ApplicationEventPublisher events;
    private final Webhooks webhooks;
    private final AuditLog audit;
    private final CurrentStaff staff;
    private final Businesses businesses;
    private final Clock clock;

    Consents(
            JdbcClient db,
            Customers customers,
            KnownGrounds grounds,
            Reasons reasons,
            ConsentLog log,
            Suppressions suppressions,
            SignedLinks links,
            ApplicationEventPublisher events,
            Webhooks webhooks,
            AuditLog audit,
            CurrentStaff staff,
            Businesses businesses,
            Clock clock) {
        this.db = db;
        this.customers = customers;
        this.grounds = grounds;
        this.reasons = reasons;
        this.log = log;
        this.suppressions = suppressions;
        this.links = links;
        this.events = events;
        this.webhooks = webhooks;
        this.audit = audit;
        this.staff = staff;
        this.businesses = businesses;
        this.clock = clock;
    }

    /// What came of a yes.
    public sealed interface Granting {
        /// It counts.
        record Granted(Standing standing) implements Granting {}

        /// It counts once the person has confirmed the address.
        ///
        /// @param link path and query of the page that confirms it
        record Requested(Standing standing, String link) implements Granting {}

        /// It does not count, and nothing was written down.
        record Barred(Standing standing) implements Granting {}
    }

    public boolean mayContact(CustomerId customer, Purpose purpose, Channel channel) {
        return standing(customer, purpose, channel).allowed();
    }

    /// How it stands with a customer; `address` is the one to use.
    public Standing standing(CustomerId customer, Purpose purpose, Channel channel) {
        return reasons.standing(grounds.of(customer).decide(purpose, channel));
    }

    /// How it stands with an e-mail address or a phone number: the strictest of all customers who have it. An
    /// address nobody has was not asked.
    public Standing standing(String address, Purpose purpose, Channel channel) {
        var key = key(channel.address(), address);
        var own = reasons.standing(grounds.of(channel.address(), key).decide(purpose, channel));
        return Stream.concat(
                        Stream.of(own),
                        holders(channel.address(), key).stream()
                                .map(holder -> grounds.of(holder).decide(purpose, channel, key))
                                .map(reasons::standing))
                .filter(it -> it.verdict() != Verdict.UNREACHABLE)
                .max(Comparator.comparing(Standing::verdict))
                .orElse(own);
    }

    /// How it stands with a customer for every purpose and channel.
    public List<Standing> standings(CustomerId customer) {
        var known = grounds.of(customer);
        return Arrays.stream(Purpose.values())
                .flatMap(purpose -> Arrays.stream(Channel.values()).map(channel -> known.decide(purpose, channel)))
                .map(reasons::standing)
                .toList();
    }

    /// Everything that was said by or about a customer, the oldest first.
    public List<Said> history(CustomerId customer) {
        return log.of(customer);
    }

    /// Writes down a yes. For an e-mail address it waits for the person to confirm it, unless the address was
    /// confirmed before. Only the person, on the preference page, lifts a suppression; and what a system says never
    /// overrules a no.
    ///
    /// @param address which of the customer's, as given or by its key; null is the first
    @Transactional
    public Granting grant(
            CustomerId person, Purpose purpose, Channel channel, @Nullable String address, ConsentOrigin origin) {
        var customer = held(person);
        var known = grounds.of(customer);
        var chosen = known.addresses(channel).stream()
                .filter(it -> address == null
                        || it.value().equals(address)
                        || it.key().equals(address))
                .findFirst();
        if (chosen.isEmpty() || !purpose.needsConsent())
            return new Granting.Barred(standing(customer, purpose, channel));

        var at = chosen.get();
        var theirs = origin.way() == ConsentOrigin.Way.PAGE && staff.find().isEmpty();
        var barred = known.isBarred(purpose, at);
        if (known.tooYoung() || barred && !theirs || known.overrules(purpose, channel, origin))
            return new Granting.Barred(reasons.standing(known.decide(purpose, channel, at.key())));

        tell(customer, 1);
        var topic = new Topic(customer, purpose, channel, at.logKey());
        var proven = channel.address() != AddressKind.EMAIL
                || at.key().equals(origin.proven())
                || !barred && log.wasConfirmed(channel.address(), at.key());
        if (proven) {
            if (theirs) suppressions.lift(customer, channel.address());
            log.append(topic, Decision.GRANTED, origin, null);
            return new Granting.Granted(standing(customer, purpose, channel));
        }
        var request = log.append(topic, Decision.REQUESTED, origin, null).orElseThrow();
        var link = WISHES + "/confirmation?t=" + links.confirmation(customer, channel.address(), at.key(), request);
        events.publishEvent(new ConfirmationWanted(customer, purpose, at.value(), link, clock.instant()));
        return new Granting.Requested(standing(customer, purpose, channel), link);
    }

    /// Writes down a no, at every address of the channel; it holds at once.
    @Transactional
    public void withdraw(CustomerId person, Purpose purpose, Channel channel, ConsentOrigin origin) {
        var customer = held(person);
        var known = grounds.of(customer);
        var asked = known.said(purpose, channel);
        var decision = asked == Verdict.NOT_ASKED ? Decision.DENIED : Decision.WITHDRAWN;
        var keys = known.addresses(channel).stream()
                .map(Address::logKey)
                .distinct()
                .toList();
        for (var key : keys.isEmpty() ? List.of("") : keys)
            log.append(new Topic(customer, purpose, channel, key), decision, origin, null);
        tell(customer, 1);
    }

    /// Nothing is sent to this person any more but what they have to know, at no address they have or will have.
    @Transactional
    public void stopEverything(CustomerId person, SuppressionReason reason, ConsentOrigin origin) {
        var customer = held(person);
        for (var purpose : Purpose.asked())
            for (var channel : Channel.values()) withdraw(customer, purpose, channel, origin);
        for (var kind : AddressKind.values()) suppressions.bar(customer, kind, reason, origin.proof());
    }

    /// Leaves an address alone, and whoever has it: a complaint, a mailbox that does not exist.
    ///
    /// @param proof how we know: the message, what was said; kept with the customers who have the address
    @Transactional
    public void suppress(AddressKind kind, String address, SuppressionReason reason, String proof) {
        var key = key(kind, address);
        suppressions.bar(kind, key, reason);
        if (reason == SuppressionReason.HARD_BOUNCE) return;
        for (var holder : holders(kind, key)) {
            suppressions.bar(holder, kind, reason, proof);
            tell(holder, 1);
        }
    }

    /// Somebody wrote from an address that was thought to be nobody's: they can be answered again. What was asked of
    /// us stays.
    public void livesThere(AddressKind kind, String address) {
        suppressions.liftBounce(kind, key(kind, address));
    }

    /// A link to the preference page, for a message to this address of the customer.
    public String wishesLink(CustomerId customer, Channel channel, String address) {
        return WISHES + "?t=" + links.sent(customer, channel.address(), key(channel.address(), address));
    }

    /// The address of the unsubscribe button that mail programs show (RFC 8058), for a message for a purpose.
    public String oneClickLink(CustomerId customer, String email, @Nullable Purpose purpose) {
        return WISHES + "/one-click?t="
                + links.oneClick(customer, AddressKind.EMAIL, key(AddressKind.EMAIL, email), purpose);
    }

    /// Books the answers that came with the rows of an [Intake] batch, once, as what a file says: a no counts, a yes
    /// only where nobody said no. Nothing is written without a word on where the answers come from.
    ///
    /// @param reference names the import, so that it can be taken back
    /// @param origin where the people's answers come from, in the words of whoever brings them
    @Transactional
    public void book(UUID batch, String reference, String origin) {
        if (origin.isBlank()) return;
        log.book(batch, reference, origin.strip());
    }

    /// What an import wrote counts no more.
    public void takeBack(String reference) {
        log.takeBack(reference);
    }

    /// Who the person is now; nobody merges or erases them until this is written down.
    private CustomerId held(CustomerId person) {
        return customers.hold(person).orElseThrow(() -> new NoSuchElementException("no customer " + person));
    }

    private List<CustomerId> holders(AddressKind kind, String key) {
        return db.sql("select distinct customer_id from customers.contact_point where kind = ? and key = ?")
                .params(kind.name(), key)
                .query((row, _) -> new CustomerId(row.getObject(1, UUID.class)))
                .list();
    }

    private String key(AddressKind kind, String address) {
        return Optional.ofNullable(
                        switch (kind) {
                            case EMAIL -> Emails.key(address.strip());
                            case PHONE ->
                                Phones.key(address.strip(), businesses.current().country());
                            case POST -> null;
                        })
                .orElse(address.strip());
    }

    private void tell(CustomerId customer, long rows) {
        webhooks.tell(
                "consent.changed", "consent.changed:" + UUID.randomUUID(), Map.of("customer", customer.toString()));
        if (staff.find().isPresent()) audit.write(AuditLog.Action.CHANGED, "customers.consent", customer.value(), rows);
    }
}
