package dev.perennial.conversations;

import dev.perennial.access.CurrentStaff;
import dev.perennial.access.StaffId;
import dev.perennial.messaging.KeptFiles;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What each of the staff has begun to write in which case, until it is sent.
@Repository
public class Drafts {
    private final JdbcClient db;
    private final KeptFiles kept;
    private final CurrentStaff staff;
    private final Clock clock;

    Drafts(JdbcClient db, KeptFiles kept, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.kept = kept;
        this.staff = staff;
        this.clock = clock;
    }

    /// A file as it comes from somebody's computer.
    public record Upload(String name, InputStreamSource bytes) {}

    /// The reader's own.
    public Draft of(CaseId id) {
        var text = db.sql("select text from conversations.draft where staff_id = ? and case_id = ?")
                .params(staff.id().value(), id.value())
                .query(String.class)
                .optional();
        return text.map(it -> new Draft(it, files(staff.id(), id))).orElse(Draft.NONE);
    }

    private List<Entry.Attached> files(StaffId whose, CaseId id) {
        return db.sql("""
            select file_id, name, type, bytes from conversations.draft_file where staff_id = ? and case_id = ? order by n""")
                .params(whose.value(), id.value())
                .query((row, _) -> file(row))
                .list();
    }

    static Entry.Attached file(ResultSet row) throws SQLException {
        return new Entry.Attached(
                row.getObject("file_id", UUID.class),
                null,
                row.getString("name"),
                row.getString("type"),
                row.getLong("bytes"),
                null);
    }

    /// Keeps the words; the files stay as they are.
    @Transactional
    public void keep(CaseId id, String text) {
        write(staff.id(), id, text);
        forgetEmpty(staff.id(), id);
    }

    /// Keeps of the files only those named, and puts others to them.
    ///
    /// @return all there are now
    @Transactional(rollbackFor = IOException.class)
    public List<Entry.Attached> attach(CaseId id, Collection<UUID> still, List<Upload> uploads) throws IOException {
        var me = staff.id();
        db.sql("""
            delete from conversations.draft_file where staff_id = ? and case_id = ? and file_id <> all(?)""").params(me.value(), id.value(), still.toArray(UUID[]::new)).update();
        if (!uploads.isEmpty()) touch(me, id);
        for (var upload : uploads) {
            var file = kept.keep(upload.name(), upload.bytes());
            put(me, id, new Entry.Attached(file.file(), null, file.name(), file.type(), file.bytes(), null));
        }
        return files(me, id);
    }

    /// What did not leave is a draft of its writer's again, above what they have begun since.
    @Transactional(propagation = Propagation.MANDATORY)
    void giveBack(StaffId writer, CaseId id, Entry said) {
        var since = db.sql("select text from conversations.draft where staff_id = ? and case_id = ?")
                .params(writer.value(), id.value())
                .query(String.class)
                .optional()
                .filter(it -> !it.isBlank() && !it.equals(said.body()));
        write(writer, id, since.map(it -> said.body() + "\n\n" + it).orElse(said.body()));
        for (var file : said.attachments()) put(writer, id, file);
    }

    /// What all have begun to write in a case goes where the case went.
    @Transactional(propagation = Propagation.MANDATORY)
    void move(CaseId from, CaseId to) {
        db.sql("""
            insert into conversations.draft (staff_id, case_id, text, changed_at)
            select staff_id, :to, text, changed_at from conversations.draft where case_id = :from
            on conflict (staff_id, case_id) do update
            set text = concat_ws(E'\\n\\n', nullif(draft.text, ''), nullif(excluded.text, '')),
                changed_at = greatest(draft.changed_at, excluded.changed_at)""").param("to", to.value()).param("from", from.value()).update();
        db.sql("""
            insert into conversations.draft_file (staff_id, case_id, file_id, name, type, bytes)
            select staff_id, :to, file_id, name, type, bytes from conversations.draft_file where case_id = :from order by n
            on conflict (staff_id, case_id, file_id) do nothing""").param("to", to.value()).param("from", from.value()).update();
        db.sql("delete from conversations.draft where case_id = ?")
                .param(from.value())
                .update();
    }

    void forget(CaseId id) {
        db.sql("delete from conversations.draft where staff_id = ? and case_id = ?")
                .params(staff.id().value(), id.value())
                .update();
    }

    private void touch(StaffId whose, CaseId id) {
        write(whose, id, null);
    }

    /// @param text null leaves it as it is
    private void write(StaffId whose, CaseId id, @Nullable String text) {
        db.sql("""
            insert into conversations.draft (staff_id, case_id, text, changed_at)
            select :staff, id, coalesce(:text, ''), :now from conversations.case_file where id = :case
            on conflict (staff_id, case_id) do update
            set text = coalesce(:text, draft.text), changed_at = excluded.changed_at""")
                .param("staff", whose.value())
                .param("case", id.value())
                .param("text", text)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void put(StaffId whose, CaseId id, Entry.Attached file) {
        db.sql("""
            insert into conversations.draft_file (staff_id, case_id, file_id, name, type, bytes)
            values (:staff, :case, :file, :name, :type, :bytes)
            on conflict (staff_id, case_id, file_id) do nothing""")
                .param("staff", whose.value())
                .param("case", id.value())
                .param("file", file.file())
                .param("name", file.name())
                .param("type", file.type())
                .param("bytes", file.bytes())
                .update();
    }

    private void forgetEmpty(StaffId whose, CaseId id) {
        db.sql("""
            delete from conversations.draft d where d.staff_id = :staff and d.case_id = :case and trim(d.text) = ''
              and not exists (
                  select from conversations.draft_file f where f.staff_id = d.staff_id and f.case_id = d.case_id)""").param("staff", whose.value()).param("case", id.value()).update();
    }
}
