package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.EntryId;
import dev.perennial.conversations.Joining;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Two cases become one, one becomes two.
@Controller
@RequestMapping("/conversations/cases/{id}")
class JoinController {
    private final Joining joining;
    private final CaseFiles files;

    JoinController(Joining joining, CaseFiles files) {
        this.joining = joining;
        this.files = files;
    }

    @PostMapping("/joins")
    Redirect join(
            @PathVariable CaseId id, @RequestParam(defaultValue = "") String number, RedirectAttributes redirect) {
        files.get(id);
        var bare = number.strip().replaceFirst("^#", "");
        var other = bare.matches("\\d{1,15}") ? joining.numbered(Long.parseLong(bare)) : Optional.<CaseId>empty();
        if (other.isEmpty()) {
            Notice.wrong(t("conversations.join.unknown", number)).after(redirect);
            return Redirect.to("/conversations/cases/" + id);
        }
        var joined = joining.join(id, other.get());
        (joined ? Notice.done(t("conversations.join.done")) : Notice.careful(t("conversations.join.same")))
                .after(redirect);
        return Redirect.to("/conversations/cases/" + other.get());
    }

    @PostMapping("/entries/{entry}/case")
    Redirect split(@PathVariable CaseId id, @PathVariable EntryId entry, RedirectAttributes redirect) {
        var made = joining.split(id, entry);
        (made.isPresent()
                        ? Notice.done(t("conversations.split.done"))
                        : Notice.careful(t("conversations.split.cannot")))
                .after(redirect);
        return Redirect.to("/conversations/cases/" + made.orElse(id));
    }
}
