package dev.perennial;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.perennial.support.PerennialTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyDepth;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Keeps `docs/map.md` true. After a change that moves something: `bin/test -Dmap.write=true -Dtest=MapTests`.
@PerennialTest
class MapTests {
    static final Path MAP = Path.of("../docs/map.md");
    static final List<String> FLOORS = List.of(
            "platform",
            "tables",
            "ui",
            "access",
            "hours",
            "programs",
            "customers",
            "imports",
            "today",
            "messaging",
            "orders",
            "conversations",
            "feedback",
            "insights",
            "demo");

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired(required = false)
    List<Task<?>> jobs = List.of();

    @Autowired
    JdbcClient db;

    ApplicationModules modules = ArchitectureTests.MODULES;

    @Test
    void theMapShowsTheHouseAsItIs() throws IOException {
        var map = draw();
        if (Boolean.getBoolean("map.write")) Files.writeString(MAP, map);
        assertThat(Files.exists(MAP) ? Files.readString(MAP) : "")
                .as("docs/map.md is stale; write it anew with: bin/test -Dmap.write=true -Dtest=MapTests")
                .isEqualTo(map);
    }

    @Test
    void everyModuleHasAFloor() {
        assertThat(modules.stream().map(it -> it.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(FLOORS);
    }

    private String draw() throws IOException {
        var map = new StringBuilder("""
            # Map

            Drawn by `MapTests` from the code and the migrated database; do not edit. Lower floors first: a module
            uses those named in its card and hears of the others by events.
            """);
        for (var name : FLOORS) {
            var module = modules.getModuleByName(name).orElseThrow();
            map.append("\n## ").append(name).append("\n\n").append(card(name)).append('\n');
            line(map, "Uses", allowed(module));
            line(map, "Hears", heard(name));
            line(map, "Tells", told(name));
            line(map, "Tables", relations(name, 'r'));
            line(map, "Views for others", relations(name, 'v'));
            line(
                    map,
                    "Jobs",
                    jobs.stream()
                            .map(Task::getName)
                            .filter(it -> it.startsWith(name + "."))
                            .sorted()
                            .toList());
            var addresses = addresses(name);
            if (!addresses.isEmpty()) {
                map.append("\n| address | handled by |\n|---|---|\n");
                addresses.forEach(map::append);
            }
        }
        return map.toString();
    }

    private static void line(StringBuilder map, String title, Collection<String> names) {
        if (names.isEmpty()) return;
        map.append("- ")
                .append(title)
                .append(": ")
                .append(names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")))
                .append('\n');
    }

    private static String card(String module) throws IOException {
        var lines = Files.readAllLines(ArchitectureTests.SOURCES.resolve(module).resolve("package-info.java"));
        var card = new ArrayList<String>();
        for (var line : lines) {
            if (!line.startsWith("///")) break;
            card.add(line.substring(3).strip().replaceAll("\\[(?:[a-z.]+\\.)?(\\w+)]", "`$1`"));
        }
        return String.join("\n", card) + "\n";
    }

    private List<String> allowed(ApplicationModule module) {
        return modules.stream()
                .map(it -> it.getIdentifier().toString())
                .filter(other -> module.getDependencies(modules, DependencyDepth.IMMEDIATE)
                        .uniqueModules()
                        .anyMatch(used -> used.getIdentifier().toString().equals(other)))
                .sorted()
                .toList();
    }

    private static Collection<String> heard(String module) {
        var heard = new TreeSet<String>();
        for (var type : of(module))
            for (JavaMethod method : type.getMethods())
                if (method.isAnnotatedWith(ApplicationModuleListener.class))
                    method.getRawParameterTypes().forEach(event -> heard.add(event.getSimpleName()));
        return heard;
    }

    private static Collection<String> told(String module) {
        var root = "dev.perennial." + module;
        var told = new TreeSet<String>();
        for (var type : of(module)) {
            var publishes = type.getMethodCallsFromSelf().stream()
                    .anyMatch(call -> call.getTarget().getOwner().isAssignableTo(ApplicationEventPublisher.class)
                            && call.getTarget().getName().equals("publishEvent"));
            if (!publishes) continue;
            type.getConstructorCallsFromSelf().stream()
                    .map(call -> call.getTarget().getOwner())
                    .filter(made -> made.getPackageName().equals(root) && made.isRecord())
                    .map(JavaClass::getSimpleName)
                    .filter(name -> name.endsWith("ed") || name.endsWith("Undone"))
                    .forEach(told::add);
        }
        return told;
    }

    private static List<JavaClass> of(String module) {
        var root = "dev.perennial." + module;
        return ArchitectureTests.CLASSES.stream()
                .filter(type -> type.getPackageName().equals(root)
                        || type.getPackageName().startsWith(root + "."))
                .toList();
    }

    private List<String> relations(String module, char kind) {
        return db.sql("""
            select relname from pg_class
            where relnamespace::regnamespace::text = ? and relkind = ?::"char" order by relname""")
                .params(module, String.valueOf(kind))
                .query(String.class)
                .list();
    }

    private Collection<String> addresses(String module) {
        var rows = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, method) -> {
            if (!method.getBeanType().getName().startsWith("dev.perennial." + module + ".")) return;
            for (var path : info.getPatternValues())
                for (var verb : info.getMethodsCondition().getMethods())
                    rows.add("| %s %s | `%s` |\n"
                            .formatted(
                                    verb, path, method.getBeanType().getName().substring("dev.perennial.".length())));
        });
        return rows;
    }
}
