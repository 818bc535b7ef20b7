package dev.perennial.access.export;

import static dev.perennial.ui.Words.number;
import static dev.perennial.ui.Words.t;

import dev.perennial.access.AuditLog;
import dev.perennial.platform.Businesses;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/// `bin/perennial export FOLDER`: the same files as in the archive, into an empty folder. Ends with 0 when all is
/// written, 2 when it could not be.
@Component
class CommandLineExport implements ApplicationRunner {
    private final Packing packing;
    private final Businesses businesses;
    private final AuditLog audit;
    private final ApplicationContext context;

    CommandLineExport(Packing packing, Businesses businesses, AuditLog audit, ApplicationContext context) {
        this.packing = packing;
        this.businesses = businesses;
        this.audit = audit;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, SQLException {
        var asked = arguments.getNonOptionArgs();
        if (asked.isEmpty() || !asked.getFirst().equals("export")) return;
        int code = export(asked.subList(1, asked.size()), arguments.containsOption("spreadsheets"), System.out);
        System.exit(SpringApplication.exit(context, () -> code));
    }

    int export(List<String> folders, boolean forSpreadsheets, PrintStream out) throws IOException, SQLException {
        if (businesses.find().isEmpty()) return refused(out, t("access.export.cli.setup"));
        if (folders.size() != 1) return refused(out, t("access.export.cli.folder"));
        var name = folders.getFirst();
        try {
            var folder = Path.of(name);
            if (Files.exists(folder) && !isEmptyFolder(folder)) return refused(out, t("access.export.cli.full", name));
            Files.createDirectories(folder);
            var rows = packing.pack(new Box.Folder(folder), forSpreadsheets, (done, tables, soFar) -> {
                if (done % 10 == 0 && done < tables) out.println(t("access.export.sofar", done, tables, soFar));
            });
            audit.write(AuditLog.Action.EXPORTED, "access.export", null, rows);
            out.println(t("access.export.cli.done", number(rows), name));
            return 0;
        } catch (InvalidPathException _) {
            return refused(out, t("access.export.cli.full", name));
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return false;
        try (var inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static int refused(PrintStream out, String sentence) {
        out.println(sentence);
        return 2;
    }
}
