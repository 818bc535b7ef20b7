package dev.perennial.imports;

import dev.perennial.customers.Intake;
import dev.perennial.customers.IntakeRow;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/// The people a file names, and who they are among the customers.
public abstract class StagedPeople<J extends FileImport> {
    protected static final int PAGE = 20_000;

    private final Intake intake;
    private final TransactionTemplate transaction;
    private final ImportTable<J> imports;

    protected StagedPeople(Intake intake, TransactionTemplate transaction, ImportTable<J> imports) {
        this.intake = intake;
        this.transaction = transaction;
        this.imports = imports;
    }

    /// The people numbered from here on, [#PAGE] of them at most.
    protected abstract List<IntakeRow> page(J job, int from);

    /// How many would be made and how many are known: everything is done and taken back.
    public Intake.Resolved foresee(J job) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            present(job);
            return intake.resolve(job.id().value());
        }));
    }

    /// Finds or makes them all; can be repeated after a crash.
    public void resolve(J job) {
        present(job);
        var mark = new long[] {job.mark()};
        intake.resolve(job.id().value(), done -> {
            if (done <= mark[0]) return;
            imports.move(job, mark[0], done);
            mark[0] = done;
        });
    }

    private void present(J job) {
        for (int from = 0; ; from += PAGE) {
            var page = page(job, from);
            if (page.isEmpty()) return;
            intake.add(job.id().value(), page.stream());
        }
    }
}
