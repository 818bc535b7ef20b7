package dev.perennial.conversations.rules;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.StaffMember;
import dev.perennial.conversations.CaseState.Priority;
import dev.perennial.conversations.Labels;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.rules.Rule.Act;
import dev.perennial.conversations.rules.Rule.Fact;
import dev.perennial.conversations.rules.Rule.If;
import dev.perennial.conversations.rules.Rule.Then;
import dev.perennial.conversations.rules.Rule.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A rule as it is typed: a trigger, up to three conditions, up to three acts, each a kind and a value.
public record RuleForm(
        String trigger,
        String after,
        List<String> facts,
        List<String> factValues,
        List<String> acts,
        List<String> actValues) {
    static final int ROWS = 3;
    private static final int LONGEST = 2_000;
    private static final int MOST_HOURS = 10_000;

    public static RuleForm blank() {
        return new RuleForm(Trigger.MESSAGE.name(), "", List.of(), List.of(), List.of(), List.of());
    }

    sealed interface Read {}

    record Written(Trigger trigger, @Nullable Integer after, List<If> ifs, List<Then> thens) implements Read {}

    record Unclear(List<String> sentences) implements Read {}

    /// @param traits the full names of those that are declared
    Read read(List<StaffMember> staff, Set<String> traits) {
        var mistakes = new ArrayList<String>();
        var when = one(Trigger.values(), trigger);
        if (when.isEmpty()) mistakes.add(t("conversations.rule.mistake.trigger", trigger));
        var time = when.filter(Trigger::takesTime).isPresent() ? number(after) : null;
        if (when.filter(Trigger::takesTime).isPresent() && time == null)
            mistakes.add(t("conversations.rule.mistake.after", after));
        var ifs = new ArrayList<If>();
        for (int i = 0; i < facts.size(); i++) {
            var fact = one(Fact.values(), facts.get(i));
            if (fact.isEmpty()) continue;
            var value = value(factValues, i);
            check(fact.get(), value, traits)
                    .ifPresentOrElse(mistakes::add, () -> ifs.add(new If(fact.get(), kept(fact.get(), value))));
        }
        var thens = new ArrayList<Then>();
        for (int i = 0; i < acts.size(); i++) {
            var act = one(Act.values(), acts.get(i));
            if (act.isEmpty()) continue;
            var value = value(actValues, i);
            check(act.get(), value, staff)
                    .ifPresentOrElse(mistakes::add, () -> thens.add(new Then(act.get(), kept(act.get(), value))));
        }
        if (thens.isEmpty() && mistakes.isEmpty()) mistakes.add(t("conversations.rule.mistake.nothing"));
        return mistakes.isEmpty() ? new Written(when.orElseThrow(), time, ifs, thens) : new Unclear(mistakes);
    }

    private static Optional<String> check(Fact fact, String value, Set<String> traits) {
        return switch (fact) {
            case VIA ->
                one(Via.values(), value).isPresent()
                        ? Optional.empty()
                        : Optional.of(t("conversations.rule.mistake.via", value, names(Via.values())));
            case CLOSED_NOW -> Optional.empty();
            case WORDS, SENDER, LABEL ->
                value.isEmpty() || value.length() > LONGEST
                        ? Optional.of(t("conversations.rule.mistake.value", t("conversations.rule.if." + fact)))
                        : Optional.empty();
            case TRAIT ->
                TraitTest.of(value).filter(it -> traits.contains(it.trait())).isPresent()
                        ? Optional.empty()
                        : Optional.of(t(
                                "conversations.rule.mistake.trait",
                                value,
                                String.join(
                                        ", ", traits.stream().sorted().limit(6).toList())));
        };
    }

    private static Optional<String> check(Act act, String value, List<StaffMember> staff) {
        return switch (act) {
            case CLOSE, SLEEP -> Optional.empty();
            case PRIORITY ->
                one(Priority.values(), value).isPresent()
                        ? Optional.empty()
                        : Optional.of(t("conversations.rule.mistake.priority", value, names(Priority.values())));
            case ASSIGN ->
                staff.stream().anyMatch(it -> it.displayName().equalsIgnoreCase(value))
                        ? Optional.empty()
                        : Optional.of(t(
                                "conversations.rule.mistake.staff",
                                value,
                                staff.stream().map(StaffMember::displayName).collect(Collectors.joining(", "))));
            case LABEL ->
                value.isEmpty() || value.length() > Labels.LONGEST
                        ? Optional.of(t("conversations.label.unfit", value.length(), Labels.LONGEST))
                        : Optional.empty();
            case ANSWER, NOTE ->
                value.isEmpty() || value.length() > LONGEST
                        ? Optional.of(t("conversations.rule.mistake.value", t("conversations.rule.then." + act)))
                        : Optional.empty();
        };
    }

    private static String kept(Fact fact, String value) {
        return fact == Fact.VIA ? value.toUpperCase(Locale.ROOT) : value;
    }

    private static String kept(Act act, String value) {
        return act == Act.PRIORITY ? value.toUpperCase(Locale.ROOT) : value;
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
        return Arrays.stream(all)
                .filter(it -> it.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    private static String names(Enum<?>[] all) {
        return Arrays.stream(all).map(it -> it.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private static @Nullable Integer number(String text) {
        if (!text.strip().matches("\\d{1,5}")) return null;
        var number = Integer.parseInt(text.strip());
        return number > 0 && number <= MOST_HOURS ? number : null;
    }

    private static String value(List<String> values, int at) {
        return at < values.size() ? values.get(at).strip() : "";
    }

    public String fact(int at) {
        return at < facts.size() ? facts.get(at) : "";
    }

    public String factValue(int at) {
        return value(factValues, at);
    }

    public String act(int at) {
        return at < acts.size() ? acts.get(at) : "";
    }

    public String actValue(int at) {
        return value(actValues, at);
    }
}
