package dev.perennial.insights.runs;

import dev.perennial.customers.CustomersMerged;
import dev.perennial.customers.CustomersSeparated;
import dev.perennial.insights.runs.Run.Cause;
import dev.perennial.orders.ImportUndone;
import dev.perennial.orders.OrdersImported;
import dev.perennial.orders.PurchaseRecorded;
import dev.perennial.orders.RefundRecorded;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class RunCauses {
    private final Remodelling remodelling;

    RunCauses(Remodelling remodelling) {
        this.remodelling = remodelling;
    }

    @ApplicationModuleListener
    void on(OrdersImported imported) {
        remodelling.soon(Cause.IMPORT);
    }

    @ApplicationModuleListener
    void on(ImportUndone undone) {
        remodelling.soon(Cause.IMPORT);
    }

    @ApplicationModuleListener
    void on(CustomersMerged merged) {
        remodelling.atLeisure(Cause.MERGE);
    }

    @ApplicationModuleListener
    void on(CustomersSeparated separated) {
        remodelling.atLeisure(Cause.MERGE);
    }

    @ApplicationModuleListener
    void on(PurchaseRecorded purchase) {
        remodelling.atLeisure(Cause.PURCHASE);
    }

    @ApplicationModuleListener
    void on(RefundRecorded refund) {
        remodelling.atLeisure(Cause.PURCHASE);
    }
}
