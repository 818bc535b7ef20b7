package dev.perennial.conversations.calls;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.calls.CallLog.Call;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/conversations/calls")
class CallsController {
    private static final int LONGEST = 10_000;

    private final CallLog calls;
    private final Customers customers;

    CallsController(CallLog calls, Customers customers) {
        this.calls = calls;
        this.customers = customers;
    }

    @GetMapping("/new")
    View blank(@RequestParam(required = false) @Nullable CustomerId customer) {
        return form(customer, UUID.randomUUID(), "", "", "", false, null);
    }

    @PostMapping
    Object log(
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(name = "case", required = false) @Nullable UUID belongsTo,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean more,
            @RequestParam UUID form,
            RedirectAttributes redirect) {
        if (customer != null && !customers.exists(customer))
            throw new NoSuchElementException("no customer " + customer);
        var mistake = text.isBlank()
                ? t("conversations.call.empty")
                : text.length() > LONGEST ? t("conversations.note.tooLong", text.length(), LONGEST) : null;
        if (mistake != null) return form(customer, form, who, phone, text, more, mistake);
        var id = calls.log(
                new Call(customer, who, phone, text, belongsTo == null ? null : new CaseId(belongsTo), more, form));
        Notice.done(t("conversations.call.done")).after(redirect);
        return Redirect.to(customer == null || more ? "/conversations/cases/" + id : "/customers/" + customer);
    }

    private CallForm form(
            @Nullable CustomerId customer,
            UUID form,
            String who,
            String phone,
            String text,
            boolean more,
            @Nullable String mistake) {
        var called = customer == null
                ? ""
                : customers.name(customer).orElseThrow(() -> new NoSuchElementException("no customer " + customer));
        var open = customer == null ? List.<CaseFile>of() : calls.open(customer);
        return new CallForm(customer, called, open, form, who, phone, text, more, mistake);
    }
}
