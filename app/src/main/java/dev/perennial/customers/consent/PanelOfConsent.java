package dev.perennial.customers.consent;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.Channel;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Brings consent to the customer page.
@Component
class PanelOfConsent implements CustomerPanel {
    private static final int LATEST = 50;

    private final KnownGrounds grounds;
    private final Reasons reasons;
    private final Wordings wordings;
    private final SignedLinks links;
    private final Staff staff;
    private final Businesses businesses;
    private final Clock clock;

    PanelOfConsent(
            KnownGrounds grounds,
            Reasons reasons,
            Wordings wordings,
            SignedLinks links,
            Staff staff,
            Businesses businesses,
            Clock clock) {
        this.grounds = grounds;
        this.reasons = reasons;
        this.wordings = wordings;
        this.links = links;
        this.staff = staff;
        this.businesses = businesses;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.MEANING;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Optional<View> of(CustomerId customer) {
        var known = grounds.of(customer);
        return Optional.of(new ConsentPanel(
                customer,
                Purpose.asked().stream()
                        .map(purpose -> topic(customer, known, purpose))
                        .toList(),
                told(known.said()),
                here() + Consents.WISHES + "?t=" + links.handed(customer),
                LocalDate.ofInstant(clock.instant(), businesses.current().zone())));
    }

    private ConsentPanel.Topic topic(CustomerId customer, Grounds known, Purpose purpose) {
        var wording = wordings.offered(purpose, null);
        return new ConsentPanel.Topic(
                purpose,
                wording,
                Arrays.stream(Channel.values())
                        .map(channel -> known.decide(purpose, channel))
                        .filter(it -> it.verdict() != Verdict.UNREACHABLE)
                        .filter(it -> it.verdict() != Verdict.NOT_ASKED
                                || wording.channels().contains(it.channel()))
                        .map(it -> new ConsentPanel.Line(reasons.standing(it), confirmation(customer, it)))
                        .toList());
    }

    private @Nullable String confirmation(CustomerId customer, Grounds.Decided it) {
        var request = it.because();
        return it.verdict() != Verdict.REQUESTED || request == null
                ? null
                : here() + Consents.WISHES + "/confirmation?t="
                        + links.confirmation(customer, request.kind(), request.key(), request.id());
    }

    /// The newest first.
    private List<ConsentPanel.Told> told(List<Said> said) {
        return said.reversed().stream()
                .limit(LATEST)
                .map(it -> new ConsentPanel.Told(
                        it.recordedAt(),
                        it.purpose(),
                        it.channel(),
                        it.decision(),
                        it.way(),
                        by(it.recordedBy()),
                        it.wording(),
                        it.proof()))
                .toList();
    }

    private String by(@Nullable UUID account) {
        return account == null
                ? ""
                : staff.find(new StaffId(account)).map(StaffMember::name).orElse(t("customers.somebody"));
    }

    private static String here() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
