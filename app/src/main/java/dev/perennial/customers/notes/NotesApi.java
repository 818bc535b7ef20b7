package dev.perennial.customers.notes;

import dev.perennial.access.InArea;
import dev.perennial.customers.Whom;
import dev.perennial.platform.Businesses;
import dev.perennial.programs.Answer;
import dev.perennial.programs.Cursor;
import dev.perennial.programs.Fields;
import dev.perennial.programs.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Notes for programs; `docs/api/customers.md` tells how.
@RestController
@RequestMapping("/api/v1/customers/notes")
@InArea("customers")
class NotesApi {
    private record NoteJson(
            String id,
            String customer,
            String kind,
            String text,
            @Nullable String saidBy,
            @Nullable String saidOn,
            String writtenAt) {}

    private final Notes notes;
    private final Whom whom;
    private final Requests requests;
    private final Businesses businesses;
    private final Clock clock;

    NotesApi(Notes notes, Whom whom, Requests requests, Businesses businesses, Clock clock) {
        this.notes = notes;
        this.whom = whom;
        this.requests = requests;
        this.businesses = businesses;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> list(HttpServletRequest request) {
        return requests.read(request, this::list);
    }

    @PostMapping
    ResponseEntity<String> write(HttpServletRequest request) throws IOException {
        return requests.write(request, "customers.note", this::write);
    }

    private Answer list(Fields asked) {
        var page = asked.page("notes");
        var customer = whom.asked(asked);
        if (customer.isEmpty() || !asked.refusals().isEmpty()) return Answer.refused(asked.refusals());
        return page.of(
                notes.of(customer.get(), page.after(), page.most()),
                NotesApi::json,
                it -> new Cursor(it.writtenAt(), it.id()));
    }

    private Answer write(Fields sent) {
        var customer = whom.sent(sent, sent.optionalText("source"));
        var saidOn = sent.optionalDay("said_on");
        var form = new NoteForm(
                sent.choice("kind", Note.Kind.NOTE).name(),
                sent.text("text"),
                sent.optionalText("said_by"),
                saidOn == null ? null : saidOn.toString());
        if (customer.isEmpty() || !sent.refusals().isEmpty()) return Answer.refused(sent.refusals());
        var today = LocalDate.ofInstant(clock.instant(), businesses.current().zone());
        return switch (form.read(today)) {
            case NoteForm.Unclear(var field, var sentence) -> {
                sent.refuse(field, form.value(field), sentence);
                yield Answer.refused(sent.refusals());
            }
            case NoteForm.Written(var note) -> {
                var id = UUID.randomUUID();
                notes.write(customer.get(), note, id);
                yield Answer.of(201, json(new Notes.Kept(id, customer.get(), note, clock.instant())))
                        .about(customer.get().value());
            }
        };
    }

    private static NoteJson json(Notes.Kept it) {
        var note = it.note();
        return new NoteJson(
                it.id().toString(),
                it.customer().toString(),
                note.kind().name().toLowerCase(Locale.ROOT),
                note.text(),
                note.saidBy(),
                note.saidOn() == null ? null : note.saidOn().toString(),
                it.writtenAt().toString());
    }
}
