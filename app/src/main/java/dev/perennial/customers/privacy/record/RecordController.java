package dev.perennial.customers.privacy.record;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/privacy/record")
class RecordController {
    private static final int LONGEST = 500;
    private static final int OLDEST_GATE = 21;

    private final Papers papers;
    private final Settings settings;
    private final CurrentStaff staff;

    RecordController(Papers papers, Settings settings, CurrentStaff staff) {
        this.papers = papers;
        this.settings = settings;
        this.staff = staff;
    }

    @GetMapping
    View record() {
        var said = settings.get();
        var age = said.leastAge() == null ? "" : said.leastAge().toString();
        var form = new RecordPage.Form(said.address(), said.contact(), said.officer(), said.authority(), age);
        return new RecordPage(papers.record(), form, staff.role() == Role.OWNER, "");
    }

    @PostMapping
    Object save(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String officer,
            @RequestParam(defaultValue = "") String authority,
            @RequestParam(defaultValue = "") String leastAge,
            RedirectAttributes redirect) {
        staff.require(Role.OWNER);
        var form = new RecordPage.Form(
                address.strip(), contact.strip(), officer.strip(), authority.strip(), leastAge.strip());
        var mistake = mistake(form);
        if (!mistake.isEmpty()) return new RecordPage(papers.record(), form, true, mistake);
        settings.save(new Settings.Said(
                form.address(),
                form.contact(),
                form.officer(),
                form.authority(),
                form.leastAge().isEmpty() ? null : Integer.valueOf(form.leastAge())));
        Notice.done(t("customers.record.saved")).after(redirect);
        return Redirect.to("/customers/privacy/record");
    }

    @GetMapping("/notice")
    View notice() {
        return new NoticePage(papers.notice());
    }

    @GetMapping("/record.txt")
    ResponseEntity<byte[]> recordAsText() {
        return text("record-of-processing.txt", t("customers.record.title"), papers.record());
    }

    @GetMapping("/notice.txt")
    ResponseEntity<byte[]> noticeAsText() {
        return text("privacy-notice.txt", t("customers.notice.title"), papers.notice());
    }

    private static String mistake(RecordPage.Form form) {
        for (var text : List.of(form.address(), form.contact(), form.officer(), form.authority()))
            if (text.length() > LONGEST) return t("customers.record.long", text.length(), LONGEST);
        if (form.leastAge().isEmpty()) return "";
        return form.leastAge().matches("\\d{1,2}")
                        && Integer.parseInt(form.leastAge()) >= 1
                        && Integer.parseInt(form.leastAge()) <= OLDEST_GATE
                ? ""
                : t("customers.record.age.wrong", form.leastAge(), OLDEST_GATE);
    }

    private static ResponseEntity<byte[]> text(String name, String title, List<Part> parts) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(Part.text(title, parts).getBytes(StandardCharsets.UTF_8));
    }
}
