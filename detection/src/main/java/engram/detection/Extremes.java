package engram.detection;

import engram.data.Batch;
import engram.detection.verdict.Detection;
import engram.model.Look;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The samples of the highest scores among those that came by; of the others nothing is kept. */
final class Extremes {
    private final int limit;
    private final PriorityQueue<Seen> lowestFirst =
            new PriorityQueue<>(Comparator.comparing(Seen::score));

    /**
     * @param limit how many are kept
     */
    Extremes(int limit) {
        this.limit = limit;
    }

    /**
     * A sample that is kept.
     *
     * @param looks one, or none where the model does not say where
     */
    record Seen(Detection detection, float[] values, List<Look> looks) {
        double score() {
            return detection.score();
        }
    }

    /**
     * Sees sample {@code i} of a batch.
     *
     * @param looks one for each sample, or none
     */
    void offer(Detection detection, Batch batch, List<Look> looks, int i) {
        if (limit == 0
                || (lowestFirst.size() == limit
                        && lowestFirst.element().score() >= detection.score())) {
            return;
        }
        int size = batch.values().length / batch.size();
        float[] values = Arrays.copyOfRange(batch.values(), i * size, (i + 1) * size);
        List<Look> own = looks.isEmpty() ? looks : List.of(looks.get(i));
        lowestFirst.add(new Seen(detection, values, own));
        if (lowestFirst.size() > limit) {
            lowestFirst.remove();
        }
    }

    /** The highest score first. */
    List<Seen> descending() {
        return lowestFirst.stream().sorted(Comparator.comparing(Seen::score).reversed()).toList();
    }
}
