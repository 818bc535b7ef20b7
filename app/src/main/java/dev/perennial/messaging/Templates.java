package dev.perennial.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The shop's templates. What they say of a customer [Filling] fills in.
@Repository
public class Templates {
    private static final String SELECT = "select id, name, subject, text from messaging.template ";

    private final JdbcClient db;

    Templates(JdbcClient db) {
        this.db = db;
    }

    /// By name.
    public List<Template> all() {
        return db.sql(SELECT + "order by lower(name), id")
                .query((row, _) -> template(row))
                .list();
    }

    public Optional<Template> find(TemplateId id) {
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query((row, _) -> template(row))
                .optional();
    }

    private static Template template(ResultSet row) throws SQLException {
        return new Template(
                new TemplateId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("subject"),
                row.getString("text"));
    }
}
