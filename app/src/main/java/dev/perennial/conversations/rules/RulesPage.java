package dev.perennial.conversations.rules;

import dev.perennial.ui.View;
import java.util.List;

/// @param hints words that fit into the value of a condition or an act: names, labels, traits
public record RulesPage(List<Rule> rules, RuleForm form, List<String> mistakes, boolean mayChange, List<String> hints)
        implements View {
    public int rows() {
        return RuleForm.ROWS;
    }

    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }
}
