package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.Replies;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Accounts;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The first word to somebody.
@Controller
@RequestMapping("/conversations/cases")
class WriteController {
    private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]{1,190}\\.[^\\s@.,;<>\"]+");
    private static final int LONGEST_SUBJECT = 200;

    private final Replies replies;
    private final Accounts accounts;
    private final Customers customers;
    private final JdbcClient db;

    WriteController(Replies replies, Accounts accounts, Customers customers, JdbcClient db) {
        this.replies = replies;
        this.accounts = accounts;
        this.customers = customers;
        this.db = db;
    }

    @GetMapping("/new")
    View blank(@RequestParam(required = false) @Nullable CustomerId customer) {
        return new WriteForm(
                customer, mailboxes(), UUID.randomUUID(), customer == null ? "" : address(customer), "", "", Map.of());
    }

    @PostMapping
    Object write(
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            @RequestParam UUID form,
            RedirectAttributes redirect) {
        if (customer != null && !customers.exists(customer))
            throw new NoSuchElementException("no customer " + customer);
        var mailboxes = mailboxes();
        var mistakes = new TreeMap<String, String>();
        var about = subject.strip();
        if (!MAIL.matcher(to.strip()).matches()) mistakes.put("to", t("conversations.write.mistake.to", to));
        if (about.isEmpty() || about.length() > LONGEST_SUBJECT)
            mistakes.put("subject", t("conversations.write.mistake.subject", about.length()));
        if (text.isBlank()) mistakes.put("text", t("conversations.write.mistake.text"));
        else if (text.length() > ReplyController.LONGEST)
            mistakes.put("text", t("conversations.reply.tooLong", text.length(), ReplyController.LONGEST));
        var from = mailboxes.stream()
                .filter(it -> account == null || it.id().equals(new AccountId(account)))
                .findFirst();
        if (from.isEmpty() || !mistakes.isEmpty())
            return new WriteForm(customer, mailboxes, form, to, subject, text, mistakes);
        var id = replies.begin(customer, from.get(), to.strip(), about, text.strip(), form);
        Notice.done(t("conversations.reply.sent")).after(redirect);
        return Redirect.to("/conversations/cases/" + id);
    }

    private List<Account> mailboxes() {
        return accounts.all().stream()
                .filter(it -> it.active() && it.kind() == Account.Kind.EMAIL)
                .toList();
    }

    private String address(CustomerId customer) {
        return db.sql("""
            select value from customers.api_contact where customer_id = ? and kind = 'EMAIL' order by position limit 1""")
                .param(customer.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
