package engram.detection.explanation;

import engram.data.SampleStore;
import engram.data.encodings.Encoding;
import engram.model.Remembering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntFunction;

/** Finds, for each memory item, the training samples that read most from it. */
final class NearestSamples {
    private static final int NEIGHBOURS = 3;

    /** Training samples looked at; a walk over millions of rows would add nothing to see. */
    private static final int SAMPLES = 5_000;

    /** Values of as many samples as are looked at: what a gallery can at most come to. */
    private static final int VALUES = 1 << 24;

    private static final int AT_ONCE = 250;

    private NearestSamples() {}

    private record Candidate(int position, float weight) {}

    static Gallery of(Remembering model, SampleStore training, Encoding encoding) {
        List<PriorityQueue<Candidate>> nearest = new ArrayList<>();
        for (int item = 0; item < model.items(); item++) {
            nearest.add(new PriorityQueue<>(Comparator.comparing(Candidate::weight)));
        }
        int size = training.shape().size();
        int affordable = Math.max(1, Math.min(SAMPLES, VALUES / size));
        int last = Math.min(affordable, training.size());
        for (int from = 0; from < last; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, last - from);
            float[] values = new float[count * size];
            int[] positions = new int[count];
            for (int i = 0; i < count; i++) {
                // Spread over all: neighbours in order are often alike, such as clips of a video.
                positions[i] = (int) ((long) (from + i) * training.size() / last);
                training.read(positions[i], values, i * size);
            }
            collect(nearest, model.weights(values, count), positions);
        }
        Map<Integer, float[]> kept = new HashMap<>();
        IntFunction<float[]> values =
                position ->
                        kept.computeIfAbsent(
                                position,
                                chosen -> {
                                    float[] sample = new float[size];
                                    training.read(chosen, sample, 0);
                                    return Gallery.rounded(sample, encoding);
                                });
        return new Gallery(
                nearest.stream().map(queue -> neighbours(queue, training, values)).toList());
    }

    private static void collect(
            List<PriorityQueue<Candidate>> nearest, float[] weights, int... positions) {
        int items = nearest.size();
        for (int i = 0; i < weights.length; i++) {
            PriorityQueue<Candidate> queue = nearest.get(i % items);
            if (weights[i] > 0) {
                queue.add(new Candidate(positions[i / items], weights[i]));
                if (queue.size() > NEIGHBOURS) {
                    queue.remove();
                }
            }
        }
    }

    private static List<Gallery.Neighbour> neighbours(
            PriorityQueue<Candidate> queue, SampleStore training, IntFunction<float[]> values) {
        return queue.stream()
                .sorted(Comparator.comparing(Candidate::weight).reversed())
                .map(
                        candidate ->
                                new Gallery.Neighbour(
                                        training.id(candidate.position()),
                                        candidate.weight(),
                                        values.apply(candidate.position())))
                .toList();
    }
}
