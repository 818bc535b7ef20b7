package dev.perennial.conversations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.perennial.access.CurrentStaff;
import dev.perennial.conversations.Drafts.Upload;
import dev.perennial.messaging.KeptFiles;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What each of the staff has put to a first mail that has not left, by the form it is written in.
@Repository
public class FirstFiles {
    private static final Duration LASTS = Duration.ofDays(1);

    private final JdbcClient db;
    private final KeptFiles kept;
    private final CurrentStaff staff;
    private final Clock clock;

    FirstFiles(JdbcClient db, KeptFiles kept, CurrentStaff staff, Clock clock) {
        this.db = db;
        this.kept = kept;
        this.staff = staff;
        this.clock = clock;
    }

    /// The reader's own.
    public List<Entry.Attached> of(UUID form) {
        return db.sql("""
            select file_id, name, type, bytes from conversations.first_file where staff_id = ? and form = ? order by n""")
                .params(staff.id().value(), form)
                .query((row, _) -> Drafts.file(row))
                .list();
    }

    /// Keeps of the files only those named, and puts others to them.
    ///
    /// @return all there are now
    @Transactional(rollbackFor = IOException.class)
    public List<Entry.Attached> attach(UUID form, Collection<UUID> still, List<Upload> uploads) throws IOException {
        db.sql("delete from conversations.first_file where staff_id = ? and form = ? and file_id <> all(?)")
                .params(staff.id().value(), form, still.toArray(UUID[]::new))
                .update();
        for (var upload : uploads) {
            var file = kept.keep(upload.name(), upload.bytes());
            db.sql("""
                insert into conversations.first_file (staff_id, form, file_id, name, type, bytes, put_at)
                values (:staff, :form, :file, :name, :type, :bytes, :now)
                on conflict (staff_id, form, file_id) do nothing""")
                    .param("staff", staff.id().value())
                    .param("form", form)
                    .param("file", file.file())
                    .param("name", file.name())
                    .param("type", file.type())
                    .param("bytes", file.bytes())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
        return of(form);
    }

    void forget(UUID form) {
        db.sql("delete from conversations.first_file where staff_id = ? and form = ?")
                .params(staff.id().value(), form)
                .update();
    }

    void forgetOld() {
        db.sql("delete from conversations.first_file where put_at < ?")
                .param(Timestamp.from(clock.instant().minus(LASTS)))
                .update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Sweeping {
        @Bean
        RecurringTask<Void> forgetFilesOfMailsNeverSent(FirstFiles files) {
            return Tasks.recurring("conversations.first-files", FixedDelay.ofHours(1))
                    .execute((_, _) -> files.forgetOld());
        }
    }
}
