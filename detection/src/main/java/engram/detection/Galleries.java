package engram.detection;

import engram.data.SampleStore;
import engram.model.Remembering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Finds, for each memory item, the training samples that read most from it. */
final class Galleries {
    private static final int NEIGHBOURS = 3;

    /** Training samples looked at; a walk over millions of rows would add nothing to see. */
    private static final int SAMPLES = 5_000;

    private static final int AT_ONCE = 250;

    private Galleries() {}

    private record Candidate(int position, float weight) {}

    static Gallery of(Remembering model, SampleStore training) {
        List<PriorityQueue<Candidate>> nearest = new ArrayList<>();
        for (int item = 0; item < model.items(); item++) {
            nearest.add(new PriorityQueue<>(Comparator.comparing(Candidate::weight)));
        }
        int size = training.shape().size();
        int last = Math.min(SAMPLES, training.size());
        for (int from = 0; from < last; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, last - from);
            float[] values = new float[count * size];
            for (int i = 0; i < count; i++) {
                training.read(from + i, values, i * size);
            }
            collect(nearest, model.weights(values, count), from);
        }
        return new Gallery(nearest.stream().map(queue -> neighbours(queue, training)).toList());
    }

    private static void collect(List<PriorityQueue<Candidate>> nearest, float[] weights, int from) {
        int items = nearest.size();
        for (int i = 0; i < weights.length; i++) {
            PriorityQueue<Candidate> queue = nearest.get(i % items);
            if (weights[i] > 0) {
                queue.add(new Candidate(from + i / items, weights[i]));
                if (queue.size() > NEIGHBOURS) {
                    queue.remove();
                }
            }
        }
    }

    private static List<Gallery.Neighbour> neighbours(
            PriorityQueue<Candidate> queue, SampleStore training) {
        return queue.stream()
                .sorted(Comparator.comparing(Candidate::weight).reversed())
                .map(
                        candidate -> {
                            float[] values = new float[training.shape().size()];
                            training.read(candidate.position(), values, 0);
                            return new Gallery.Neighbour(
                                    training.id(candidate.position()), candidate.weight(), values);
                        })
                .toList();
    }
}
