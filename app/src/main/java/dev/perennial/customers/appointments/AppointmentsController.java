package dev.perennial.customers.appointments;

import static dev.perennial.ui.Words.moment;
import static dev.perennial.ui.Words.t;

import dev.perennial.customers.CustomerId;
import dev.perennial.ui.Notice;
import dev.perennial.ui.Redirect;
import dev.perennial.ui.View;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/appointments")
class AppointmentsController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Appointments appointments;
    private final Arranging arranging;

    AppointmentsController(Appointments appointments, Arranging arranging) {
        this.appointments = appointments;
        this.arranging = arranging;
    }

    @GetMapping
    View upcoming() {
        return arranging.upcoming();
    }

    @GetMapping("/new")
    View blank(@RequestParam CustomerId customer) {
        return arranging.blank(customer);
    }

    @PostMapping
    Object make(
            @RequestParam CustomerId customer,
            @RequestParam UUID form,
            @RequestParam Map<String, String> typed,
            RedirectAttributes redirect) {
        return answer(arranging.make(customer, form, AppointmentForm.typed(typed)), redirect);
    }

    @GetMapping("/{id}")
    View form(@PathVariable UUID id) {
        return arranging.form(id);
    }

    @PostMapping("/{id}")
    Object change(@PathVariable UUID id, @RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        return answer(arranging.change(id, AppointmentForm.typed(typed)), redirect);
    }

    @PostMapping("/{id}/cancellation")
    Redirect cancel(@PathVariable UUID id, RedirectAttributes redirect) {
        var appointment = arranging.known(id);
        appointments.cancel(appointment);
        Notice.done(t("customers.appointment.cancelled")).after(redirect);
        return Redirect.to("/customers/" + appointment.customer());
    }

    @GetMapping("/{id}/appointment.ics")
    ResponseEntity<String> calendar(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("appointment.ics")
                                .build()
                                .toString())
                .body(new CalendarFile(arranging.known(id)).text());
    }

    private static Object answer(Arranging.Outcome outcome, RedirectAttributes redirect) {
        return switch (outcome) {
            case Arranging.Arranged(var customer, var startsAt) -> {
                Notice.done(t("customers.appointment.arranged", moment(startsAt)))
                        .after(redirect);
                yield Redirect.to("/customers/" + customer);
            }
            case Arranging.CancelledMeanwhile(var customer) -> {
                Notice.careful(t("customers.appointment.cancelled.meanwhile")).after(redirect);
                yield Redirect.to("/customers/" + customer);
            }
            case Arranging.Returned(var page) -> page;
        };
    }
}
