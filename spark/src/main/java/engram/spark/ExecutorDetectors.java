package engram.spark;

import engram.detection.AnomalyDetector;
import java.util.HashMap;
import java.util.Map;

/**
 * The detectors of this executor, each loaded once for all tasks. One that no task uses stays, for
 * the tasks to come, until another is loaded.
 */
final class ExecutorDetectors {
    private static final Map<Key, Held> HELD = new HashMap<>();

    private ExecutorDetectors() {}

    private record Key(String name, double rate, int cores) {}

    private static final class Held {
        private final AnomalyDetector detector;
        private int tasks;

        Held(AnomalyDetector detector) {
            this.detector = detector;
        }
    }

    /** Keeps a detector open until its task has ended. */
    record Lease(AnomalyDetector detector, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /**
     * @param cores of the task, which the detector's threads keep to
     */
    static Lease lease(Shipment shipment, int cores) {
        synchronized (HELD) {
            Key key = new Key(shipment.name(), shipment.rate(), cores);
            Held held = HELD.get(key);
            if (held == null) {
                freeIdle();
                held = new Held(shipment.load(cores));
                HELD.put(key, held);
            }
            held.tasks++;
            return new Lease(held.detector, ending(held));
        }
    }

    private static Runnable ending(Held held) {
        return () -> {
            synchronized (HELD) {
                held.tasks--;
            }
        };
    }

    static int open() {
        synchronized (HELD) {
            return HELD.size();
        }
    }

    /** Frees the native memory of those that no task uses. */
    static void freeIdle() {
        synchronized (HELD) {
            HELD.values()
                    .removeIf(
                            held -> {
                                if (held.tasks == 0) {
                                    held.detector.close();
                                }
                                return held.tasks == 0;
                            });
        }
    }
}
