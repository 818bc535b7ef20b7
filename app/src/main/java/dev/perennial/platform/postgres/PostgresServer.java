package dev.perennial.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// A PostgreSQL server of our own, with its data below a home folder.
///
/// It listens on loopback only, on a free port, and wants a random password. It runs as long as this process does;
/// whatever a killed process left behind, the next start takes over.
public final class PostgresServer implements AutoCloseable {
    static final String SUPERUSER = "postgres";
    static final String NARROW_ROLE = "perennial_own";
    static final String USER = "perennial";
    static final String DATABASE = "perennial";
    private static final int TRIES_FOR_A_FREE_PORT = 3;

    private final Home home;
    private final Postmaster postmaster;
    private final Password password;
    private final int port;

    private PostgresServer(Home home, Postmaster postmaster, Password password, int port) {
        this.home = home;
        this.postmaster = postmaster;
        this.password = password;
        this.port = port;
    }

    /// Starts the server of this folder, making folder and database when they are missing.
    ///
    /// @throws PostgresRefused when another process uses the folder, or the server would not keep its promises
    public static PostgresServer start(Path folder, PostgresSettings settings) {
        try {
            var home = Home.lock(folder);
            try {
                return start(home, settings);
            } catch (IOException | RuntimeException failed) {
                home.close();
                throw failed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresServer start(Home home, PostgresSettings settings) throws IOException {
        var data = DataFolder.in(home);
        if (data.exists()) {
            data.requireReadable();
            data.takeOver();
        }
        var binaries = Binaries.unpackedIn(home);
        var launch = Launch.of(binaries, data.path(), home);
        var password = Password.keptIn(home);
        if (!data.exists()) data.create(launch, binaries, password);
        data.requireMajor(launch.major());

        var server = running(home, data, launch, binaries, password, settings);
        try {
            Safeguards.check(server, settings);
        } catch (RuntimeException refused) {
            server.close();
            throw refused;
        }
        return server;
    }

    private static PostgresServer running(
            Home home, DataFolder data, Launch launch, Binaries binaries, Password password, PostgresSettings settings)
            throws IOException {
        var log = freshLog(home);
        for (var tries = 1; tries <= TRIES_FOR_A_FREE_PORT; tries++) {
            var port = freePort();
            var command = Stream.of(
                            List.of(
                                    binaries.program("postgres"),
                                    "-D",
                                    data.path().toString()),
                            settings.arguments(),
                            List.of(
                                    "-c", "listen_addresses=127.0.0.1",
                                    "-c", "unix_socket_directories=",
                                    "-c", "port=" + port))
                    .flatMap(List::stream)
                    .toList();
            var postmaster = new Postmaster(data, launch.command(command), log);
            if (postmaster.start()) return new PostgresServer(home, postmaster, password, port);
            if (!Files.readString(log.toPath()).contains("could not bind")) break;
        }
        throw new PostgresRefused("PostgreSQL did not start. It said: "
                + Files.readString(log.toPath()).strip());
    }

    private static File freshLog(Home home) throws IOException {
        var log = home.privateFile("postgres.log");
        Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        return home.privateFile("postgres.log").toFile();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /// The address of another database in this server.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable".formatted(port, database);
    }

    /// Owns the database, may create others, and is no superuser.
    public String user() {
        return USER;
    }

    public String password() {
        return password.value();
    }

    /// Tells commands started beside this process where page and database are.
    void announce(int webPort) throws IOException {
        new RunningInstance(ProcessHandle.current().pid(), webPort, jdbcUrl(), user()).announceIn(home);
    }

    /// Stops the server: connections are cut, everything acknowledged is on disk.
    @Override
    public void close() {
        try (home) {
            RunningInstance.withdrawFrom(home);
            postmaster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
