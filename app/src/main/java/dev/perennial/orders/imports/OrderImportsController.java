package dev.perennial.orders.imports;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffMember;
import dev.perennial.imports.ImportPages;
import dev.perennial.imports.ImportQueue;
import dev.perennial.imports.ImportsController;
import dev.perennial.imports.RejectedRows;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.View;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/orders/imports")
class OrderImportsController extends ImportsController<OrderImport> {
    private final OrderImportPages pages;

    OrderImportsController(
            OrderImports imports,
            OrderImportSteps steps,
            ImportQueue<OrderImport> queue,
            OrderImportPages pages,
            ImportPages common,
            RejectedRows rejected,
            CurrentStaff staff,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
        super(OrderImports.KIND, imports, steps, queue, common, rejected, staff, largest);
        this.pages = pages;
    }

    @Bean
    static AccountItem importInMenu() {
        return new AccountItem(10, "/orders/imports", "orders.imports.title", "file-import", StaffMember.WHOLE_SIGHT);
    }

    @Override
    protected View page(OrderImport job) {
        return pages.of(job);
    }
}
