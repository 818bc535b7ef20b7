package dev.perennial.access.audit;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Csv;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
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
@RequestMapping("/access/audit")
class AuditController {
    private static final int PAGE = 50;

    private final AuditEntries entries;
    private final AuditExport export;
    private final AuditKeeping keeping;
    private final Staff staff;
    private final CurrentStaff current;

    AuditController(AuditEntries entries, AuditExport export, AuditKeeping keeping, Staff staff, CurrentStaff current) {
        this.entries = entries;
        this.export = export;
        this.keeping = keeping;
        this.staff = staff;
        this.current = current;
    }

    @Bean
    static AccountItem auditLogInMenu() {
        return new AccountItem(25, "/access/audit", "access.audit.title", "history", Role.OWNER.authority());
    }

    @GetMapping
    View index(@RequestParam Map<String, String> asked) {
        var filter = AuditFilter.of(asked);
        var found = entries.list(filter, PAGE + 1);
        var isMore = found.size() > PAGE;
        return new AuditPage(
                filter,
                isMore ? found.subList(0, PAGE) : found,
                isMore,
                staff.everybody(),
                entries.alarms(),
                keeping.rule());
    }

    @GetMapping("/log.csv")
    void log(@RequestParam Map<String, String> asked, HttpServletResponse response) throws IOException {
        current.require(Role.OWNER);
        try (var csv = Csv.answer(response, t("access.audit.file"))) {
            export.write(AuditFilter.of(asked), csv);
        }
    }

    @PostMapping("/alarms/{entry}/removal")
    Redirect putAside(@PathVariable UUID entry) {
        keeping.putAside(entry);
        return Redirect.to("/access/audit");
    }

    @PostMapping("/rule")
    Redirect change(
            @RequestParam(defaultValue = "") String manyRows,
            @RequestParam(defaultValue = "") String keptDays,
            RedirectAttributes after) {
        var rule = new AuditRule(whole(manyRows), whole(keptDays));
        current.require(Role.OWNER);
        if (rule.isPossible()) {
            keeping.change(rule);
            Notice.done(t("access.audit.rule.saved")).after(after);
        } else {
            Notice.wrong(t(
                            "access.audit.rule.wrong",
                            manyRows,
                            keptDays,
                            number(AuditRule.MOST_ROWS),
                            AuditRule.SHORTEST,
                            number(AuditRule.LONGEST)))
                    .after(after);
        }
        return Redirect.to("/access/audit");
    }

    /// @return 0 for what is no whole number, which no rule allows
    private static int whole(String text) {
        return text.strip().matches("\\d{1,7}") ? Integer.parseInt(text.strip()) : 0;
    }
}
