package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.conversations.Entry;
import dev.perennial.conversations.FirstFiles;
import dev.perennial.conversations.FirstWords;
import dev.perennial.conversations.Parcels;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.messaging.Account;
import dev.perennial.messaging.AccountId;
import dev.perennial.messaging.Accounts;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.io.IOException;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The first word to somebody.
@Controller
@RequestMapping("/conversations/cases")
class WriteController {
    private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]{1,190}\\.[^\\s@.,;<>\"]+");
    private static final int LONGEST_SUBJECT = 200;

    private final FirstWords words;
    private final FirstFiles files;
    private final Parcels parcels;
    private final Accounts accounts;
    private final Customers customers;
    private final CurrentStaff staff;
    private final JdbcClient db;

    WriteController(
            FirstWords words,
            FirstFiles files,
            Parcels parcels,
            Accounts accounts,
            Customers customers,
            CurrentStaff staff,
            JdbcClient db) {
        this.words = words;
        this.files = files;
        this.parcels = parcels;
        this.accounts = accounts;
        this.customers = customers;
        this.staff = staff;
        this.db = db;
    }

    /// What was written so far.
    private record Written(
            @Nullable CustomerId customer, @Nullable UUID account, String to, String subject, String text, UUID form) {
        static Written nothing(@Nullable CustomerId customer, String to) {
            return new Written(customer, null, to, "", "", UUID.randomUUID());
        }

        Map<String, String> mistakes() {
            var mistakes = new TreeMap<String, String>();
            var about = subject.strip();
            if (!MAIL.matcher(to.strip()).matches()) mistakes.put("to", t("conversations.write.mistake.to", to));
            if (about.isEmpty() || about.length() > LONGEST_SUBJECT)
                mistakes.put("subject", t("conversations.write.mistake.subject", about.length()));
            if (text.isBlank()) mistakes.put("text", t("conversations.write.mistake.text"));
            else if (text.length() > ReplyController.LONGEST)
                mistakes.put("text", t("conversations.reply.tooLong", text.length(), ReplyController.LONGEST));
            return mistakes;
        }

        FirstWords.FirstWord from(Account mailbox, List<Entry.Attached> along) {
            return new FirstWords.FirstWord(customer, mailbox, to.strip(), subject.strip(), text.strip(), form, along);
        }
    }

    @GetMapping("/new")
    View blank(@RequestParam(required = false) @Nullable CustomerId customer) {
        return form(Written.nothing(customer, customer == null ? "" : address(customer)), Map.of());
    }

    @PostMapping
    Object write(
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            @RequestParam UUID form,
            @RequestParam(defaultValue = "") List<UUID> keep,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
            RedirectAttributes redirect)
            throws IOException {
        if (customer != null && !customers.exists(customer))
            throw new NoSuchElementException("no customer " + customer);
        var written = new Written(customer, account, to, subject, text, form);
        var mistakes = written.mistakes();
        var chosen = ChosenFiles.of(sent);
        var tooMuch = chosen.mistake(files.of(form), keep, parcels.limits());
        // Kept before anything else is looked at, so that none has to be chosen again.
        var along = tooMuch.isPresent() ? List.<Entry.Attached>of() : files.attach(form, keep, chosen.opened());
        tooMuch.ifPresent(it -> mistakes.put("files", it));
        var from = mailboxes().stream()
                .filter(it -> account == null || it.id().equals(new AccountId(account)))
                .findFirst();
        if (from.isEmpty() || !mistakes.isEmpty()) return form(written, mistakes);
        return switch (words.begin(written.from(from.get(), along))) {
            case FirstWords.CannotCarry(var way, var size) ->
                form(written, Map.of("files", ReplyController.carriesNot(way, size)));
            case FirstWords.Begun(var id) -> {
                Notice.done(t("conversations.reply.sent")).after(redirect);
                yield Redirect.to("/conversations/cases/" + id);
            }
        };
    }

    private WriteForm form(Written written, Map<String, String> mistakes) {
        return new WriteForm(
                written.customer(),
                mailboxes(),
                written.account(),
                written.form(),
                written.to(),
                written.subject(),
                written.text(),
                files.of(written.form()),
                parcels.limits(),
                staff.role() == Role.OWNER,
                mistakes);
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
