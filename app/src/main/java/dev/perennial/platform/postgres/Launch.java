package dev.perennial.platform.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the programs are started: never as root, deaf to our terminal's Ctrl-C, and ended when we end.
///
/// The kernel sends the `pdeathsig` when the *thread* that started the process is gone. `runuser` would do none of
/// this: it forks, keeps the signal to itself and leaves an orphan.
record Launch(List<String> prefix, Optional<SystemUser> owner, String version) {
    private static final Logger log = LoggerFactory.getLogger(Launch.class);
    private static final List<String> TIED_TO_US = List.of("setsid", "setpriv", "--pdeathsig", "INT");

    static Launch of(Binaries binaries, Path data, Home home) throws IOException {
        return SystemUser.current().isRoot() ? asRoot(binaries, data, home) : asOurselves(binaries);
    }

    private static Launch asOurselves(Binaries binaries) throws IOException {
        var tied = Finished.running(command(TIED_TO_US, binaries.program("postgres"), "--version"));
        if (tied.succeeded()) return new Launch(TIED_TO_US, Optional.empty(), tied.output());

        var plain = Finished.running(List.of(binaries.program("postgres"), "--version"));
        if (plain.succeeded()) return new Launch(List.of(), Optional.empty(), plain.output());

        throw cannotRun(binaries, plain);
    }

    private static Launch asRoot(Binaries binaries, Path data, Home home) throws IOException {
        var user = SystemUser.ordinaryFor(data, home.folder());
        if (user.isPresent()) {
            var dropped = command(TIED_TO_US, dropTo(user.get()));
            // Through a shell: setpriv itself still finds programs in folders that are closed to the user.
            var version =
                    Finished.running(command(dropped, "sh", "-c", "\"$0\" --version", binaries.program("postgres")));
            if (version.succeeded()) return new Launch(dropped, user, version.output());
        }

        var unmapped = command(TIED_TO_US, "unshare", "--user");
        var version = Finished.running(command(unmapped, binaries.program("postgres"), "--version"));
        if (!version.succeeded()) throw cannotRun(binaries, version);

        log.warn("{} cannot be entered by an ordinary user, so the database's files belong to root", home.folder());
        return new Launch(unmapped, Optional.empty(), version.output());
    }

    private static String[] dropTo(SystemUser user) {
        return new String[] {
            "--reuid", Integer.toString(user.uid()),
            "--regid", Integer.toString(user.gid()),
            "--clear-groups", "--no-new-privs"
        };
    }

    private static PostgresRefused cannotRun(Binaries binaries, Finished version) {
        return new PostgresRefused(("The bundled PostgreSQL in %s does not run on this system: %s. "
                        + "Set PERENNIAL_DATABASE_URL to a PostgreSQL 18 of your own.")
                .formatted(binaries.folder(), version.output()));
    }

    List<String> command(List<String> program) {
        return Stream.concat(prefix.stream(), program.stream()).toList();
    }

    /// As in "postgres (PostgreSQL) 18.6".
    String major() {
        return version.replaceAll(".* (\\d+).*", "$1");
    }

    private static List<String> command(List<String> prefix, String... rest) {
        return Stream.concat(prefix.stream(), Stream.of(rest)).toList();
    }
}
