package engram.server.detectors;

import engram.detection.AnomalyDetector;
import engram.detection.Explainer;
import engram.detection.MemoryUse;
import engram.memory.MemoryHealth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which items of a learned memory the latest samples read from. Looked up when somebody asks, not
 * when samples are judged: that would cost each of them a second look.
 */
public final class MemoryWatch {
    /** Items told one by one. */
    private static final int NAMED = 10;

    private final AnomalyDetector detector;
    private final RecentSamples samples;
    private long looked;
    private Optional<Standing> last = Optional.empty();

    /**
     * What is known.
     *
     * @param samples how many of the latest were looked at
     * @param items how many memory has
     * @param unused how many of these get less than 1 % of the mean
     * @param effective how many equally used items would be as varied
     * @param most the items that are read most, the most used first
     */
    public record Standing(
            int samples, int items, int unused, double effective, List<Share> most) {}

    /**
     * @param item which, from 0, as {@code engram explain} counts them
     * @param share of all that is read
     */
    public record Share(int item, double share) {}

    private MemoryWatch(AnomalyDetector detector) {
        this.detector = detector;
        this.samples = new RecentSamples(detector.encoding().shape().size());
    }

    /** Empty for models without a learned memory. */
    static Optional<MemoryWatch> of(AnomalyDetector detector) {
        return new Explainer(detector).memoryHealth().map(health -> new MemoryWatch(detector));
    }

    void saw(Together round) {
        samples.add(round.requests());
    }

    /** Looked up anew where samples came since; empty before the first. */
    synchronized Optional<Standing> standing() {
        long added = samples.added();
        if (added > looked) {
            looked = added;
            float[] values = samples.values();
            int count = values.length / detector.encoding().shape().size();
            last = MemoryUse.of(detector, values, count).map(health -> standing(health, count));
        }
        return last;
    }

    private static Standing standing(MemoryHealth health, int count) {
        float[] usage = health.usage();
        List<Share> most =
                IntStream.range(0, usage.length)
                        .mapToObj(item -> new Share(item, usage[item]))
                        .sorted(Comparator.comparingDouble(Share::share).reversed())
                        .limit(NAMED)
                        .toList();
        return new Standing(
                count, usage.length, health.unusedItems(), health.effectiveItems(), most);
    }
}
