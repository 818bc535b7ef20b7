package dev.perennial.customers.profiles;

import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.access.CurrentStaff;
import dev.perennial.access.Role;
import dev.perennial.access.Staff;
import dev.perennial.customers.CustomerId;
import dev.perennial.customers.CustomerPanel;
import dev.perennial.customers.Customers;
import dev.perennial.customers.Tasks;
import dev.perennial.customers.fields.CustomField;
import dev.perennial.customers.fields.CustomFields;
import dev.perennial.customers.preferences.PreferenceChips;
import dev.perennial.customers.preferences.Preferences;
import dev.perennial.customers.profiles.Profile.Demographic;
import dev.perennial.platform.Businesses;
import dev.perennial.ui.Panels;
import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Gathers the page of a customer from here and from the modules above.
@Component
class ProfilePages {
    private final Profiles profiles;
    private final Preferences preferences;
    private final CustomFields fields;
    private final Tasks tasks;
    private final Staff staff;
    private final CurrentStaff current;
    private final Timeline timeline;
    private final List<CustomerPanel> panels;
    private final Panels show;
    private final Customers customers;
    private final Businesses businesses;
    private final Clock clock;
    private final AuditLog log;

    ProfilePages(
            Profiles profiles,
            Preferences preferences,
            CustomFields fields,
            Tasks tasks,
            Staff staff,
            CurrentStaff current,
            Timeline timeline,
            ObjectProvider<CustomerPanel> panels,
            Panels show,
            Customers customers,
            Businesses businesses,
            AuditLog log,
            Clock clock) {
        this.log = log;
        this.profiles = profiles;
        this.preferences = preferences;
        this.fields = fields;
        this.tasks = tasks;
        this.staff = staff;
        this.current = current;
        this.timeline = timeline;
        this.panels = panels.stream()
                .sorted(Comparator.comparing(CustomerPanel::order))
                .toList();
        this.show = show;
        this.customers = customers;
        this.businesses = businesses;
        this.clock = clock;
    }

    ProfilePage of(
            CustomerId id, Collection<String> kinds, @Nullable String before, String noteTyped, String taskTyped) {
        var profile = profiles.find(id).orElseThrow(() -> new NoSuchElementException("no customer " + id));
        log.viewed("customers.page", id.value());
        return new ProfilePage(
                profile,
                customers.name(id).orElse(t("customers.nameless")),
                new PreferenceChips(id, preferences.of(id), null),
                facts(profile),
                tasks.open(id),
                staff.active(),
                timeline.of(id, kinds, before),
                panels(id, CustomerPanel.Place.MEANING),
                panels(id, CustomerPanel.Place.STORY),
                panels.stream()
                        .flatMap(panel -> panel.styles().stream())
                        .distinct()
                        .toList(),
                LocalDate.ofInstant(clock.instant(), businesses.current().zone()),
                current.role().atLeast(Role.MANAGER),
                noteTyped,
                taskTyped);
    }

    private List<ProfilePage.Fact> facts(Profile profile) {
        var facts = new ArrayList<ProfilePage.Fact>();
        for (var each : Demographic.values()) {
            var known = profile.demographics().get(each.name());
            if (known != null)
                facts.add(new ProfilePage.Fact(t("customers.demographic." + each), known, CustomField.Type.TEXT));
        }
        for (var field : fields.all()) {
            var known = profile.fields().get(field.id().toString());
            if (known != null) facts.add(new ProfilePage.Fact(field.name(), known, field.type()));
        }
        return facts;
    }

    private List<Content> panels(CustomerId id, CustomerPanel.Place place) {
        return panels.stream()
                .filter(panel -> panel.place() == place)
                .map(panel -> panel.of(id))
                .flatMap(Optional::stream)
                .map(show::show)
                .toList();
    }
}
