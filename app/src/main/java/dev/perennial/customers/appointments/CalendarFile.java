package dev.perennial.customers.appointments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One appointment as a calendar takes it in (RFC 5545). Times are in UTC, so that no calendar needs to know the
/// business's time zone.
record CalendarFile(Appointment appointment) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    String text() {
        var details = appointment.details();
        var file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Perennial//Appointments//EN");
        line(file, "BEGIN:VEVENT");
        line(file, "UID:" + appointment.id() + "@perennial");
        line(file, "DTSTAMP:" + STAMP.format(appointment.changedAt()));
        line(file, "SEQUENCE:" + appointment.moves());
        line(file, "DTSTART:" + STAMP.format(details.startsAt()));
        line(file, "DTEND:" + STAMP.format(appointment.endsAt()));
        line(file, "SUMMARY:" + escaped(appointment.called() + ": " + details.title()));
        if (details.place() != null) line(file, "LOCATION:" + escaped(details.place()));
        if (appointment.cancelled()) line(file, "STATUS:CANCELLED");
        if (details.remindAt() != null) remind(file, details.remindAt());
        line(file, "END:VEVENT");
        line(file, "END:VCALENDAR");
        return file.toString();
    }

    private void remind(StringBuilder file, Instant at) {
        line(file, "BEGIN:VALARM");
        line(file, "ACTION:DISPLAY");
        line(file, "DESCRIPTION:" + escaped(appointment.details().title()));
        line(file, "TRIGGER;VALUE=DATE-TIME:" + STAMP.format(at));
        line(file, "END:VALARM");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cc}", " ");
    }

    /// Long lines go on after a break and a space, and no letter is cut in two.
    private static void line(StringBuilder file, String text) {
        var used = 0;
        for (var i = 0; i < text.length(); ) {
            var letter = Character.toString(text.codePointAt(i));
            var bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            if (used + bytes > LONGEST_LINE) {
                file.append("\r\n ");
                used = 1;
            }
            file.append(letter);
            used += bytes;
            i += letter.length();
        }
        file.append("\r\n");
    }
}
