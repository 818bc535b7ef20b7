package dev.perennial.customers.appointments;

import dev.perennial.access.StaffMember;
import dev.perennial.customers.CustomerId;
import dev.perennial.ui.Choice;
import dev.perennial.ui.View;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The form of an appointment, to be made or changed.
///
/// @param id the appointment's when it is changed; else names the form once
/// @param known whether it is made already
/// @param called what to call the customer
/// @param mistakes input name to sentence
public record AppointmentPage(
        UUID id,
        boolean known,
        CustomerId customer,
        String called,
        AppointmentForm form,
        ZoneId zone,
        List<StaffMember> staff,
        Map<String, String> mistakes)
        implements View {
    @Override
    public int status() {
        return mistakes.isEmpty() ? 200 : 422;
    }

    public @Nullable String mistake(String input) {
        return mistakes.get(input);
    }

    public Remind[] reminders() {
        return Remind.values();
    }

    /// How long it may take, what was typed before included.
    public List<String> lengths() {
        return Stream.concat(Stream.of("15", "30", "45", "60", "90", "120", "180"), Stream.of(form.minutes()))
                .distinct()
                .toList();
    }

    public List<Choice> members() {
        return staff.stream()
                .map(member -> new Choice(member.id().toString(), member.name()))
                .toList();
    }
}
