package dev.perennial.customers.consent;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.Consents;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.SuppressionReason;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What staff do about consent: write down what a person said, and for the owner what people are asked.
@Controller
@RequestMapping("/customers/consent")
class ConsentController {
    private final Consents consents;
    private final Customers customers;
    private final AnswerTaking answers;
    private final Wordings wordings;
    private final ConsentCounts counts;
    private final CurrentStaff staff;

    ConsentController(
            Consents consents,
            Customers customers,
            AnswerTaking answers,
            Wordings wordings,
            ConsentCounts counts,
            CurrentStaff staff) {
        this.consents = consents;
        this.customers = customers;
        this.answers = answers;
        this.wordings = wordings;
        this.counts = counts;
        this.staff = staff;
    }

    @GetMapping
    View page() {
        return page(null);
    }

    @PostMapping("/wordings")
    Object word(
            @RequestParam Purpose purpose,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(required = false) @Nullable List<Channel> channel,
            RedirectAttributes redirect) {
        staff.require(Role.OWNER);
        var asked = Folding.clean(text);
        var spoken = language(language);
        if (asked == null) return page(t("customers.consent.wording.text.empty"));
        if (asked.length() > Wording.LONGEST)
            return page(t("customers.consent.wording.text.long", number(Wording.LONGEST), number(asked.length())));
        if (spoken.isEmpty()) return page(t("customers.consent.wording.language.wrong", language));
        if (!purpose.needsConsent()) throw new NoSuchElementException(purpose.name());
        var changed = wordings.change(
                purpose,
                spoken.get(),
                asked,
                channel == null ? List.of() : channel.stream().sorted().toList());
        Notice.done(t(changed ? "customers.consent.wording.changed" : "customers.consent.wording.same"))
                .after(redirect);
        return Redirect.to("/customers/consent");
    }

    /// What a person said, in one or several points.
    @PostMapping("/answers")
    Redirect answer(
            @RequestParam CustomerId customer,
            @RequestParam(required = false) @Nullable List<Purpose> purpose,
            @RequestParam(required = false) @Nullable List<Channel> channel,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String saidOn,
            @RequestParam(defaultValue = "") String proof,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirect) {
        var known = known(customer);
        var form = new AnswerForm(
                purpose == null ? List.of() : purpose,
                channel == null ? List.of() : channel,
                way,
                saidOn,
                proof,
                answer);
        answers.take(known, form).after(redirect);
        return back(known);
    }

    @PostMapping("/withdrawals")
    Redirect withdraw(
            @RequestParam CustomerId customer,
            @RequestParam Purpose purpose,
            @RequestParam Channel channel,
            RedirectAttributes redirect) {
        var known = known(customer);
        consents.withdraw(known, purpose, channel, ConsentOrigin.told(Way.NOTED, "", null, null));
        Notice.done(t("customers.consent.withdrawn")).after(redirect);
        return back(known);
    }

    /// Leaves a person alone, as they asked.
    @PostMapping("/rests")
    Redirect rest(@RequestParam CustomerId customer, RedirectAttributes redirect) {
        var known = known(customer);
        consents.stopEverything(known, SuppressionReason.ASKED, ConsentOrigin.told(Way.NOTED, "", null, null));
        Notice.done(t("customers.consent.rest.done")).after(redirect);
        return back(known);
    }

    private ConsentPage page(@Nullable String mistake) {
        var counted = counts.all();
        return new ConsentPage(
                Purpose.asked().stream()
                        .map(purpose -> {
                            var latest = wordings.latest(purpose);
                            return new ConsentPage.Topic(
                                    purpose,
                                    counted.getOrDefault(purpose, List.of()),
                                    latest.isEmpty() ? List.of(wordings.offered(purpose, null)) : latest,
                                    wordings.all(purpose));
                        })
                        .toList(),
                staff.role().atLeast(Role.OWNER),
                mistake);
    }

    private CustomerId known(CustomerId customer) {
        return customers.current(customer).orElseThrow(() -> new NoSuchElementException("no customer " + customer));
    }

    private static Redirect back(CustomerId customer) {
        return Redirect.to("/customers/" + customer + "#consent");
    }

    private static Optional<String> language(String text) {
        try {
            var tag = new Locale.Builder().setLanguageTag(text.strip()).build().toLanguageTag();
            return tag.equals("und") || tag.length() > 10 ? Optional.empty() : Optional.of(tag);
        } catch (IllformedLocaleException _) {
            return Optional.empty();
        }
    }
}
