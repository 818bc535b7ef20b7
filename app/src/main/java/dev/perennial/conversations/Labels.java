package dev.perennial.conversations;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffMember;
import dev.perennial.conversations.Entries.Fresh;
import dev.perennial.conversations.Entry.Change.What;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Words cases are sorted by: “Delivery”, “Allergies”.
@Repository
public class Labels {
    public static final int LONGEST = 40;

    private final JdbcClient db;
    private final Cases cases;
    private final Entries entries;
    private final CurrentStaff staff;
    private final Clock clock;

    Labels(JdbcClient db, Cases cases, Entries entries, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.cases = cases;
        this.entries = entries;
        this.staff = staff;
        this.clock = clock;
    }

    public List<Label> all() {
        return db.sql("select id, name from conversations.label order by name")
                .query((row, _) -> new Label(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    public List<Label> of(CaseId id) {
        return db.sql("""
            select l.id, l.name from conversations.case_label cl join conversations.label l on l.id = cl.label_id
            where cl.case_id = ? order by l.name""")
                .param(id.value())
                .query((row, _) -> new Label(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    /// Puts a label on a case; a new word makes a new label, one that differs in capitals only does not.
    @Transactional
    public void put(CaseId id, String name) {
        var held = cases.hold(id);
        var label = db.sql("""
            insert into conversations.label (name, key) values (:name, lower(:name))
            on conflict (key) do update set name = label.name
            returning id, name""")
                .param("name", name.strip())
                .query((row, _) -> new Label(row.getObject(1, UUID.class), row.getString(2)))
                .single();
        var put = db.sql(
                        "insert into conversations.case_label (case_id, label_id) values (?, ?) on conflict do nothing")
                .params(held.id().value(), label.id())
                .update();
        if (put == 1) tell(id, What.LABELLED, label.name());
    }

    @Transactional
    public void take(CaseId id, UUID label) {
        cases.hold(id);
        var taken = db.sql("""
            delete from conversations.case_label cl using conversations.label l
            where l.id = cl.label_id and cl.case_id = ? and cl.label_id = ? returning l.name""").params(id.value(), label).query(String.class).optional();
        taken.ifPresent(name -> tell(id, What.UNLABELLED, name));
    }

    private void tell(CaseId id, What what, String name) {
        var by = staff.find().map(StaffMember::id).orElse(null);
        entries.append(id, Fresh.change(clock.instant(), by, what, name));
        cases.changed(id);
    }
}
