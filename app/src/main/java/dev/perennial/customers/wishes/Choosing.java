package dev.perennial.customers.wishes;

import dev.perennial.access.CurrentStaff;
import dev.perennial.customers.Channel;
import dev.perennial.customers.ConsentOrigin;
import dev.perennial.customers.ConsentOrigin.Way;
import dev.perennial.customers.Consents;
import dev.perennial.customers.Consents.Granting;
import dev.perennial.customers.Purpose;
import dev.perennial.customers.Standing.Verdict;
import dev.perennial.customers.SuppressionReason;
import dev.perennial.customers.consent.Wordings;
import dev.perennial.customers.wishes.Visitors.Visit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what a person chose on the page: what changed, and nothing of what was not shown.
@Component
class Choosing {
    private static final String PAGE = "/p/customers/wishes";

    private final Consents consents;
    private final Wordings wordings;
    private final CurrentStaff staff;
    private final JdbcClient db;

    Choosing(Consents consents, Wordings wordings, CurrentStaff staff, JdbcClient db) {
        this.consents = consents;
        this.wordings = wordings;
        this.staff = staff;
        this.db = db;
    }

    private record Topic(Purpose purpose, Channel channel) {
        static Optional<Topic> of(String value) {
            return Purpose.asked().stream()
                    .flatMap(purpose -> Arrays.stream(Channel.values()).map(channel -> new Topic(purpose, channel)))
                    .filter(it -> value.equals(it.purpose() + "." + it.channel()))
                    .findFirst();
        }
    }

    @Transactional
    public Done choose(Visit visit, List<String> shown, List<String> chosen, String network) {
        var wanted = new HashSet<>(chosen);
        var outcome = EnumSet.of(Done.SAVED);
        for (var value : new HashSet<>(shown))
            Topic.of(value).ifPresent(topic -> {
                var verdict = consents.standing(visit.customer(), topic.purpose(), topic.channel())
                        .verdict();
                var has = verdict == Verdict.GRANTED || verdict == Verdict.REQUESTED;
                if (wanted.contains(value) && !has) outcome.add(grant(visit, topic, null, network));
                if (!wanted.contains(value) && has)
                    consents.withdraw(
                            visit.customer(), topic.purpose(), topic.channel(), origin(visit, topic, network));
            });
        return outcome.contains(Done.STAFF) ? Done.STAFF : outcome.contains(Done.WAITING) ? Done.WAITING : Done.SAVED;
    }

    @Transactional
    public Done stop(Visit visit, String network) {
        consents.stopEverything(
                visit.customer(),
                SuppressionReason.UNSUBSCRIBED,
                new ConsentOrigin(Way.PAGE, PAGE, null, null, network, visit.proven()));
        return Done.STOPPED;
    }

    /// What the person gets by e-mail now is asked for at a new address of theirs too.
    @Transactional
    public Done follow(Visit visit, String email, List<Purpose> had, String network) {
        var outcome = EnumSet.of(Done.SAVED);
        for (var purpose : had) outcome.add(grant(visit, new Topic(purpose, Channel.EMAIL), email, network));
        return outcome.contains(Done.WAITING) ? Done.WAITING : Done.SAVED;
    }

    private Done grant(Visit visit, Topic topic, @Nullable String address, String network) {
        var at = address != null ? address : topic.channel() == Channel.EMAIL ? visit.proven() : null;
        var granting =
                consents.grant(visit.customer(), topic.purpose(), topic.channel(), at, origin(visit, topic, network));
        return switch (granting) {
            case Granting.Granted _ -> Done.SAVED;
            case Granting.Requested _ -> Done.WAITING;
            case Granting.Barred _ -> staff.find().isPresent() ? Done.STAFF : Done.SAVED;
        };
    }

    private ConsentOrigin origin(Visit visit, Topic topic, String network) {
        var wording = wordings.keep(wordings.offered(topic.purpose(), language(visit)));
        return new ConsentOrigin(Way.PAGE, PAGE, null, wording, network, visit.proven());
    }

    private @Nullable String language(Visit visit) {
        return db.sql("select language from customers.customer where id = ?")
                .param(visit.customer().value())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }
}
