package dev.perennial.customers.profiles;

import dev.perennial.access.StaffMember;
import dev.perennial.customers.Task;
import dev.perennial.customers.encounters.EncounterForm;
import dev.perennial.customers.fields.CustomField;
import dev.perennial.customers.notes.Note;
import dev.perennial.customers.preferences.PreferenceChips;
import dev.perennial.ui.View;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who a customer is, what that means, and everything that happened.
///
/// @param meaning panels of other modules, beside the person
/// @param more panels of other modules, below the story
/// @param panelStyles the stylesheets those panels want
/// @param today the business's own day
/// @param mayAnswer whether the reader may answer what the person asks under privacy law
/// @param noteTyped what was typed into a note that could not be kept
/// @param taskTyped the same of a task
public record ProfilePage(
        Profile profile,
        String called,
        PreferenceChips preferences,
        List<Fact> facts,
        List<Task> tasks,
        List<StaffMember> staff,
        Story story,
        List<Content> meaning,
        List<Content> more,
        List<String> panelStyles,
        LocalDate today,
        boolean mayAnswer,
        String noteTyped,
        String taskTyped)
        implements View {
    /// Something known by its name: a demographic or a field of the business's own.
    public record Fact(String name, String value, CustomField.Type type) {}

    /// When the birthday is next celebrated, today included.
    public Optional<LocalDate> nextBirthday() {
        return Optional.ofNullable(profile.birthday()).map(birthday -> {
            var thisYear = birthday.in(today.getYear());
            return thisYear.isBefore(today) ? birthday.in(today.getYear() + 1) : thisYear;
        });
    }

    /// The age reached at the next birthday.
    public Optional<Integer> turning() {
        var birthday = profile.birthday();
        return birthday == null ? Optional.empty() : nextBirthday().flatMap(day -> birthday.turning(day.getYear()));
    }

    public Note.Kind[] noteKinds() {
        return Note.Kind.values();
    }

    public EncounterForm encounter() {
        return EncounterForm.blank(profile.id());
    }

    /// Names a form once, so that pressing twice keeps one.
    public String freshForm() {
        return UUID.randomUUID().toString();
    }

    public LocalDate tomorrow() {
        return today.plusDays(1);
    }
}
