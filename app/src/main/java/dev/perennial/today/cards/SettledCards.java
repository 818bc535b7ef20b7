package dev.perennial.today.cards;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Staff;
import dev.perennial.access.StaffMember;
import dev.perennial.today.Decision;
import dev.perennial.today.Decisions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Words a decision for who reads it.
@Component
public class SettledCards {
    private final Decisions decisions;
    private final CurrentStaff currentStaff;
    private final Staff staff;

    SettledCards(Decisions decisions, CurrentStaff currentStaff, Staff staff) {
        this.decisions = decisions;
        this.currentStaff = currentStaff;
        this.staff = staff;
    }

    /// What was decided about the item of this key, if anything was.
    public Optional<SettledCard> find(String key) {
        return decisions.find(key).map(this::of);
    }

    SettledCard of(Decision decision) {
        var by = decision.by();
        if (by == null || by.equals(currentStaff.id())) return new SettledCard(decision, null);
        return new SettledCard(decision, staff.find(by).map(StaffMember::name).orElse(null));
    }
}
