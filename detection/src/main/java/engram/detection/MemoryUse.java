package engram.detection;

import engram.memory.MemoryHealth;
import engram.model.Remembering;
import java.util.Arrays;
import java.util.Optional;

/** Which items of a learned memory samples read from. */
public final class MemoryUse {
    private MemoryUse() {}

    /**
     * How the memory fares on these samples, as it is told of an epoch of training; empty for
     * models without a learned memory. The entropy of single reads is not looked at, and 0.
     *
     * @param values {@code count} encoded samples, one after the other; at least one
     */
    public static Optional<MemoryHealth> of(AnomalyDetector detector, float[] values, int count) {
        return detector.use(
                model ->
                        model instanceof Remembering memory
                                ? Optional.of(health(memory.weights(values, count), count))
                                : Optional.empty());
    }

    private static MemoryHealth health(float[] weights, int count) {
        int items = weights.length / count;
        double[] read = new double[items];
        double active = 0;
        int dead = 0;
        for (int i = 0; i < count; i++) {
            int used = 0;
            for (int item = 0; item < items; item++) {
                float weight = weights[i * items + item];
                read[item] += weight;
                used += weight > 0 ? 1 : 0;
            }
            active += used / (double) count;
            dead += used == 0 ? 1 : 0;
        }
        double total = Math.max(Arrays.stream(read).sum(), Double.MIN_NORMAL);
        float[] usage = new float[items];
        for (int item = 0; item < items; item++) {
            usage[item] = (float) (read[item] / total);
        }
        return new MemoryHealth(dead / (double) count, active, 0, 0, usage);
    }
}
