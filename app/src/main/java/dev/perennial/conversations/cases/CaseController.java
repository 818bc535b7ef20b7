package dev.perennial.conversations.cases;

import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.Drafts;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.NoSuchElementException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/conversations/cases/{id}")
class CaseController {
    private final CasePages pages;
    private final CaseFiles files;
    private final Presence presence;
    private final Reading reading;
    private final Drafts drafts;

    CaseController(CasePages pages, CaseFiles files, Presence presence, Reading reading, Drafts drafts) {
        this.pages = pages;
        this.files = files;
        this.presence = presence;
        this.reading = reading;
        this.drafts = drafts;
    }

    @GetMapping
    Object page(@PathVariable CaseId id) {
        var current = files.current(id).orElseThrow(() -> new NoSuchElementException("no case " + id));
        return current.equals(id) ? pages.of(id) : Redirect.to("/conversations/cases/" + current);
    }

    /// The part that changes while one looks at it.
    @GetMapping("/conversation")
    View conversation(@PathVariable CaseId id) {
        return pages.conversation(files.get(id));
    }

    /// The page is open in front of somebody who has seen all up to a place.
    @PostMapping("/presence")
    ResponseEntity<Void> here(
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "false") boolean writing,
            @RequestParam(defaultValue = "false") boolean gone) {
        if (gone) presence.gone(id);
        else presence.here(id, writing);
        if (seen > 0) reading.upTo(id, seen);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/draft")
    ResponseEntity<Void> keep(@PathVariable CaseId id, @RequestParam(defaultValue = "") String text) {
        drafts.keep(id, text.length() > ReplyController.LONGEST ? text.substring(0, ReplyController.LONGEST) : text);
        return ResponseEntity.noContent().build();
    }
}
