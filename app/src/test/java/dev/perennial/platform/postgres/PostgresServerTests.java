package dev.perennial.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PostgresServerTests {
    @TempDir
    static Path unpacked;

    @TempDir
    Path folder;

    Path home;

    /// JUnit would complain about a link that leads out of the folder it deletes.
    @AfterEach
    void unlinkPrograms() throws IOException {
        try (var links = Files.newDirectoryStream(home, "postgres-*")) {
            for (var link : links) if (Files.isSymbolicLink(link)) Files.delete(link);
        }
    }

    @BeforeEach
    void unpackOnlyOnce() throws IOException {
        for (var path : List.of(unpacked, folder))
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        home = folder.resolve("a home with spaces");
        try (var shared = Home.lock(unpacked);
                var own = Home.lock(home)) {
            var programs = Binaries.unpackedIn(shared).folder();
            Files.createSymbolicLink(own.resolve(programs.getFileName().toString()), programs);
        }
    }

    @Test
    void theVeryFirstStartUnpacksThePrograms() throws IOException {
        unlinkPrograms();
        start().close();

        try (var folders = Files.list(home)) {
            assertThat(folders.filter(path -> path.getFileName().toString().startsWith("postgres-")))
                    .singleElement()
                    .satisfies(programs ->
                            assertThat(programs.resolve("bin/postgres")).isExecutable());
        }
    }

    @Test
    void whatWasSavedIsThereAtTheNextStart() throws SQLException {
        try (var server = start();
                var connection = connect(server)) {
            run(connection, "create table kept (name text)");
            run(connection, "insert into kept values ('Ada')");
        }
        try (var server = start();
                var connection = connect(server)) {
            assertThat(ask(connection, "select name from kept")).isEqualTo("Ada");
        }
    }

    @Test
    void onlyTheOwnerCanReadDataAndPassword() throws IOException {
        start().close();

        assertThat(modeOf("database")).isEqualTo("rwx------");
        assertThat(modeOf("database-password")).isEqualTo("rw-------");
        assertThat(modeOf("postgres.log")).isEqualTo("rw-------");
    }

    @Test
    void asRootTheDatabaseBelongsToAnOrdinaryUser() throws IOException {
        assumeTrue(SystemUser.current().isRoot(), "is about root, and this is an ordinary user");
        try (var _ = start()) {
            assertThat(Files.getOwner(home.resolve("database")).getName()).isNotEqualTo("root");
            assertThat(ownerOfProcess(postmaster())).isNotEqualTo("root");
        }
    }

    @Test
    void rootsDatabaseRunsBelowAFolderThatOnlyRootCanEnter() throws IOException, SQLException {
        assumeTrue(SystemUser.current().isRoot(), "is about root, and this is an ordinary user");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

        try (var server = start();
                var connection = connect(server)) {
            assertThat(ask(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aSecondStartOnTheSameFolderIsRefused() {
        try (var _ = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(PostgresRefused.class)
                    .hasMessageContaining("already running with the folder " + home)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
                    .hasMessageContaining("--home");
        }
    }

    @Test
    void aRefusedStartDoesNotBlockTheNext() throws IOException {
        start().close();
        var version = home.resolve("database/PG_VERSION");
        Files.writeString(version, "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("written by PostgreSQL 17")
                .hasMessageContaining("brings PostgreSQL 18");

        Files.writeString(version, "18\n");
        start().close();
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws IOException {
        try (var server = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guess"))
                    .hasMessageContaining("password authentication failed");

            server.close();
            Files.writeString(home.resolve("database/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
            assertThatThrownBy(this::start)
                    .isInstanceOf(PostgresRefused.class)
                    .hasMessageContaining("without a password");
        }
    }

    @Test
    void theApplicationIsNoSuperuser() throws SQLException {
        try (var server = start();
                var connection = connect(server)) {
            assertThat(ask(connection, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        try (var _ = start()) {
            var socketFolderAndAddress =
                    Files.readAllLines(home.resolve("database/postmaster.pid")).subList(4, 6);
            assertThat(socketFolderAndAddress).containsExactly("", "127.0.0.1");
        }
    }

    @Test
    void aServerThatCouldForgetIsNotUsed() throws SQLException {
        try (var server = start();
                var connection = connect(server)) {
            run(connection, "alter role perennial set synchronous_commit = off");
        }

        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("synchronous_commit=off")
                .hasMessageContaining("must be on");
    }

    @Test
    void everyDurableSettingIsCheckedOnTheRunningServer() {
        for (var setting : List.of("fsync", "full_page_writes")) {
            var values = new HashMap<>(PostgresSettings.shipped().values());
            values.put(setting, "off");
            var forgetful =
                    new PostgresSettings(values, PostgresSettings.shipped().promised());

            assertThatThrownBy(() -> PostgresServer.start(home, forgetful))
                    .isInstanceOf(PostgresRefused.class)
                    .hasMessageContaining(setting + "=off");
        }
        assertThat(PostgresSettings.shipped().promised())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "fsync", "on", "synchronous_commit", "on", "full_page_writes", "on", "data_checksums", "on"));
    }

    @Test
    void aKilledApplicationTakesItsServerAlongAndLosesNothing() throws Exception {
        try (var killed = new OtherProcess(home)) {
            var acknowledged = killed.lastAcknowledged(200);
            killed.kill();

            try (var server = start();
                    var connection = connect(server)) {
                assertThat(Integer.parseInt(ask(connection, "select count(*) from kept")))
                        .isGreaterThanOrEqualTo(acknowledged);
            }
        }
    }

    @Test
    void aCommandBesideARunningPerennialSharesItsDatabase() throws IOException, SQLException {
        var command = new Asked("", true, home);
        try (var server = start()) {
            assertThatThrownBy(() -> command.open()).hasMessageContaining("still starting");
            server.announce(8080);

            var shared = (Database.Outside) command.open();
            try (var connection = DriverManager.getConnection(shared.url(), shared.user(), shared.password())) {
                assertThat(ask(connection, "select current_user")).isEqualTo("perennial");
            }
            assertThat(modeOf("perennial.json")).isEqualTo("rw-------");
        }
        assertThat(home.resolve("perennial.json")).doesNotExist();
        try (var own = command.open()) {
            assertThat(own).isInstanceOf(Database.Own.class);
        }
    }

    @Test
    void aDatabaseOpenedEarlyIsClosedWithAProgramThatNeverTookIt() throws Exception {
        var opening = new HeadStart.Opening(new FutureTask<>(new Asked("", false, home)::open));
        opening.begin();
        opening.abandon();

        try (var next = new Asked("", false, home).open()) {
            assertThat(next).isInstanceOf(Database.Own.class);
            var refused = new HeadStart.Opening(new FutureTask<>(new Asked("", false, home)::open));
            refused.begin();
            assertThatThrownBy(refused::take).isInstanceOf(FolderInUse.class);
            refused.abandon();
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefused() throws Exception {
        try (var other = new OtherProcess(home)) {
            other.lastAcknowledged(1);
            assertThatThrownBy(this::start)
                    .isInstanceOf(PostgresRefused.class)
                    .hasMessageContaining("process " + other.process.pid());
        }
    }

    @Test
    void anOrphanedServerIsStoppedAndReplaced() throws Exception {
        start().close();
        var orphan = new OrphanedServer(home);

        try (var server = start();
                var connection = connect(server)) {
            assertThat(orphan.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ask(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aStalePidFileWhoseNumberNowBelongsToSomebodyElseDoesNotMatter() throws IOException, SQLException {
        start().close();
        var stale = home.resolve("database/postmaster.pid");
        Files.writeString(
                stale,
                "%d\n%s/database\n0\n0\n\n127.0.0.1\n0 0\nready\n"
                        .formatted(ProcessHandle.current().pid(), home));

        try (var server = start();
                var connection = connect(server)) {
            assertThat(ask(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aStartCutOffWhileMakingTheDatabaseIsRepeated() throws IOException, SQLException {
        start().close();
        Files.move(home.resolve("database"), home.resolve("database-unfinished"));

        try (var server = start();
                var connection = connect(server)) {
            assertThat(ask(connection, "select 1")).isEqualTo("1");
        }
        assertThat(home.resolve("database-unfinished")).doesNotExist();
    }

    @Test
    void aServerThatIsKilledComesBackOnTheSamePort() throws Exception {
        try (var server = start()) {
            try (var connection = connect(server)) {
                run(connection, "create table kept as select 1 as n");
            }
            Signal.KILL.send(postmaster());

            try (var connection = connectWithin(Duration.ofSeconds(30), server)) {
                assertThat(ask(connection, "select n from kept")).isEqualTo("1");
            }
        }
    }

    private PostgresServer start() {
        return PostgresServer.start(home, PostgresSettings.shipped());
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private static Connection connectWithin(Duration patience, PostgresServer server) throws Exception {
        var since = System.nanoTime();
        while (true) {
            try {
                return connect(server);
            } catch (SQLException notYet) {
                if (System.nanoTime() - since > patience.toNanos()) throw notYet;
                Pause.brief();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve("database/postmaster.pid")).getFirst());
    }

    private static String ownerOfProcess(long pid) throws IOException {
        return Files.getOwner(Path.of("/proc", Long.toString(pid))).getName();
    }

    private String modeOf(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name)));
    }

    /// Another Java process that runs a server and says which of its inserts were acknowledged.
    private static final class OtherProcess implements AutoCloseable {
        final Process process;
        final BufferedReader said;

        OtherProcess(Path home) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            BusyApplication.class.getName(),
                            home.toString())
                    .redirectErrorStream(true)
                    .start();
            said = process.inputReader();
        }

        int lastAcknowledged(int atLeast) throws IOException {
            for (var line = said.readLine(); line != null; line = said.readLine())
                if (line.matches("\\d+") && Integer.parseInt(line) >= atLeast) return Integer.parseInt(line);
            throw new AssertionError("The other process ended early");
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() throws InterruptedException {
            kill();
        }
    }

    /// A server nobody holds any more, as it stays behind where the kernel knows no pdeathsig.
    private static final class OrphanedServer {
        final Process process;

        OrphanedServer(Path home) throws IOException {
            try (var locked = Home.lock(home)) {
                var data = DataFolder.in(locked);
                var binaries = Binaries.unpackedIn(locked);
                var launch = Launch.of(binaries, data.path(), locked);
                var untied = launch
                        .command(List.of(
                                binaries.program("postgres"),
                                "-D",
                                data.path().toString(),
                                "-c",
                                "port=" + PostgresServer.freePort(),
                                "-c",
                                "unix_socket_directories="))
                        .stream()
                        .filter(word -> !word.equals("--pdeathsig") && !word.equals("INT"))
                        .toList();
                process = new ProcessBuilder(untied).redirectErrorStream(true).start();
                while (!data.reportsReady()) Pause.brief();
            }
        }
    }
}
