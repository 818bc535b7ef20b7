package dev.perennial.customers.consent;

import dev.perennial.customers.Purpose;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the invented customers of the sample business agreed to: about half of those with an e-mail address take the
/// newsletter, a few have taken it back, some have yet to confirm, and some do not want to be called.
@Repository
public class SampleConsents {
    private final JdbcClient db;
    private final Wordings wordings;
    private final Clock clock;

    SampleConsents(JdbcClient db, Wordings wordings, Clock clock) {
        this.db = db;
        this.wordings = wordings;
        this.clock = clock;
    }

    /// The same for the same customers each time: what somebody says follows from their id.
    public void bring() {
        var now = Timestamp.from(clock.instant());
        for (var purpose : Purpose.asked())
            db.sql("""
                with person as (
                    select c.id, p.kind, p.key, c.created_at,
                           abs(hashtextextended(c.id::text || p.kind || :purpose, 0)) % 100 as mind,
                           abs(hashtextextended(c.id::text, 1)) % 40 as days
                    from customers.customer c join customers.contact_point p on p.customer_id = c.id
                    where c.sample and p.position = 0),
                said as (
                    select id, kind, key, case kind when 'EMAIL' then 'EMAIL' else ch.channel end as channel,
                           s.decision, s.way, s.proof,
                           least(created_at + make_interval(days => days::int + s.later), :now::timestamptz) as at
                    from person
                    cross join lateral (values ('SMS'), ('PHONE')) ch (channel)
                    cross join lateral (values
                        ('GRANTED', 'ON_PAPER', 'sign-up card at the till', 0,
                            kind = 'PHONE' and ch.channel = 'SMS' and mind < 14),
                        ('GRANTED', 'ON_PAPER', 'sign-up card at the till', 0,
                            kind = 'EMAIL' and ch.channel = 'SMS' and mind < :takers),
                        ('CONFIRMED', 'CONFIRMATION', '/p/customers/wishes/confirmation', 1,
                            kind = 'EMAIL' and ch.channel = 'SMS' and mind < :takers and mind % 3 = 0),
                        ('REQUESTED', 'IN_PERSON', 'asked at the till', 0,
                            kind = 'EMAIL' and ch.channel = 'SMS' and mind between :takers and :takers + 3),
                        ('WITHDRAWN', 'PAGE', '/p/customers/wishes', 120,
                            kind = 'EMAIL' and ch.channel = 'SMS' and mind < 5),
                        ('DENIED', 'BY_PHONE', 'asked not to be called', 30,
                            kind = 'PHONE' and ch.channel = 'PHONE' and mind >= 96 and :purpose = 'NEWS')
                    ) s (decision, way, proof, later, holds)
                    where s.holds)
                insert into customers.consent (customer_id, address_kind, address_key, purpose, channel, decision, way,
                    by_person, wording_id, proof, counts_at, recorded_at)
                select id, kind, key, :purpose, channel, decision, way, true, :wording, proof, at, at
                from said order by at, decision""")
                    .param("purpose", purpose.name())
                    .param("takers", takers(purpose))
                    .param("wording", wordings.keep(wordings.offered(purpose, null)))
                    .param("now", now)
                    .update();
    }

    /// Takes away what the sample left behind when its customers are gone: wordings that name the sample business.
    public void remove() {
        db.sql("""
            with removing as (select set_config('perennial.removing_sample', 'on', true) as sample)
            delete from customers.consent_wording w using removing where removing.sample = 'on'""").update();
    }

    /// Of a hundred people with an e-mail address.
    private static int takers(Purpose purpose) {
        return switch (purpose) {
            case NEWS -> 48;
            case SURVEYS -> 26;
            case PERSONAL, SERVICE -> 14;
        };
    }
}
