package dev.perennial.conversations.cases;

import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.Entries;
import dev.perennial.conversations.Entry;
import dev.perennial.conversations.EntryId;
import dev.perennial.messaging.SafeHtml;
import dev.perennial.platform.StoredFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A mail as it was sent, in a frame of the page. The pictures it names elsewhere are fetched only when somebody asks
/// for
/// them, this once: nothing remembers it.
@Controller
@RequestMapping("/conversations/cases/{id}/entries/{entry}/mail")
class MailController {
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final long LARGEST = 1 << 20;

    /// No script, no form, no style, an origin of its own.
    private static final String BARE = "default-src 'none'; img-src data:%s; sandbox allow-popups "
            + "allow-popups-to-escape-sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final CaseFiles files;
    private final Entries entries;
    private final StoredFiles stored;

    MailController(CaseFiles files, Entries entries, StoredFiles stored) {
        this.files = files;
        this.entries = entries;
        this.stored = stored;
    }

    @GetMapping
    Object mail(
            @PathVariable CaseId id,
            @PathVariable EntryId entry,
            @RequestParam(defaultValue = "false") boolean pictures,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        files.get(id);
        var mail = entries.find(id, entry)
                .filter(it -> it.html() != null)
                .orElseThrow(() -> new NoSuchElementException("no mail " + entry));
        var html = shown(mail, pictures);
        if (part != null) return frame(id, mail, html, pictures);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .header("Content-Security-Policy", BARE.formatted(pictures ? " https: http:" : ""))
                .header("Referrer-Policy", "no-referrer")
                .body("<!doctype html><meta charset=\"utf-8\"><title>Mail</title>" + html);
    }

    /// With its pictures the frame gets an address of its own: a page's rules hold for what is written into it.
    private MailFrame frame(CaseId id, Entry mail, String html, boolean pictures) {
        var path = "/conversations/cases/%s/entries/%s/mail?pictures=true".formatted(id, mail.id());
        return new MailFrame(html, path, pictures, !pictures && !html.equals(shown(mail, true)));
    }

    private String shown(Entry mail, boolean pictures) {
        return SafeHtml.forDisplay(Objects.requireNonNull(mail.html()), pictures, name -> enclosed(mail, name));
    }

    /// A picture that came along, written out: in a frame of no origin there is nobody to fetch it.
    private Optional<String> enclosed(Entry mail, String contentId) {
        return mail.attachments().stream()
                .filter(it -> contentId.equals(it.contentId()) && PICTURES.contains(it.type()) && it.bytes() <= LARGEST)
                .findFirst()
                .map(it -> "data:" + it.type() + ";base64," + base64(it));
    }

    private String base64(Entry.Attached file) {
        try (var bytes = stored.open(file.file())) {
            return Base64.getEncoder().encodeToString(bytes.readNBytes((int) LARGEST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
