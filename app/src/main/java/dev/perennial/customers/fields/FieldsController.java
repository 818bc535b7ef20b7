package dev.perennial.customers.fields;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/fields")
class FieldsController {
    private static final int MOST_CHOICES = 100;

    private final CustomFields fields;
    private final CurrentStaff staff;

    FieldsController(CustomFields fields, CurrentStaff staff) {
        this.fields = fields;
        this.staff = staff;
    }

    @GetMapping
    View index() {
        return page("", "", "", null);
    }

    @PostMapping
    Object add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String choices,
            RedirectAttributes redirect) {
        staff.require(Role.MANAGER);
        var called = Folding.clean(name);
        var known = Arrays.stream(CustomField.Type.values())
                .filter(it -> it.name().equals(type))
                .findFirst();
        var offered =
                known.filter(it -> it == CustomField.Type.CHOICE).isPresent() ? choices(choices) : List.<String>of();
        if (called == null) return page(name, type, choices, t("customers.field.name.empty"));
        if (called.length() > CustomField.LONGEST_NAME)
            return page(name, type, choices, t("customers.field.name.long", CustomField.LONGEST_NAME, called.length()));
        if (known.isEmpty()) return page(name, type, choices, t("customers.field.type.missing"));
        if (known.get() == CustomField.Type.CHOICE && (offered.size() < 2 || offered.size() > MOST_CHOICES))
            return page(name, type, choices, t("customers.field.choices.few", MOST_CHOICES));
        if (!fields.add(called, known.get(), offered))
            return page(name, type, choices, t("customers.field.name.taken", called));
        Notice.done(t("customers.field.added", called)).after(redirect);
        return Redirect.to("/customers/fields");
    }

    @PostMapping("/{id}/removal")
    Redirect remove(@PathVariable UUID id) {
        staff.require(Role.MANAGER);
        fields.remove(id);
        return Redirect.to("/customers/fields");
    }

    private FieldsPage page(String name, String type, String choices, @Nullable String mistake) {
        var lines = fields.all().stream()
                .map(field -> new FieldsPage.Line(field, fields.answers(field.id())))
                .toList();
        return new FieldsPage(lines, staff.role().atLeast(Role.MANAGER), name, type, choices, mistake);
    }

    private static List<String> choices(String text) {
        return Stream.of(text.split("[\\n,;]"))
                .map(Folding::clean)
                .filter(Objects::nonNull)
                .map(it -> it.length() <= CustomField.LONGEST_NAME ? it : it.substring(0, CustomField.LONGEST_NAME))
                .distinct()
                .toList();
    }
}
