package dev.perennial.customers.profiles;

import dev.perennial.access.ApiArea;
import dev.perennial.access.AuditLog;
import dev.perennial.access.InArea;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.IdentityLock;
import dev.perennial.customers.Traits;
import dev.perennial.customers.fields.CustomFields;
import dev.perennial.customers.profiles.Profile.Reach;
import dev.perennial.platform.Businesses;
import dev.perennial.programs.Answer;
import dev.perennial.programs.Fields;
import dev.perennial.programs.Requests;
import dev.perennial.ui.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Customers for programs; `docs/api/customers.md` tells how.
@RestController
@RequestMapping("/api/v1/customers/profiles")
@InArea("customers")
class ProfilesApi {
    private static final String WHAT = "customers.profile";

    private record TraitsJson(String customer, Map<String, @Nullable Object> traits) {}

    private final Profiles profiles;
    private final ProfileRecords records;
    private final Customers customers;
    private final IdentityLock identity;
    private final CustomFields fields;
    private final Traits traits;
    private final Requests requests;
    private final AuditLog log;
    private final Businesses businesses;
    private final Clock clock;

    ProfilesApi(
            Profiles profiles,
            ProfileRecords records,
            Customers customers,
            IdentityLock identity,
            CustomFields fields,
            Traits traits,
            Requests requests,
            AuditLog log,
            Businesses businesses,
            Clock clock) {
        this.profiles = profiles;
        this.records = records;
        this.customers = customers;
        this.identity = identity;
        this.fields = fields;
        this.traits = traits;
        this.requests = requests;
        this.log = log;
        this.businesses = businesses;
        this.clock = clock;
    }

    @Bean
    static ApiArea customersForPrograms() {
        return new ApiArea(10, "customers", "customers.area", "customers.area.help");
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return requests.read(request, this::list);
    }

    @GetMapping("/{id}")
    ResponseEntity<String> show(HttpServletRequest request, @PathVariable CustomerId id) {
        return requests.show(request, () -> {
            var answer = answer(200, id);
            log.viewed("customers.page", id.value());
            return answer;
        });
    }

    @GetMapping("/{id}/traits")
    ResponseEntity<String> traits(HttpServletRequest request, @PathVariable CustomerId id) {
        return requests.show(request, () -> {
            if (!customers.exists(id)) throw new NoSuchElementException(id.toString());
            return Answer.of(200, new TraitsJson(id.toString(), traits.of(id)));
        });
    }

    @PostMapping
    ResponseEntity<String> make(HttpServletRequest request) throws IOException {
        return requests.write(request, WHAT, this::make);
    }

    @PatchMapping("/{id}")
    ResponseEntity<String> change(HttpServletRequest request, @PathVariable CustomerId id) throws IOException {
        return requests.write(request, WHAT, sent -> change(id, sent));
    }

    private Answer list(Fields asked) {
        var page = asked.page("customers");
        var filter = new ProfileRecords.Filter(
                asked.optionalMoment("changed_since"),
                asked.optionalText("email"),
                asked.optionalText("phone"),
                asked.optionalText("source"),
                asked.optionalText("number"));
        if (filter.source() != null && filter.number() == null)
            asked.refuse("customers", "source", filter.source(), "sourceAlone");
        if (!asked.refusals().isEmpty()) return Answer.refused(asked.refusals());
        return page.of(
                records.list(filter, page.after(), page.most()),
                ProfileRecords.Row::profile,
                ProfileRecords.Row::place);
    }

    /// Whoever makes customers waits here for whoever else does, so that nobody is made twice.
    private Answer make(Fields sent) {
        identity.take();
        var own = fields.all();
        var profile = SentProfile.over(new ProfileForm(Map.of(), List.of(), List.of()), sent, own);
        var draft = read(profile, sent, List.of());
        if (draft.isEmpty() || !sent.refusals().isEmpty()) return Answer.refused(sent.refusals());

        var known = profile.numbers().stream()
                .flatMap(it -> records.ownerOf(it).stream())
                .findFirst();
        if (known.isPresent()) return answer(200, known.get());
        var taken = taken(profile, draft.get(), List.of(), Optional.empty());
        if (taken.isPresent()) return Answer.conflict(taken.get());
        var id = profiles.make(draft.get());
        records.add(id, profile.numbers());
        return answer(201, id);
    }

    private Answer change(CustomerId asked, Fields sent) {
        identity.take();
        var id = customers.hold(asked).orElseThrow(() -> new NoSuchElementException(asked.toString()));
        var known = profiles.find(id).orElseThrow(() -> new NoSuchElementException(id.toString()));
        var profile = SentProfile.over(ProfileForm.of(known), sent, fields.all());
        var draft = read(profile, sent, known.reaches());
        if (draft.isEmpty() || !sent.refusals().isEmpty()) return Answer.refused(sent.refusals());

        var taken = taken(profile, draft.get(), known.reaches(), Optional.of(id));
        if (taken.isPresent()) return Answer.conflict(taken.get());
        if (!profiles.change(id, draft.get(), known.changedAt()))
            return Answer.conflict(Refusal.of("customers", "id", id, "changedMeanwhile"));
        records.add(id, profile.numbers());
        return answer(200, id);
    }

    private Optional<Draft> read(SentProfile profile, Fields sent, List<Reach> known) {
        var business = businesses.current();
        var today = LocalDate.ofInstant(clock.instant(), business.zone());
        var own = fields.all();
        return switch (profile.form().read(business.country(), today, own, known)) {
            case ProfileForm.InOrder(var draft) -> Optional.of(draft);
            case ProfileForm.Unclear(var mistakes) -> {
                profile.refuse(sent, mistakes, own);
                yield Optional.empty();
            }
        };
    }

    /// The first address, phone or number that is somebody else's.
    private Optional<Refusal> taken(
            SentProfile profile, Draft draft, List<Reach> known, Optional<CustomerId> customer) {
        for (var number : profile.numbers()) {
            var owner = records.ownerOf(number).filter(it -> !customer.equals(Optional.of(it)));
            if (owner.isPresent())
                return Optional.of(Refusal.of(
                        "customers", "numbers", number.number(), "numberTaken", number.source(), owner.get()));
        }
        if (profile.shared()) return Optional.empty();
        return draft.reaches().stream()
                .filter(it -> !known.contains(it))
                .flatMap(it -> profiles.ownerOf(it, customer).stream()
                        .map(owner -> Refusal.of(
                                "customers",
                                it.kind() == Reach.Kind.EMAIL ? "emails" : "phones",
                                it.value(),
                                "belongsToAnother",
                                owner.id())))
                .findFirst();
    }

    private Answer answer(int status, CustomerId id) {
        var profile = records.find(id).orElseThrow(() -> new NoSuchElementException(id.toString()));
        return Answer.of(status, profile).about(id.value());
    }
}
