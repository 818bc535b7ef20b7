package dev.perennial.access.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.platform.Exported;
import dev.perennial.platform.Exported.KeptBack;
import dev.perennial.platform.ExportedTable;
import dev.perennial.support.PerennialTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Fails by name when somebody makes a table and says neither that it is handed out nor why not.
@PerennialTest
class CoverageTests {
    @Autowired
    List<Exported> modules;

    @Autowired
    JdbcClient db;

    @Test
    void everyTableIsHandedOutOrKeptBackForAReason() {
        List<String> there = db.sql("""
            select schemaname || '.' || tablename from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')""").query((row, _) -> row.getString(1)).list();

        assertThat(Stream.concat(
                        tables().map(ExportedTable::name),
                        modules.stream().flatMap(it -> it.keptBack().stream()).map(KeptBack::table)))
                .containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void eachIsNamedByTheModuleItBelongsTo() {
        for (var module : modules) {
            var own = module.getClass().getPackageName().replaceFirst(".*\\.", "") + ".";
            assertThat(Stream.concat(
                            module.tables().stream()
                                    .filter(ExportedTable::isTable)
                                    .map(ExportedTable::name),
                            module.keptBack().stream().map(KeptBack::table)))
                    .allMatch(table -> table.startsWith(own));
        }
    }

    @Test
    void eachSaysWhatItIsOrWhyItStaysInAWholeSentence() {
        assertThat(modules.stream().flatMap(it -> it.tables().stream()).map(ExportedTable::about))
                .allMatch(about -> about.matches("[A-Z].{8,}\\."));
        assertThat(modules.stream().flatMap(it -> it.keptBack().stream()).map(KeptBack::because))
                .allMatch(because -> because.matches("[A-Z].{8,}\\."));
    }

    @Test
    void nothingThatLetsSomebodyInIsHandedOut() {
        var secrets = db.sql("""
            select table_schema || '.' || table_name as name, column_name from information_schema.columns
            where column_name ~ 'password|secret|token|sha256|digest' and table_schema not in
                ('pg_catalog', 'information_schema')""")
                .query((row, _) -> row.getString("name") + " " + row.getString("column_name"))
                .list();
        assertThat(secrets).contains("access.staff password", "access.api_token sha256");

        var handedOut = tables().toList();
        // the digest of a file somebody brought tells the file apart and opens nothing
        secrets.remove("orders.import sha256");
        secrets.remove("feedback.import sha256");
        // which token it was, and not the token
        secrets.remove("access.audit_entry token_id");
        // the digest of a proof tells that it is the one that was given
        secrets.remove("customers.erasure digest");
        assertThat(secrets)
                .noneMatch(secret -> handedOut.stream()
                        .anyMatch(table -> secret.startsWith(table.name() + " ")
                                && !table.without()
                                        .contains(secret.substring(table.name().length() + 1))));
    }

    @Test
    void whatIsLeftOutIsThere() {
        tables().forEach(table -> assertThat(db.sql("""
            select column_name from information_schema.columns where table_schema || '.' || table_name = ?""")
                        .param(table.name())
                        .query((row, _) -> row.getString(1))
                        .list())
                .as(table.name())
                .containsAll(table.without()));
    }

    private Stream<ExportedTable> tables() {
        return modules.stream().flatMap(it -> it.tables().stream()).filter(ExportedTable::isTable);
    }
}
