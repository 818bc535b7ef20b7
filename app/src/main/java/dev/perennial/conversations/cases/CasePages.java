package dev.perennial.conversations.cases;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.Staff;
import dev.perennial.access.StaffMember;
import dev.perennial.conversations.CaseFile;
import dev.perennial.conversations.CaseFiles;
import dev.perennial.conversations.CaseId;
import dev.perennial.conversations.ChatVisitors;
import dev.perennial.conversations.Draft;
import dev.perennial.conversations.Drafts;
import dev.perennial.conversations.Entries;
import dev.perennial.conversations.Labels;
import dev.perennial.conversations.Line;
import dev.perennial.conversations.Lines;
import dev.perennial.conversations.Parcels;
import dev.perennial.conversations.Via;
import dev.perennial.conversations.cases.CasePage.Snooze;
import dev.perennial.conversations.promises.Marks;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.customers.Customers;
import dev.perennial.hours.Hours;
import dev.perennial.messaging.Templates;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Panels;
import gg.jte.Content;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts the page of a case together.
@Component
class CasePages {
    private static final int MOST_OTHERS = 8;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final CaseFiles files;
    private final Entries entries;
    private final Lines lines;
    private final Labels labels;
    private final Drafts drafts;
    private final Parcels parcels;
    private final Templates templates;
    private final Presence presence;
    private final Marks marks;
    private final ChatVisitors visitors;
    private final Reading reading;
    private final Customers customers;
    private final Staff staff;
    private final Hours hours;
    private final List<CustomerPanel> panels;
    private final Panels show;
    private final Businesses businesses;
    private final Clock clock;

    CasePages(
            CaseFiles files,
            Entries entries,
            Lines lines,
            Labels labels,
            Drafts drafts,
            Parcels parcels,
            Templates templates,
            Presence presence,
            Marks marks,
            ChatVisitors visitors,
            Reading reading,
            Customers customers,
            Staff staff,
            Hours hours,
            ObjectProvider<CustomerPanel> panels,
            Panels show,
            Businesses businesses,
            Clock clock) {
        this.files = files;
        this.entries = entries;
        this.lines = lines;
        this.labels = labels;
        this.drafts = drafts;
        this.parcels = parcels;
        this.templates = templates;
        this.presence = presence;
        this.marks = marks;
        this.visitors = visitors;
        this.reading = reading;
        this.customers = customers;
        this.staff = staff;
        this.hours = hours;
        this.panels = panels.stream()
                .sorted(Comparator.comparing(CustomerPanel::order))
                .toList();
        this.show = show;
        this.businesses = businesses;
        this.clock = clock;
    }

    CasePage of(CaseId id) {
        return of(id, drafts.of(id), "", null, 200);
    }

    /// The page with what was typed and why it was not sent.
    CasePage returned(CaseId id, String text, String later, String mistake, int status) {
        return of(id, new Draft(text, drafts.of(id).files()), later, mistake, status);
    }

    private CasePage of(CaseId id, Draft draft, String later, @Nullable String mistake, int status) {
        var file = files.get(id);
        var conversation = conversation(file);
        var all = lines.of(id);
        var answerable = all.stream().filter(it -> it.via() != Via.PHONE).toList();
        var from = files.cameFrom(id).flatMap(files::find).orElse(null);
        return new CasePage(
                file,
                called(file, all),
                marks.of(id).orElse(null),
                conversation,
                new ReplyForm(
                        file,
                        draft,
                        conversation.seen(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        answerable,
                        answerable.stream()
                                .flatMap(it -> lines.window(it).stream())
                                .toList(),
                        clock.instant(),
                        parcels.limits(),
                        templates.all(),
                        mistake,
                        later),
                all,
                labels.of(id),
                labels.all(),
                staff.active(),
                hours.places(),
                from,
                reading.others(id, file.customer(), MOST_OTHERS),
                file.customer() == null ? List.of() : panels(file.customer()),
                panels.stream().flatMap(it -> it.styles().stream()).distinct().toList(),
                snoozes(clock.instant().atZone(businesses.current().zone())),
                status);
    }

    Conversation conversation(CaseFile file) {
        var names =
                staff.everybody().stream().collect(Collectors.toMap(StaffMember::account, StaffMember::displayName));
        var watchers = presence.others(file.id()).stream()
                .map(it -> new Conversation.Watcher(names.getOrDefault(it.account(), ""), it.writing()))
                .toList();
        return new Conversation(
                file,
                entries.of(file.id()),
                names,
                watchers,
                visitors.in(file.id()).orElse(null),
                clock.instant());
    }

    private String called(CaseFile file, List<Line> all) {
        if (file.customer() != null) {
            var name = customers.name(file.customer());
            if (name.isPresent()) return name.get();
        }
        return all.isEmpty() ? t("conversations.somebody") : all.getFirst().called();
    }

    private List<Content> panels(CustomerId customer) {
        return panels.stream()
                .filter(it -> it.place() == CustomerPanel.Place.MEANING && !(it instanceof CustomersCases))
                .flatMap(it -> it.of(customer).stream())
                .map(show::show)
                .toList();
    }

    static List<Snooze> snoozes(ZonedDateTime now) {
        var today = now.truncatedTo(ChronoUnit.DAYS);
        var tomorrow = at(today.plusDays(1));
        var monday = at(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
        return List.of(
                new Snooze(
                        "conversations.snooze.hours",
                        now.plusHours(3).truncatedTo(ChronoUnit.MINUTES).toInstant()),
                new Snooze("conversations.snooze.tomorrow", tomorrow),
                new Snooze("conversations.snooze.monday", monday),
                new Snooze("conversations.snooze.week", at(today.plusDays(7))));
    }

    private static Instant at(ZonedDateTime day) {
        return day.with(MORNING).toInstant();
    }
}
