package dev.perennial.conversations.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.access.Role;
import dev.perennial.access.StaffMember;
import dev.perennial.conversations.FoundWords;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.rules.Rule.Fact;
import dev.perennial.conversations.rules.Rule.If;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SituationTests {
    private final Situation situation = new Situation(
            Via.EMAIL,
            FoundWords.of("Cake", "My son has a nut allergy. Is there a NUT-free cake?"),
            List.of("Anna@Gasthof.example"),
            List.of("Allergies"),
            true,
            Map.of("insights.churn_risk", 0.8, "loyalty.tier", "Gold"));

    @Test
    void wordsAreLookedForInAnySpellingAndAnyOfThemIsEnough() {
        assertThat(holds(Fact.WORDS, "invoice, Allergy")).isTrue();
        assertThat(holds(Fact.WORDS, "nut free")).isTrue();
        assertThat(holds(Fact.WORDS, "invoice, receipt")).isFalse();
        assertThat(holds(Fact.WORDS, " , ")).isFalse();
    }

    @Test
    void aSenderIsAnAddressOrADomain() {
        assertThat(holds(Fact.SENDER, "anna@gasthof.example")).isTrue();
        assertThat(holds(Fact.SENDER, "@gasthof.example")).isTrue();
        assertThat(holds(Fact.SENDER, "@haus.example")).isFalse();
        assertThat(holds(Fact.SENDER, "asthof.example")).isFalse();
    }

    @Test
    void traitsAreComparedAsTextOrNumber() {
        assertThat(holds(Fact.TRAIT, "loyalty.tier = gold")).isTrue();
        assertThat(holds(Fact.TRAIT, "insights.churn_risk > 0.7")).isTrue();
        assertThat(holds(Fact.TRAIT, "insights.churn_risk <= 0.7")).isFalse();
        assertThat(holds(Fact.TRAIT, "insights.value > 0")).isFalse();
        assertThat(holds(Fact.TRAIT, "insights.churn_risk > much")).isFalse();
    }

    @Test
    void theRest() {
        assertThat(holds(Fact.VIA, "EMAIL")).isTrue();
        assertThat(holds(Fact.LABEL, "allergies")).isTrue();
        assertThat(holds(Fact.CLOSED_NOW, "")).isTrue();
    }

    @Test
    void whatCannotBeMeantGetsASentence() {
        var bo = new StaffMember(UUID.randomUUID(), "Bo Lind", Role.STAFF);
        var form = new RuleForm(
                "WAITS",
                "soon",
                List.of("VIA", "TRAIT"),
                List.of("pigeon", "loyalty.teir = gold"),
                List.of("ASSIGN", "PRIORITY"),
                List.of("Bob", "very"));
        assertThat(form.read(List.of(bo), Set.of("loyalty.tier")))
                .isInstanceOfSatisfying(
                        RuleForm.Unclear.class, it -> assertThat(it.sentences()).hasSize(5));
        var right = new RuleForm("WAITS", "4", List.of("VIA"), List.of("email"), List.of("ASSIGN"), List.of("bo lind"));
        assertThat(right.read(List.of(bo), Set.of())).isInstanceOf(RuleForm.Written.class);
        var idle = new RuleForm("MESSAGE", "", List.of(), List.of(), List.of("-"), List.of(""));
        assertThat(idle.read(List.of(bo), Set.of())).isInstanceOf(RuleForm.Unclear.class);
    }

    private boolean holds(Fact fact, String value) {
        return situation.holds(new If(fact, value));
    }
}
