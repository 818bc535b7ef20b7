package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.bytes;
import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.Cases;
import dev.perennial.conversations.Drafts;
import dev.perennial.conversations.EntryId;
import dev.perennial.conversations.Parcels;
import dev.perennial.conversations.Replies;
import dev.perennial.conversations.Replies.Saying;
import dev.perennial.conversations.ThreadId;
import dev.perennial.conversations.Via;
import dev.perennial.messaging.Dispatch;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What is written in a case: answers to the customer, notes to each other.
@Controller
@RequestMapping("/conversations/cases/{id}")
class ReplyController {
    static final int LONGEST = 50_000;

    private final Replies replies;
    private final Cases cases;
    private final CaseFiles files;
    private final Drafts drafts;
    private final Parcels parcels;
    private final CasePages pages;
    private final Businesses businesses;
    private final Clock clock;

    ReplyController(
            Replies replies,
            Cases cases,
            CaseFiles files,
            Drafts drafts,
            Parcels parcels,
            CasePages pages,
            Businesses businesses,
            Clock clock) {
        this.replies = replies;
        this.cases = cases;
        this.files = files;
        this.drafts = drafts;
        this.parcels = parcels;
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
            @RequestParam(defaultValue = "") List<UUID> keep,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
            RedirectAttributes redirect)
            throws IOException {
        files.get(id);
        var chosen = ChosenFiles.of(sent);
        var tooMuch = chosen.mistake(drafts.of(id).files(), keep, parcels.limits());
        if (tooMuch.isPresent()) return pages.returned(id, text, later, tooMuch.get(), 422);
        // Put to the draft first, so that none has to be chosen again when the reply cannot leave.
        var along = drafts.attach(id, keep, chosen.opened());
        var leaves = leaves(later);
        var mistake = mistake(text, later, leaves, !along.isEmpty());
        if (mistake.isPresent()) return pages.returned(id, text, later, mistake.get(), 422);
        var line = thread == null ? null : new ThreadId(thread);
        var outcome = replies.say(id, new Saying(text.strip(), line, seen, form, leaves, closes, along));
        return switch (outcome) {
            case Replies.Overtaken(var by) ->
                pages.returned(id, text, later, t("conversations.reply.overtaken", by.size()), 409);
            case Replies.Joined(var into) -> {
                Notice.careful(t("conversations.reply.joined")).after(redirect);
                yield Redirect.to("/conversations/cases/" + into + "#reply-text");
            }
            case Replies.NoWay() -> pages.returned(id, text, later, t("conversations.reply.noWay"), 422);
            case Replies.SwitchedOff(var name) ->
                pages.returned(id, text, later, t("conversations.reply.switchedOff", name), 422);
            case Replies.OnlyNow() -> pages.returned(id, text, later, t("conversations.reply.onlyNow"), 422);
            case Replies.WindowOver(var way, var until) ->
                pages.returned(
                        id,
                        text,
                        later,
                        t("conversations.window.refused", t("conversations.via." + way), moment(until)),
                        422);
            case Replies.CannotCarry(var way, var size) -> pages.returned(id, text, later, carriesNot(way, size), 422);
            case Replies.SaidBefore before -> {
                drafts.attach(id, List.of(), List.of());
                yield Redirect.to("/conversations/cases/" + id);
            }
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

    private static Optional<String> mistake(String text, String later, @Nullable Instant leaves, boolean hasFiles) {
        if (text.isBlank())
            return Optional.of(t(hasFiles ? "conversations.files.onlyFiles" : "conversations.reply.empty"));
        if (text.length() > LONGEST) return Optional.of(t("conversations.reply.tooLong", text.length(), LONGEST));
        if (!later.isBlank() && leaves == null) return Optional.of(t("conversations.reply.later.unclear", later));
        return Optional.empty();
    }

    static String carriesNot(Via way, long size) {
        return way == Via.EMAIL
                ? t("conversations.files.tooLarge", bytes(size), bytes(Dispatch.MOST_FILE_BYTES))
                : t("conversations.files.cannot", t("conversations.via." + way));
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
