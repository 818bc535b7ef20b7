package dev.perennial.customers.profiles;

import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.customers.contacts.Folding;
import dev.perennial.customers.profiles.Listing.Sort;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers")
class ProfilesController {
    private static final int PAGE = 50;

    private final Directory directory;
    private final ProfilePages pages;
    private final Editing editing;
    private final Businesses businesses;

    ProfilesController(Directory directory, ProfilePages pages, Editing editing, Businesses businesses) {
        this.directory = directory;
        this.pages = pages;
        this.editing = editing;
        this.businesses = businesses;
    }

    @GetMapping
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String whileTyping) {
        var typed = Objects.requireNonNullElse(Folding.clean(q), "");
        var order = Sort.of(sort);
        var from = customer(after);
        var wanted = Wanted.of(typed, businesses.current().country());
        var page = new ListPage(typed, order, directory.list(wanted, order, from, PAGE), from == null);
        return whileTyping == null ? page : new FoundList(page);
    }

    /// @param written the id in the address, which may be one that was merged into another since
    @GetMapping("/{id}")
    Object page(
            @PathVariable CustomerId id,
            @PathVariable("id") String written,
            @RequestParam(required = false) @Nullable List<String> kind,
            @RequestParam(required = false) @Nullable String before,
            Model typed) {
        if (!written.equals(id.toString())) return Redirect.to("/customers/" + id);
        Collection<String> kinds = kind == null
                ? List.of()
                : kind.stream().map(Folding::clean).filter(Objects::nonNull).toList();
        return pages.of(id, kinds, before, typed(typed, "note"), typed(typed, "task"));
    }

    @GetMapping("/new")
    View blank(@RequestParam(defaultValue = "") String name) {
        return editing.blank(name);
    }

    @PostMapping
    Object make(@RequestParam MultiValueMap<String, String> fields, RedirectAttributes redirect) {
        return answer(editing.make(fields), t("customers.made.done"), redirect);
    }

    @GetMapping("/{id}/edit")
    View edit(@PathVariable CustomerId id) {
        return editing.of(id);
    }

    @PostMapping("/{id}")
    Object change(
            @PathVariable CustomerId id,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes redirect) {
        return answer(editing.change(id, fields), t("customers.changed.done"), redirect);
    }

    private static Object answer(Editing.Outcome outcome, String done, RedirectAttributes redirect) {
        return switch (outcome) {
            case Editing.Saved(var customer) -> {
                Notice.done(done).after(redirect);
                yield Redirect.to("/customers/" + customer);
            }
            case Editing.Returned(var page) -> page;
        };
    }

    private static @Nullable CustomerId customer(@Nullable String text) {
        try {
            return text == null ? null : new CustomerId(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String typed(Model flashed, String name) {
        return flashed.getAttribute(name) instanceof String text ? text : "";
    }
}
