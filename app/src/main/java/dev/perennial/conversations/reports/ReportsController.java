package dev.perennial.conversations.reports;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.conversations.Labels;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.View;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/conversations/reports")
class ReportsController {
    private final Reports reports;
    private final Labels labels;
    private final Staff staff;
    private final CurrentStaff current;

    ReportsController(Reports reports, Labels labels, Staff staff, CurrentStaff current) {
        this.reports = reports;
        this.labels = labels;
        this.staff = staff;
        this.current = current;
    }

    @Bean
    static AccountItem reportsInMenu() {
        return new AccountItem(
                18, "/conversations/reports", "conversations.reports.title", "chart-bar", Role.MANAGER.authority());
    }

    @GetMapping
    View show(
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String via,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String label) {
        current.require(Role.MANAGER);
        current.requireWholeSight();
        var asked = Asked.of(days, via, person, label);
        return new ReportsPage(asked, reports.of(asked), staff.everybody(), labels.all());
    }
}
