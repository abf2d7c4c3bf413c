package engram.detection;

import engram.model.AnomalyModel;
import engram.torch.Compute;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * A model that several detectors hold and several threads use: freed when the last holder has let
 * go and the last use has ended.
 */
final class SharedModel {
    /**
     * Of all models together: more batches at once than processors would be no faster, and each
     * takes native memory.
     */
    private static final Semaphore PROCESSORS =
            new Semaphore(Runtime.getRuntime().availableProcessors());

    private final AnomalyModel model;
    private final Compute compute;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private int holders = 1;

    /** Held by whoever makes it. */
    SharedModel(AnomalyModel model, Compute compute) {
        this.model = model;
        this.compute = compute;
    }

    /**
     * Lets this thread use the model, where and as it computes. The work must not use it again, nor
     * wait for another thread that does.
     *
     * @throws IllegalStateException if the last holder has let go
     */
    <T> T use(Function<AnomalyModel, T> work) {
        lock.readLock().lock();
        try (Compute.Entered here = compute.enter()) {
            requireHeld();
            PROCESSORS.acquireUninterruptibly();
            try {
                return work.apply(model);
            } finally {
                PROCESSORS.release();
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    /** One holder more. */
    SharedModel hold() {
        lock.writeLock().lock();
        try {
            requireHeld();
            holders++;
            return this;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void requireHeld() {
        if (holders == 0) {
            throw new IllegalStateException("this detector is closed");
        }
    }

    /** One holder fewer; waits for uses to end before it frees the model. */
    void letGo() {
        lock.writeLock().lock();
        try {
            holders--;
            if (holders == 0) {
                model.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
