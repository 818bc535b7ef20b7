package dev.perennial.orders.imports;

import static dev.perennial.ui.Words.t;

import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportState;
import dev.perennial.imports.RejectedRows;
import dev.perennial.platform.Businesses;
import dev.perennial.platform.News;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/// `bin/perennial import orders.csv`: the same steps as on the page, one after the other, with what happens
/// written out. Ends with 0 when everything is in, 1 when rows were left out, 2 when a file could not be imported.
@Component
class CommandLineImport implements ApplicationRunner {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(200);

    private final OrderImportSteps steps;
    private final OrderImportWork work;
    private final OrderImports imports;
    private final RejectedRows rejected;
    private final Businesses businesses;
    private final News news;
    private final ApplicationContext context;

    CommandLineImport(
            OrderImportSteps steps,
            OrderImportWork work,
            OrderImports imports,
            RejectedRows rejected,
            Businesses businesses,
            News news,
            ApplicationContext context) {
        this.steps = steps;
        this.work = work;
        this.imports = imports;
        this.rejected = rejected;
        this.businesses = businesses;
        this.news = news;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!CommandLine.isImport(arguments)) return;
        int code = bring(arguments, System.out, Path.of(""));
        letListenersFinish();
        System.exit(SpringApplication.exit(context, () -> code));
    }

    /// What they leave undone after that is told again by the program that goes on, or by the next one.
    private void letListenersFinish() {
        try {
            for (var waited = Duration.ZERO;
                    news.isOnItsWay() && waited.compareTo(PATIENCE) < 0;
                    waited = waited.plus(STEP)) {
                Thread.sleep(STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param folder where the file of rejected rows is written
    int bring(ApplicationArguments arguments, PrintStream out, Path folder) throws IOException {
        try {
            var asked = CommandLine.of(arguments);
            if (businesses.find().isEmpty()) {
                out.println(t("orders.imports.cli.setup"));
                return 2;
            }
            int worst = 0;
            for (var file : asked.files()) worst = Math.max(worst, bring(Path.of(file), asked, out, folder));
            return worst;
        } catch (CommandLine.Unfit e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private int bring(Path file, CommandLine asked, PrintStream out, Path folder) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            out.println(t("orders.imports.cli.unreadable", file));
            return 2;
        }
        ImportId id;
        try (var bytes = Files.newInputStream(file)) {
            id = steps.bring(file.getFileName().toString(), bytes, asked.source(), null);
        }
        work(id, out);
        if (!begin(imports.get(id), asked, out)) return 2;
        work(id, out);
        if (imports.get(id).state() != ImportState.CHECKED) return unreadable(imports.get(id), out);

        foresee(imports.get(id), out);
        int code = Objects.requireNonNull(imports.get(id).expected()).rejected() == 0 ? 0 : 1;
        if (code == 1) writeRejected(imports.get(id), file, out, folder);
        if (asked.dryRun()) {
            out.println(t("orders.imports.cli.dryrun"));
            steps.remove(imports.get(id));
            return code;
        }
        asked.rates().forEach((currency, rate) -> steps.rate(imports.get(id), currency, rate));
        steps.book(imports.get(id));
        work(id, out);
        conclude(imports.get(id), out);
        return code;
    }

    private boolean begin(OrderImport job, CommandLine asked, PrintStream out) {
        if (job.state() != ImportState.LAYOUT) {
            unreadable(job, out);
            return false;
        }
        var layout = asked.over(Objects.requireNonNull(job.layout()));
        out.println(t("imports.layout.lead", job.total(), layout.columns().size()));
        for (int i = 0; i < layout.columns().size(); i++) {
            out.println("  " + layout.columnName(i) + ": "
                    + t("orders.imports.role." + layout.columns().get(i).role().name()));
        }
        if (!layout.open().isEmpty()) {
            LayoutPage.open(layout).forEach(out::println);
            out.println(t("orders.imports.cli.open"));
            steps.remove(job);
            return false;
        }
        imports.keepLayout(job.id(), layout, job.source(), layout.hasConsents() ? asked.consents() : null);
        steps.check(imports.get(job.id()));
        return true;
    }

    private int unreadable(OrderImport job, PrintStream out) {
        out.println(t("tables.unreadable.title", job.fileName()));
        if (job.problem() != null) {
            out.println(t("tables.unreadable." + job.problem().name(), job.problemLine()));
        }
        steps.remove(job);
        return 2;
    }

    private void foresee(OrderImport job, PrintStream out) {
        var expected = Objects.requireNonNull(job.expected());
        imports.sameFile(job)
                .ifPresent(same -> out.println(t(
                        "imports.same",
                        same.broughtAt().atZone(businesses.current().zone()).toLocalDate())));
        out.println(t(
                "orders.imports.cli.expected",
                expected.purchases(),
                expected.lines(),
                expected.refunds(),
                expected.known(),
                expected.customersNew(),
                expected.customersKnown()));
    }

    private void writeRejected(OrderImport job, Path file, PrintStream out, Path folder) throws IOException {
        for (var sentence : rejected.kinds(OrderImports.KIND, job.id())) out.println("  " + sentence);
        for (var row : rejected.first(OrderImports.KIND, job, 5)) {
            out.println("  " + t("orders.imports.cli.row", row.line(), row.column(), row.sentence()));
        }
        var name = file.getFileName().toString().replaceFirst("\\.[A-Za-z]{2,4}(\\.gz)?$", "");
        var mend = folder.resolve(name + "-" + t("orders.imports.mendfile") + ".csv");
        try (var written = Files.newOutputStream(mend)) {
            rejected.write(OrderImports.KIND, job, written);
        }
        out.println(t("orders.imports.cli.mend", mend));
    }

    private static void conclude(OrderImport job, PrintStream out) {
        var outcome = Objects.requireNonNull(job.outcome());
        out.println(t(
                "orders.imports.cli.done",
                outcome.purchases(),
                outcome.refunds(),
                outcome.known(),
                outcome.customersNew(),
                outcome.customersKnown(),
                outcome.rejected()));
    }

    /// Works in a thread of its own, so that this one can say how far it is.
    private void work(ImportId id, PrintStream out) {
        var failure = new Throwable[1];
        var worker = Thread.ofPlatform().name("import").start(() -> {
            try {
                work.run(id);
            } catch (RuntimeException | Error e) {
                failure[0] = e;
            }
        });
        try {
            var said = "";
            while (!worker.join(java.time.Duration.ofSeconds(1))) {
                var now = progress(imports.get(id));
                if (!now.equals(said)) out.println(now);
                said = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure[0] instanceof RuntimeException e) throw e;
        if (failure[0] instanceof Error e) throw e;
    }

    private static String progress(OrderImport job) {
        var step = OrderImports.KIND.step(job.state());
        return job.total() == 0 || !job.state().isWorking()
                ? step
                : step + ": " + t("imports.sofar.of", job.mark(), job.total());
    }
}
