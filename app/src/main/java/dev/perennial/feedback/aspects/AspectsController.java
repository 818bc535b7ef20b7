package dev.perennial.feedback.aspects;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.feedback.CommentsWanted;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/feedback/aspects")
class AspectsController {
    private final KeptAspects aspects;
    private final CommentsWanted reading;
    private final CurrentStaff staff;

    AspectsController(KeptAspects aspects, CommentsWanted reading, CurrentStaff staff) {
        this.aspects = aspects;
        this.reading = reading;
        this.staff = staff;
    }

    @GetMapping
    View index() {
        staff.requireWholeSight();
        return page(AspectForm.EMPTY, null);
    }

    @PostMapping
    Object keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String en,
            @RequestParam(defaultValue = "") String de,
            @RequestParam(defaultValue = "") String fr,
            @RequestParam(defaultValue = "") String es,
            RedirectAttributes after) {
        staff.require(Role.MANAGER);
        var form = new AspectForm(name, en, de, fr, es);
        var mistake = form.mistake();
        if (mistake != null) return page(form, mistake);
        aspects.keep(form.aspect());
        reading.soon();
        Notice.done(t("feedback.aspect.kept", form.name().strip())).after(after);
        return Redirect.to("/feedback/aspects");
    }

    @PostMapping("/removal")
    Redirect remove(@RequestParam(defaultValue = "") String name, RedirectAttributes after) {
        staff.require(Role.MANAGER);
        aspects.remove(name);
        reading.soon();
        Notice.done(t("feedback.aspect.removed", name)).after(after);
        return Redirect.to("/feedback/aspects");
    }

    private AspectsPage page(AspectForm form, @Nullable String mistake) {
        return new AspectsPage(
                aspects.all().stream().map(AspectForm::of).toList(),
                aspects.learned(),
                staff.role().atLeast(Role.MANAGER),
                form,
                mistake);
    }
}
