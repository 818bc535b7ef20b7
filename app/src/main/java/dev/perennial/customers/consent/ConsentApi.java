package dev.perennial.customers.consent;

import dev.perennial.access.ApiArea;
import dev.perennial.access.InArea;
import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing;
import dev.perennial.customers.Whom;
import dev.perennial.programs.Answer;
import dev.perennial.programs.Fields;
import dev.perennial.programs.Requests;
import dev.perennial.ui.Checks;
import dev.perennial.ui.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who may be contacted for what, for programs; `docs/api/customers.md` tells how.
@RestController
@RequestMapping("/api/v1/customers/consent")
@InArea("consent")
class ConsentApi {
    private enum Decision {
        GRANTED,
        WITHDRAWN
    }

    private record StandingJson(
            String purpose,
            String channel,
            String verdict,
            boolean allowed,
            @Nullable String address,
            @Nullable String since,
            String why) {}

    private record SaidJson(
            String purpose,
            String channel,
            String decision,
            String way,
            @Nullable String wording,
            @Nullable String language,
            String proof,
            String countsAt,
            String recordedAt) {}

    private record ConsentJson(String customer, List<StandingJson> standings, List<SaidJson> history) {}

    private record AnsweredJson(String customer, StandingJson standing) {}

    private final Consents consents;
    private final Whom whom;
    private final Requests requests;
    private final Clock clock;

    ConsentApi(Consents consents, Whom whom, Requests requests, Clock clock) {
        this.consents = consents;
        this.whom = whom;
        this.requests = requests;
        this.clock = clock;
    }

    @Bean
    static ApiArea consentForPrograms() {
        return new ApiArea(20, "consent", "customers.consent.area", "customers.consent.area.help");
    }

    @GetMapping
    ResponseEntity<String> show(HttpServletRequest request) {
        return requests.read(request, this::show);
    }

    @PostMapping
    ResponseEntity<String> say(HttpServletRequest request) throws IOException {
        return requests.write(request, "customers.consent", this::say);
    }

    private Answer show(Fields asked) {
        var customer = whom.asked(asked);
        if (customer.isEmpty() || !asked.refusals().isEmpty()) return Answer.refused(asked.refusals());
        return Answer.of(
                200,
                new ConsentJson(
                        customer.get().toString(),
                        consents.standings(customer.get()).stream()
                                .map(ConsentApi::json)
                                .toList(),
                        consents.history(customer.get()).stream()
                                .map(ConsentApi::json)
                                .toList()));
    }

    private Answer say(Fields sent) {
        var source = sent.text("source");
        var proof = sent.text("proof").strip();
        var purpose = sent.needed("purpose").choice("purpose", Purpose.NEWS);
        var channel = sent.needed("channel").choice("channel", Channel.EMAIL);
        var decision = sent.needed("decision").choice("decision", Decision.GRANTED);
        var address = sent.optionalText("address");
        var wording = sent.optionalText("wording");
        var saidAt = sent.optionalMoment("said_at");
        var customer = whom.sent(sent, source);
        var checks = new Checks("customers");
        if (!source.isEmpty()) checks.source(source);
        if (sent.has("proof")) checks.needed("proof", proof, 500);
        checks.optional("wording", wording, 1_000);
        if (saidAt != null) checks.moment("said_at", saidAt, clock.instant());
        if (!purpose.needsConsent()) checks.refuse("purpose", "service", "noConsentNeeded");
        checks.refusals().forEach(it -> sent.refuse(it.field(), it.value(), it.sentence()));
        if (customer.isEmpty() || !sent.refusals().isEmpty()) return Answer.refused(sent.refusals());

        var said = source + ": " + proof + (wording == null ? "" : " — “" + wording.strip() + "”");
        var origin = ConsentOrigin.byApi(said, saidAt);
        if (decision == Decision.WITHDRAWN) {
            consents.withdraw(customer.get(), purpose, channel, origin);
            return answer(customer.get(), consents.standing(customer.get(), purpose, channel));
        }
        return switch (consents.grant(customer.get(), purpose, channel, address, origin)) {
            case Consents.Granting.Granted(var standing) -> answer(customer.get(), standing);
            case Consents.Granting.Requested waiting -> answer(customer.get(), waiting.standing());
            case Consents.Granting.Barred(var standing) ->
                Answer.conflict(Refusal.of("customers", "decision", "granted", "barred", standing.why()));
        };
    }

    private static Answer answer(CustomerId customer, Standing standing) {
        return Answer.of(201, new AnsweredJson(customer.toString(), json(standing)))
                .about(customer.value());
    }

    private static StandingJson json(Standing it) {
        return new StandingJson(
                word(it.purpose()),
                word(it.channel()),
                word(it.verdict()),
                it.allowed(),
                it.address(),
                it.since() == null ? null : it.since().toString(),
                it.why());
    }

    private static SaidJson json(Said it) {
        var wording = it.wording();
        return new SaidJson(
                word(it.purpose()),
                word(it.channel()),
                word(it.decision()),
                word(it.way()),
                wording == null ? null : wording.text(),
                wording == null ? null : wording.language(),
                it.proof(),
                it.countsAt().toString(),
                it.recordedAt().toString());
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
