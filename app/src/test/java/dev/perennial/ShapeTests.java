package dev.perennial;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.perennial.support.PerennialTest;
import dev.perennial.ui.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.DependencyDepth;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@PerennialTest
class ShapeTests {
    /// Features that are their module's front door and drop their own name in the address.
    static final Map<String, String> FRONT_DOORS = Map.of(
            "/customers/profiles",
            "/customers",
            "/today/page",
            "/today",
            "/feedback/answers",
            "/feedback",
            "/hours/week",
            "/hours",
            "/conversations/inbox",
            "/conversations");

    /// Addresses that belong to no module.
    static final List<String> NOBODYS = List.of("/", "/error", "/api/v1/openapi.json");

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    JdbcClient db;

    @Test
    void theUrlIsTheFolder() {
        var strays = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, method) -> {
            if (!method.getBeanType().getName().startsWith("dev.perennial.")) return;
            var folder = method.getBeanType()
                    .getPackageName()
                    .substring("dev.perennial".length())
                    .replace('.', '/');
            folder = FRONT_DOORS.getOrDefault(folder, folder);
            for (var path : info.getPatternValues()) {
                if (NOBODYS.contains(path)) continue;
                var bare = path.replaceFirst("^/(my|p|api/v1|hooks)(?=/)", "");
                if (!bare.equals(folder) && !bare.startsWith(folder + "/")) strays.add(path + " in " + folder);
            }
        });
        assertThat(strays).isEmpty();
    }

    @Test
    void everyViewHasItsTemplateBesideIt() {
        var missing = new ClassFileImporter()
                .importPackages("dev.perennial").stream()
                        .filter(type -> type.isAssignableTo(View.class) && type.isRecord())
                        .map(type -> Path.of("src/main/java", type.getName().replace('.', '/') + ".jte"))
                        .filter(path -> !Files.exists(path))
                        .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void foreignKeysFollowTheModules() {
        record Edge(String from, String to) {}
        var modules = ArchitectureTests.MODULES;
        var allowed = new HashSet<Edge>();
        for (var module : modules)
            module.getDependencies(modules, DependencyDepth.ALL)
                    .uniqueModules()
                    .forEach(to -> allowed.add(new Edge(
                            module.getIdentifier().toString(),
                            to.getIdentifier().toString())));
        for (var module : modules) allowed.add(new Edge(module.getIdentifier().toString(), "platform"));
        for (var module : modules) allowed.add(new Edge(module.getIdentifier().toString(), "access"));
        List<Edge> keys = db.sql("""
            select distinct f.relnamespace::regnamespace::text, t.relnamespace::regnamespace::text
            from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
            where k.contype = 'f' and f.relnamespace <> t.relnamespace""")
                .query((row, _) -> new Edge(row.getString(1), row.getString(2)))
                .list();
        assertThat(keys).isNotEmpty().isSubsetOf(allowed);
    }
}
