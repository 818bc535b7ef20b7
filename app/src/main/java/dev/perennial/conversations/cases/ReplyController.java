package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.Cases;
import dev.perennial.conversations.EntryId;
import dev.perennial.conversations.Replies;
import dev.perennial.conversations.Replies.Saying;
import dev.perennial.conversations.ThreadId;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What is written in a case: answers to the customer, notes to each other.
@Controller
@RequestMapping("/conversations/cases/{id}")
class ReplyController {
    static final int LONGEST = 50_000;

    private final Replies replies;
    private final Cases cases;
    private final CaseFiles files;
    private final CasePages pages;
    private final Businesses businesses;
    private final Clock clock;

    ReplyController(
            Replies replies, Cases cases, CaseFiles files, CasePages pages, Businesses businesses, Clock clock) {
        this.replies = replies;
        this.cases = cases;
        this.files = files;
        this.pages = pages;
        this.businesses = businesses;
        this.clock = clock;
    }

    @PostMapping("/replies")
    Object say(
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable UUID thread,
            @RequestParam int seen,
            @RequestParam UUID form,
            @RequestParam(defaultValue = "") String later,
            @RequestParam(defaultValue = "false") boolean closes,
            RedirectAttributes redirect) {
        files.get(id);
        if (text.isBlank()) return pages.returned(id, text, later, t("conversations.reply.empty"), 422);
        if (text.length() > LONGEST)
            return pages.returned(id, text, later, t("conversations.reply.tooLong", text.length(), LONGEST), 422);
        var leaves = leaves(later);
        if (!later.isBlank() && leaves == null)
            return pages.returned(id, text, later, t("conversations.reply.later.unclear", later), 422);
        var line = thread == null ? null : new ThreadId(thread);
        var outcome = replies.say(id, new Saying(text.strip(), line, seen, form, leaves, closes, List.of()));
        return switch (outcome) {
            case Replies.Overtaken(var by) ->
                pages.returned(id, text, later, t("conversations.reply.overtaken", by.size()), 409);
            case Replies.NoWay() -> pages.returned(id, text, later, t("conversations.reply.noWay"), 422);
            case Replies.OnlyNow() -> pages.returned(id, text, later, t("conversations.reply.onlyNow"), 422);
            case Replies.SaidBefore before -> Redirect.to("/conversations/cases/" + id);
            case Replies.Said(var entry, var at) -> {
                Notice.done(
                                leaves == null
                                        ? t("conversations.reply.sent")
                                        : t("conversations.reply.sentLater", moment(at)))
                        .after(redirect);
                yield Redirect.to(closes ? "/conversations" : "/conversations/cases/" + id + "#entry-" + entry);
            }
        };
    }

    private @Nullable Instant leaves(String later) {
        try {
            if (later.isBlank()) return null;
            var at = LocalDateTime.parse(later)
                    .atZone(businesses.current().zone())
                    .toInstant();
            return at.isAfter(clock.instant()) ? at : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    @PostMapping("/entries/{entry}/withdrawal")
    Redirect takeBack(@PathVariable CaseId id, @PathVariable EntryId entry, RedirectAttributes redirect) {
        var back = replies.takeBack(id, entry);
        (back ? Notice.done(t("conversations.reply.takenBack")) : Notice.careful(t("conversations.reply.tooLate")))
                .after(redirect);
        return Redirect.to("/conversations/cases/" + id + "#reply");
    }

    @PostMapping("/notes")
    Redirect note(
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam UUID form,
            RedirectAttributes redirect) {
        if (text.isBlank()) Notice.wrong(t("conversations.note.empty")).after(redirect);
        else if (text.length() > LONGEST)
            Notice.wrong(t("conversations.note.tooLong", text.length(), LONGEST))
                    .after(redirect);
        else cases.note(id, text.strip(), form);
        return Redirect.to("/conversations/cases/" + id);
    }
}
