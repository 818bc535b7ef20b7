package dev.perennial.access.export;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.platform.StoredFiles;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/access/export")
class ExportController {
    private static final int MOST = 10;

    private final ExportRecords records;
    private final SchedulerClient jobs;
    private final StoredFiles files;
    private final AuditLog audit;
    private final CurrentStaff staff;
    private final Clock clock;

    ExportController(
            ExportRecords records,
            SchedulerClient jobs,
            StoredFiles files,
            AuditLog audit,
            CurrentStaff staff,
            Clock clock) {
        this.records = records;
        this.jobs = jobs;
        this.files = files;
        this.audit = audit;
        this.staff = staff;
        this.clock = clock;
    }

    @Bean
    static AccountItem exportInMenu() {
        return new AccountItem(40, "/access/export", "access.export.title", "package", Role.OWNER.authority());
    }

    @GetMapping
    View show() {
        return new ExportPage(records.latest(MOST), clock.instant());
    }

    @PostMapping
    Redirect ask(@RequestParam(defaultValue = "") String spreadsheets) {
        var id = records.ask(spreadsheets.equals("yes"));
        jobs.scheduleIfNotExists(new TaskInstance<Void>(ExportJob.NAME, id.toString()), clock.instant());
        return Redirect.to("/access/export");
    }

    @GetMapping("/{id}")
    View progress(@PathVariable UUID id) {
        return new ExportCard(known(id), clock.instant());
    }

    @GetMapping("/{id}/perennial.zip")
    void fetch(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var export = known(id);
        if (!export.isThere(clock.instant())) throw new NoSuchElementException("no archive of " + id);
        audit.write(AuditLog.Action.EXPORTED, "access.export", null, export.rows());
        response.setContentType("application/zip");
        response.setContentLengthLong(Objects.requireNonNull(export.byteCount()));
        response.setHeader("Content-Disposition", "attachment; filename=\"perennial.zip\"");
        response.setHeader("Cache-Control", "no-store");
        try (var bytes = files.open(Objects.requireNonNull(export.file()))) {
            bytes.transferTo(response.getOutputStream());
        }
    }

    private Export known(UUID id) {
        staff.require(Role.OWNER);
        return records.find(id).orElseThrow(() -> new NoSuchElementException("no export " + id));
    }
}
