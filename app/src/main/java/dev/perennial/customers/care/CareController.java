package dev.perennial.customers.care;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffId;
import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.ui.AccountItem;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/care")
class CareController {
    private static final int PAGE = 100;

    private final Care care;
    private final Staff staff;

    CareController(Care care, Staff staff) {
        this.care = care;
        this.staff = staff;
    }

    @Bean
    static AccountItem careInMenu() {
        return new AccountItem(22, "/customers/care", "customers.care.title", "heart", Role.MANAGER.authority());
    }

    /// @param of in whose care, as an id; nobody's when empty
    @GetMapping
    View index(@RequestParam(defaultValue = "") String of, @RequestParam(required = false) @Nullable CustomerId after) {
        var found = care.list(member(of), after, PAGE + 1);
        var isMore = found.size() > PAGE;
        return new CarePage(of, staff.active(), isMore ? found.subList(0, PAGE) : found, isMore, after != null);
    }

    /// One customer, from their page.
    @PostMapping
    Redirect give(
            @RequestParam CustomerId customer, @RequestParam(defaultValue = "") String to, RedirectAttributes after) {
        care.give(customer, member(to));
        Notice.done(t("customers.care.given")).after(after);
        return Redirect.to("/customers/" + customer);
    }

    /// Many at once, from the list.
    ///
    /// @param all whether all in the care of `of` are meant, also those on other pages
    @PostMapping("/many")
    Redirect giveMany(
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable List<CustomerId> customer,
            @RequestParam(defaultValue = "false") boolean all,
            RedirectAttributes after) {
        var given = all
                ? care.giveAll(member(of), member(to))
                : care.give(customer == null ? List.of() : customer, member(to));
        Notice.done(t("customers.care.given.many", given)).after(after);
        return Redirect.to("/customers/care" + (of.isEmpty() ? "" : "?of=" + member(of)));
    }

    /// @throws java.util.NoSuchElementException when nobody of the staff has this id
    private @Nullable StaffId member(String id) {
        return id.isEmpty()
                ? null
                : staff.everybody().stream()
                        .map(StaffMember::id)
                        .filter(it -> it.toString().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
