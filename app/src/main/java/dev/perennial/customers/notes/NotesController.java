package dev.perennial.customers.notes;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.Customers;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
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
@RequestMapping("/customers/notes")
class NotesController {
    private static final int MOST = 100;

    private final Notes notes;
    private final Customers customers;
    private final Businesses businesses;
    private final Clock clock;

    NotesController(Notes notes, Customers customers, Businesses businesses, Clock clock) {
        this.notes = notes;
        this.customers = customers;
        this.businesses = businesses;
        this.clock = clock;
    }

    /// What customers need and miss, counted.
    @GetMapping
    View counts() {
        return new CountsPage(Arrays.stream(Note.Kind.values())
                .filter(kind -> kind != Note.Kind.NOTE)
                .map(kind -> new CountsPage.Group(kind, notes.counted(kind, MOST)))
                .toList());
    }

    @GetMapping("/said")
    View said(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String text) {
        var asked = new NoteForm(kind, text, null, null).read(LocalDate.MAX);
        if (!(asked instanceof NoteForm.Written(var note))) throw new NoSuchElementException(text);
        var said = notes.said(note.kind(), note.key(), MOST);
        if (said.isEmpty()) throw new NoSuchElementException(text);
        return new SaidPage(note, said);
    }

    @PostMapping
    Redirect write(
            @RequestParam CustomerId customer,
            @RequestParam UUID form,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String saidBy,
            @RequestParam(required = false) @Nullable String saidOn,
            RedirectAttributes redirect) {
        if (!customers.exists(customer)) throw new NoSuchElementException("no customer " + customer);
        var typed = new NoteForm(kind, text, saidBy, saidOn);
        switch (typed.read(
                LocalDate.ofInstant(clock.instant(), businesses.current().zone()))) {
            case NoteForm.Written(var note) -> {
                notes.write(customer, note, form);
                Notice.done(t("customers.note.written")).after(redirect);
            }
            case NoteForm.Unclear unclear -> {
                Notice.wrong(unclear.sentence()).after(redirect);
                redirect.addFlashAttribute("note", text);
            }
        }
        return Redirect.to("/customers/" + customer);
    }
}
