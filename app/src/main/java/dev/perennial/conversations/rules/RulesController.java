package dev.perennial.conversations.rules;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffMember;
import dev.perennial.conversations.CaseState.Priority;
import dev.perennial.conversations.Label;
import dev.perennial.conversations.Labels;
import dev.perennial.conversations.Via;
import dev.perennial.customers.TraitDefinition;
import dev.perennial.customers.Traits;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/conversations/rules")
class RulesController {
    private final Rulebook rules;
    private final Staff staff;
    private final CurrentStaff current;
    private final Traits traits;
    private final Labels labels;

    RulesController(Rulebook rules, Staff staff, CurrentStaff current, Traits traits, Labels labels) {
        this.rules = rules;
        this.staff = staff;
        this.current = current;
        this.traits = traits;
        this.labels = labels;
    }

    @GetMapping
    View all() {
        return page(RuleForm.blank(), List.of());
    }

    @PostMapping
    Object add(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        current.require(Role.MANAGER);
        var form = new RuleForm(
                typed.getOrDefault("trigger", List.of("")).getFirst(),
                typed.getOrDefault("after", List.of("")).getFirst(),
                typed.getOrDefault("fact", List.of()),
                typed.getOrDefault("factValue", List.of()),
                typed.getOrDefault("act", List.of()),
                typed.getOrDefault("actValue", List.of()));
        return switch (form.read(staff.active(), traitNames())) {
            case RuleForm.Unclear(var sentences) -> page(form, sentences);
            case RuleForm.Written(var trigger, var after, var ifs, var thens) -> {
                rules.add(trigger, after, ifs, thens);
                Notice.done(t("conversations.rule.done")).after(redirect);
                yield Redirect.to("/conversations/rules");
            }
        };
    }

    @PostMapping("/{id}/rest")
    Redirect rest(@PathVariable UUID id) {
        rules.turn(id, false);
        return Redirect.to("/conversations/rules");
    }

    @PostMapping("/{id}/waking")
    Redirect wake(@PathVariable UUID id) {
        rules.turn(id, true);
        return Redirect.to("/conversations/rules");
    }

    @PostMapping("/{id}/removal")
    Redirect remove(@PathVariable UUID id, RedirectAttributes redirect) {
        rules.remove(id);
        Notice.done(t("conversations.rule.removed")).after(redirect);
        return Redirect.to("/conversations/rules");
    }

    private View page(RuleForm form, List<String> mistakes) {
        return new RulesPage(rules.all(), form, mistakes, current.role().atLeast(Role.MANAGER), hints());
    }

    private Set<String> traitNames() {
        return traits.declared().stream().map(TraitDefinition::fullName).collect(Collectors.toSet());
    }

    private List<String> hints() {
        return Stream.of(
                        staff.active().stream().map(StaffMember::displayName),
                        labels.all().stream().map(Label::name),
                        Arrays.stream(Priority.values()).map(it -> it.name().toLowerCase(Locale.ROOT)),
                        Arrays.stream(Via.values()).map(it -> it.name().toLowerCase(Locale.ROOT)),
                        traitNames().stream().sorted())
                .flatMap(it -> it)
                .toList();
    }
}
