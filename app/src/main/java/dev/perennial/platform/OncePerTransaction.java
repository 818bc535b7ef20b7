package dev.perennial.platform;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What many parts of one piece of work ask for and nobody else changes under their hands: read the first time a
/// transaction asks, known until it ends. Outside of a transaction every question reads.
final class OncePerTransaction<T> {
    private record Known<T>(T value) {}

    T get(Supplier<T> read) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return read.get();
        @SuppressWarnings("unchecked")
        var known = (Known<T>) TransactionSynchronizationManager.getResource(this);
        if (known != null) return known.value();
        var fresh = new Known<>(read.get());
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new End(this));
        return fresh.value();
    }

    /// To be called by whoever changes it: the next question reads again.
    void forget() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
    }

    /// Another transaction that begins meanwhile reads for itself.
    private record End(OncePerTransaction<?> what) implements TransactionSynchronization {
        @Override
        public void suspend() {
            what.forget();
        }

        @Override
        public void afterCompletion(int status) {
            what.forget();
        }
    }
}
