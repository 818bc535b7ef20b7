package dev.perennial.conversations.promises;

import dev.perennial.conversations.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is due of cases that are open.
@Repository
public class Marks {
    private final JdbcClient db;
    private final Clock clock;

    Marks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Of those cases of which something is due at all.
    public Map<CaseId, Mark> of(Collection<CaseId> cases) {
        var now = clock.instant();
        var marks = new HashMap<CaseId, Mark>();
        db.sql("""
            select case_id, answer_by, solve_by, soon_at from conversations.deadline
            where case_id = any(:cases) and not frozen and due_at is not null""")
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(row -> {
                    marks.put(new CaseId(row.getObject("case_id", UUID.class)), mark(row, now));
                });
        return marks;
    }

    public Optional<Mark> of(CaseId id) {
        return Optional.ofNullable(of(List.of(id)).get(id));
    }

    /// From a row with `answer_by`, `solve_by` and `soon_at`, one of the first two at least.
    public static Mark mark(ResultSet row, Instant now) throws SQLException {
        return new Mark(instant(row, "answer_by"), instant(row, "solve_by"), instant(row, "soon_at"), now);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
