package dev.perennial.access;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The staff by name, for everybody who shows who did something or offers whom to give it to.
@Repository
public class Staff {
    private static final RowMapper<StaffMember> MEMBER = (row, _) -> StaffMember.of(row);

    private final JdbcClient db;

    Staff(JdbcClient db) {
        this.db = db;
    }

    /// Everybody who may sign in, by name.
    public List<StaffMember> active() {
        return db.sql("select id, name, role, own_only from access.staff where closed_at is null order by name")
                .query(MEMBER)
                .list();
    }

    /// Everybody who ever could sign in, by name.
    public List<StaffMember> everybody() {
        return db.sql("select id, name, role, own_only from access.staff order by name")
                .query(MEMBER)
                .list();
    }

    /// One account, closed ones too: what they did stays theirs.
    public Optional<StaffMember> find(StaffId id) {
        return db.sql("select id, name, role, own_only from access.staff where id = ?")
                .param(id.value())
                .query(MEMBER)
                .optional();
    }

    /// Who signs in with this address and still may.
    public Optional<StaffMember> byEmail(String email) {
        return db.sql(
                        "select id, name, role, own_only from access.staff where lower(email) = lower(?) and closed_at is null")
                .param(email)
                .query(MEMBER)
                .optional();
    }

    public Optional<String> email(StaffId id) {
        return db.sql("select email from access.staff where id = ?")
                .param(id.value())
                .query(String.class)
                .optional();
    }
}
