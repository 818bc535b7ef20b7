package dev.perennial;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

class ArchitectureTests {
    static final Path SOURCES = Path.of("src/main/java/dev/perennial");
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.perennial");

    /// The analytics library lies beside the application: no module, free for all.
    static final ApplicationModules MODULES =
            ApplicationModules.of(Application.class, resideInAPackage("dev.perennial.analytics.."));

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void featuresInsideAModuleFormNoCycle() {
        slices().matching("dev.perennial.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void templatesStayInsideTheirModule() throws IOException {
        var reference = Pattern.compile("@import (?:static )?dev\\.perennial\\.(\\w+)\\.[a-z]|@template\\.(\\w+)\\.");
        assertThat(strayReferences(".jte", reference)).isEmpty();
    }

    @Test
    void sqlStaysInsideItsModule() throws IOException {
        var names = MODULES.stream().map(it -> it.getIdentifier().toString()).collect(Collectors.joining("|"));
        var reference = Pattern.compile("(?i)(?:from|join|into|update)\\s+(" + names + ")\\.(?!api_)\\w+()");
        assertThat(strayReferences(".java", reference)).isEmpty();
        assertThat(strayReferences(".sql", reference)).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        try (Stream<Path> folders = Files.walk(SOURCES)) {
            var unmarked = folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(SOURCES))
                    .filter(ArchitectureTests::holdsJava)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertThat(unmarked).isEmpty();
        }
    }

    @Test
    void timeComesFromTheInjectedClock() {
        for (var type :
                List.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class))
            noClasses()
                    .that()
                    .resideInAPackage("dev.perennial..")
                    .and()
                    .resideOutsideOfPackage("dev.perennial.platform.postgres..")
                    .should()
                    .callMethod(type, "now")
                    .check(CLASSES);
    }

    /// Whoever may name an address to be called could make this machine ask its neighbours: `Outgoing` looks first.
    @Test
    void onlyTheGateOpensConnectionsThatGoOut() {
        var elsewhere = noClasses()
                .that()
                .resideInAPackage("dev.perennial..")
                .and()
                .resideOutsideOfPackages("dev.perennial.platform.outgoing..", "dev.perennial.platform.postgres..");
        elsewhere
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "javax.net..",
                        "org.apache.hc..",
                        "org.springframework.web.client..",
                        "org.springframework.http.client..")
                .check(CLASSES);
        for (var type : List.of(Socket.class, SocketChannel.class, URLConnection.class, DatagramSocket.class))
            elsewhere.should().dependOnClassesThat().areAssignableTo(type).check(CLASSES);
        for (var method : List.of("openConnection", "openStream", "getContent"))
            elsewhere.should().callMethod(URL.class, method).check(CLASSES);
        elsewhere
                .should()
                .callMethod(InetAddress.class, "getByName", String.class)
                .check(CLASSES);
        elsewhere
                .should()
                .callMethod(InetAddress.class, "getAllByName", String.class)
                .check(CLASSES);
    }

    /// An answer that another thread writes can be in the way of the server, and of the next request it is given to.
    @Test
    void anAnswerIsWrittenByTheThreadOfItsOwnRequest() {
        for (var type : List.of(
                AsyncContext.class, ResponseBodyEmitter.class, StreamingResponseBody.class, DeferredResult.class))
            noClasses()
                    .that()
                    .resideInAPackage("dev.perennial..")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(type)
                    .check(CLASSES);
    }

    @Test
    void nothingIsNamedAsADumpingGround() {
        var banned = Pattern.compile(
                ".*(Service|ServiceImpl|Util|Utils|Helper|Manager|Dto|DTO|Mapper|Entity|Impl|Constants)");
        var bannedPackages = Set.of("util", "utils", "common", "helper", "helpers", "misc", "service", "dto");
        var named = new TreeSet<String>();
        for (var type : CLASSES) {
            if (banned.matcher(type.getSimpleName()).matches()) named.add(type.getName());
            if (bannedPackages.contains(type.getPackageName().replaceFirst(".*\\.", "")))
                named.add(type.getPackageName());
        }
        assertThat(named).isEmpty();
    }

    @Test
    void pagesCarryNoInlineScriptOrStyle() throws IOException {
        var inline =
                Pattern.compile("<script(?![^>]*src=)|<style|\\sstyle=|\\son(click|change|submit|input|load|error)=");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var found = files.filter(file -> file.toString().endsWith(".jte"))
                    .filter(file -> inline.matcher(read(file)).find())
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    /// One writer keeps formulas out of every file for a spreadsheet.
    @Test
    void onlyOneClassWritesFilesForSpreadsheets() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var writers = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            read(file).contains("text/csv") || read(file).contains("CsvWriter"))
                    .map(file -> SOURCES.relativize(file).toString())
                    .toList();
            assertThat(writers).isEqualTo(List.of("ui/Csv.java"));
        }
    }

    private static boolean holdsJava(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strayReferences(String suffix, Pattern reference) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .flatMap(file -> {
                        var home = SOURCES.relativize(file).getName(0).toString();
                        return reference
                                .matcher(read(file))
                                .results()
                                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                                .filter(to -> !to.equals(home) && !to.equals("ui"))
                                .map(to -> SOURCES.relativize(file) + " -> " + to);
                    })
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
