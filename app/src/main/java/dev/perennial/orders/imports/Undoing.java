package dev.perennial.orders.imports;

import dev.perennial.customers.Consents;
import dev.perennial.customers.Intake;
import dev.perennial.imports.Chunks;
import dev.perennial.imports.ImportId;
import dev.perennial.imports.ImportState;
import dev.perennial.orders.ImportUndone;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes an import back as a whole: its purchases and refunds with what the timelines tell of them, then the
/// products and the customers nothing else knows of.
@Component
class Undoing {
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final OrderImports imports;
    private final Chunks chunks;
    private final Intake intake;
    private final Consents consents;
    private final ApplicationEventPublisher events;

    Undoing(
            JdbcClient db,
            TransactionTemplate transaction,
            OrderImports imports,
            Chunks chunks,
            Intake intake,
            Consents consents,
            ApplicationEventPublisher events) {
        this.db = db;
        this.transaction = transaction;
        this.imports = imports;
        this.chunks = chunks;
        this.intake = intake;
        this.consents = consents;
        this.events = events;
    }

    /// How many purchases and refunds there are to take back.
    long size(ImportId id) {
        return db.sql("""
            select (select count(*) from orders.purchase where import_id = :id)
                 + (select count(*) from orders.refund where import_id = :id)""").param("id", id.value()).query(Long.class).single();
    }

    void run(OrderImport job) {
        var mark = takeBack(job, job.mark(), "refund:", """
                delete from orders.refund where id in (
                    select id from orders.refund where import_id = :id limit :most) returning id""");
        mark = takeBackRefundsOfItsPurchases(job, mark);
        takeBack(job, mark, "purchase:", """
                delete from orders.purchase where id in (
                    select id from orders.purchase where import_id = :id limit :most) returning id""");
        transaction.executeWithoutResult(_ -> {
            imports.enter(job, ImportState.UNDONE, 0);
            consents.takeBack("import:" + job.id());
            intake.undo(job.id().value());
            db.sql("""
                delete from orders.product p where p.import_id = ?
                and not exists (select from orders.purchase_line l where l.product_id = p.id)""").param(job.id().value()).update();
            imports.markUndone(job.id());
            events.publishEvent(new ImportUndone(job.id().value()));
        });
    }

    /// Refunds somebody recorded since, of purchases that go.
    private long takeBackRefundsOfItsPurchases(OrderImport job, long mark) {
        return takeBack(job, mark, "refund:", """
                delete from orders.refund where id in (
                    select r.id from orders.refund r join orders.purchase p on p.id = r.purchase_id
                    where p.import_id = :id limit :most) returning id""");
    }

    private long takeBack(OrderImport job, long mark, String source, String delete) {
        return chunks.empty(imports, job, mark, () -> {
            List<UUID> gone = db.sql(delete)
                    .param("id", job.id().value())
                    .param("most", Chunks.SIZE)
                    .query((row, _) -> row.getObject("id", UUID.class))
                    .list();
            if (gone.isEmpty()) return 0;
            db.sql("delete from customers.api_activity where source = any(?)")
                    .param(gone.stream().map(id -> source + id).toArray(String[]::new))
                    .update();
            return gone.size();
        });
    }
}
