package dev.perennial.demo.bakery;

import static dev.perennial.conversations.CaseState.Priority.HIGH;
import static dev.perennial.conversations.CaseState.Priority.NORMAL;

import dev.perennial.access.StaffId;
import dev.perennial.conversations.CaseState.Priority;
import dev.perennial.conversations.Entry.Kind;
import dev.perennial.conversations.SampleCase;
import dev.perennial.conversations.SampleCase.Words;
import dev.perennial.conversations.Via;
import dev.perennial.customers.CustomerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What guests of the bakery asked these days, and what the staff said.
public final class Talks {
    /// A guest who can be written to.
    public record Guest(CustomerId id, String name, String email) {}

    private final List<Guest> guests;
    private final Crew crew;
    private final List<SampleCase> told = new ArrayList<>();

    private Talks(List<Guest> guests, Crew crew) {
        this.guests = guests;
        this.crew = crew;
    }

    /// @param guests as many conversations as there are guests, and no more than we know
    public static List<SampleCase> with(List<Guest> guests, Crew crew) {
        var talks = new Talks(guests, crew);
        talks.tell();
        return talks.told;
    }

    private void tell() {
        mail(
                "Birthday cake for Saturday",
                crew.chiara(),
                HIGH,
                List.of("Cakes", "Allergies"),
                false,
                heard(
                        27,
                        "Hello,\n\nmy daughter turns six on Saturday. Could you bake a chocolate cake for about twelve children? "
                                + "One of them must not eat nuts.\n\nThank you!"),
                said(
                        crew.chiara(),
                        25,
                        "Happy to! We bake nut-free on Friday mornings, before anything else. Would raspberry "
                                + "filling be all right, and what name shall we write on it?"),
                note(crew.chiara(), 25, "@Bo please keep the small oven free on Friday until nine."),
                heard(5, "Raspberry is perfect. Her name is Lina. Can I pick it up at ten?"));
        mail(
                "Wrong bill in the parcel",
                null,
                NORMAL,
                List.of("Delivery"),
                false,
                heard(
                        20,
                        "Good evening, the parcel arrived, thank you, but the bill inside is somebody else’s: it names a "
                                + "Mrs Holloway. Could you send me mine?"));
        mail(
                "Do you have spelt again?",
                null,
                NORMAL,
                List.of(),
                false,
                heard(
                        3,
                        "Hi, the spelt loaf has been gone for two weeks now. Will it come back? I would order two for every "
                                + "Friday."));
        mail(
                "Invoice for the office breakfast",
                crew.bo(),
                NORMAL,
                List.of("Invoices"),
                false,
                heard(
                        52,
                        "Dear all, could we have the invoice of the 12th made out to the company, with the order number "
                                + "PO-4471 on it?"),
                said(
                        crew.bo(),
                        49,
                        "Of course. You will find it attached to our next mail today. Shall we always do it like "
                                + "this for your breakfasts?"));
        mail(
                "Lost umbrella",
                crew.dilan(),
                NORMAL,
                List.of(),
                true,
                heard(96, "I think I left a green umbrella under the table by the window on Tuesday."),
                said(crew.dilan(), 95, "It is here and dry. We keep it behind the counter for you."),
                heard(94, "Wonderful, thank you so much!"));
        mail(
                "Thank you for the wedding table",
                crew.ada(),
                NORMAL,
                List.of("Praise"),
                true,
                heard(140, "You made our day. Everybody asked where the bread was from."),
                said(crew.ada(), 139, "That goes straight onto the wall in the bakery. All the best to you two!"));
        call(
                "Wants the rye loaf sliced from now on",
                crew.dilan(),
                30,
                "Wants the rye loaf sliced from now on, thin, for " + "the toaster. Every Thursday.");
        call(
                "Asked about Sunday hours",
                crew.chiara(),
                8,
                "Asked whether we open on the Sunday before Christmas. Told him " + "nine to one.");
        mail(
                "Coffee beans by post?",
                crew.bo(),
                NORMAL,
                List.of("Shipping"),
                false,
                heard(46, "Do you also send the house blend to Wales?"),
                said(
                        crew.bo(),
                        44,
                        "We do: 4.90 for up to two kilos, free above 40. Shall we put a kilo aside for you?"));
    }

    private void mail(
            String subject,
            @Nullable StaffId assignee,
            Priority priority,
            List<String> labels,
            boolean done,
            Words... words) {
        next(Via.EMAIL, subject, assignee, priority, labels, done, List.of(words));
    }

    private void call(String subject, StaffId by, int hours, String text) {
        next(
                Via.PHONE,
                subject,
                by,
                NORMAL,
                List.of(),
                true,
                List.of(new Words(Kind.CALL, by, Duration.ofHours(hours), text)));
    }

    private void next(
            Via via,
            String subject,
            @Nullable StaffId assignee,
            Priority priority,
            List<String> labels,
            boolean done,
            List<Words> words) {
        if (told.size() == guests.size()) return;
        var guest = guests.get(told.size());
        told.add(new SampleCase(
                guest.id(), guest.name(), guest.email(), via, subject, words, assignee, priority, labels, done));
    }

    private static Words heard(int hours, String text) {
        return new Words(Kind.HEARD, null, Duration.ofHours(hours), text);
    }

    private static Words said(StaffId by, int hours, String text) {
        return new Words(Kind.SAID, by, Duration.ofHours(hours), text);
    }

    private static Words note(StaffId by, int hours, String text) {
        return new Words(Kind.NOTE, by, Duration.ofHours(hours), text);
    }
}
