package dev.perennial.feedback.comments;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.analytics.text.Aspect;
import dev.perennial.feedback.aspects.KeptAspects;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/feedback/comments")
class CommentsController {
    private static final int LENGTH = 25;
    private static final int MOST_PAGES = 400;

    private final Comments comments;
    private final KeptAspects aspects;
    private final AspectCorrections corrections;
    private final CurrentStaff staff;

    CommentsController(Comments comments, KeptAspects aspects, AspectCorrections corrections, CurrentStaff staff) {
        this.comments = comments;
        this.aspects = aspects;
        this.corrections = corrections;
        this.staff = staff;
    }

    @Bean
    static AccountItem commentsInMenu() {
        return new AccountItem(
                12, "/feedback/comments", "feedback.comments.title", "message-circle", StaffMember.WHOLE_SIGHT);
    }

    @GetMapping
    View index(
            @RequestParam(defaultValue = "") String mood,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String aspect,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "1") int page) {
        staff.requireWholeSight();
        var filter = new CommentFilter(mood, language, aspect, theme);
        var shown = Math.clamp(page, 1, MOST_PAGES);
        var found = comments.find(filter, (shown - 1) * LENGTH, LENGTH + 1);
        var isMore = found.size() > LENGTH;
        return new CommentsPage(
                filter,
                comments.counts(),
                isMore ? found.subList(0, LENGTH) : found,
                comments.aspects(),
                comments.themes(),
                comments.languages(),
                aspects.all().stream().map(Aspect::name).toList(),
                shown,
                isMore,
                staff.role().atLeast(Role.MANAGER));
    }

    @PostMapping("/{id}/mood")
    Redirect correct(@PathVariable UUID id, @RequestParam CommentMood mood, RedirectAttributes after) {
        staff.require(Role.MANAGER);
        if (comments.correct(id, mood))
            Notice.done(t("feedback.comment.corrected")).after(after);
        else Notice.careful(t("feedback.comment.gone")).after(after);
        return Redirect.to("/feedback/comments");
    }

    /// @param mood how the sentence speaks of the aspect; empty when it does not
    @PostMapping("/{id}/aspects")
    Redirect correct(
            @PathVariable UUID id,
            @RequestParam String aspect,
            @RequestParam int starts,
            @RequestParam Optional<CommentMood> mood,
            RedirectAttributes after) {
        staff.require(Role.MANAGER);
        if (corrections.correct(id, aspect, starts, mood))
            Notice.done(t("feedback.comment.corrected")).after(after);
        else Notice.careful(t("feedback.comment.gone")).after(after);
        return Redirect.to("/feedback/comments");
    }
}
