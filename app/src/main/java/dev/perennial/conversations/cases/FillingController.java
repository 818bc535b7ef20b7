package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.t;

import dev.perennial.conversations.CaseFields;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.Drafts;
import dev.perennial.conversations.Lines;
import dev.perennial.conversations.Parcels;
import dev.perennial.messaging.Filling;
import dev.perennial.messaging.Template;
import dev.perennial.messaging.TemplateId;
import dev.perennial.messaging.Templates;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Templates as they read in a case: put into the box, to be read over and changed before anything is sent.
@Controller
@RequestMapping("/conversations/cases/{id}/fillings")
class FillingController {
    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final CaseFiles files;
    private final Lines lines;
    private final CaseFields fields;
    private final Templates templates;
    private final Filling filling;
    private final Drafts drafts;
    private final Parcels parcels;

    FillingController(
            CaseFiles files,
            Lines lines,
            CaseFields fields,
            Templates templates,
            Filling filling,
            Drafts drafts,
            Parcels parcels) {
        this.files = files;
        this.lines = lines;
        this.fields = fields;
        this.templates = templates;
        this.filling = filling;
        this.drafts = drafts;
        this.parcels = parcels;
    }

    @GetMapping("/{template}")
    ResponseEntity<String> filled(@PathVariable CaseId id, @PathVariable TemplateId template) {
        return ResponseEntity.ok().contentType(PLAIN).body(text(id, template));
    }

    /// Without script: what stood in the box, and the template below it.
    @PostMapping
    Redirect putIn(
            @PathVariable CaseId id,
            @RequestParam TemplateId template,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") List<UUID> keep,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
            RedirectAttributes redirect)
            throws IOException {
        var filled = text(id, template);
        drafts.keep(id, text.isBlank() ? filled : text.stripTrailing() + "\n\n" + filled);
        var chosen = ChosenFiles.of(sent);
        var tooMuch = chosen.mistake(drafts.of(id).files(), keep, parcels.limits());
        if (tooMuch.isEmpty()) drafts.attach(id, keep, chosen.opened());
        tooMuch.map(Notice::wrong)
                .orElseGet(() -> Notice.done(t("conversations.template.used")))
                .after(redirect);
        return Redirect.to("/conversations/cases/" + id + "#reply-text");
    }

    private String text(CaseId id, TemplateId which) {
        var file = files.get(id);
        var text = templates
                .find(which)
                .map(Template::text)
                .orElseThrow(() -> new NoSuchElementException("no template " + which));
        var line = lines.of(id).stream().findFirst().orElse(null);
        return filling.fill(text, file.customer(), fields.of(file, line)).text();
    }
}
