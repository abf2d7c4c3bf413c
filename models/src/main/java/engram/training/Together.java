package engram.training;

import engram.data.Label;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.memory.MemoryHealth;
import engram.torch.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Several learners in one training, each with its step on each batch, or on those samples of it
 * that are its share; losses are means of theirs.
 */
public final class Together implements Learner {
    /** Batch norm cannot learn from one sample. */
    private static final int SMALLEST_BATCH = 2;

    private final List<Learner> learners;
    private final Share share;

    /** Which samples a learner learns from. */
    @FunctionalInterface
    public interface Share {

        /**
         * @param learner counted from 0
         * @param position of the sample in the training store
         */
        boolean has(int learner, int position);
    }

    /** All learn from all. */
    public Together(List<? extends Learner> learners) {
        this(learners, (learner, position) -> true);
    }

    /** Each learns from its share. A batch that holds less than two of it is left out for it. */
    public Together(List<? extends Learner> learners, Share share) {
        this.learners = List.copyOf(learners);
        this.share = share;
    }

    /** What the names of a learner's state begin with. */
    public static String prefix(int learner) {
        return "member." + learner + ".";
    }

    @Override
    public void expect(SampleStore training, int steps) {
        for (int k = 0; k < learners.size(); k++) {
            learners.get(k).expect(shareOf(k, training), steps);
        }
    }

    @Override
    public void prepare(SampleStore training) {
        for (int k = 0; k < learners.size(); k++) {
            learners.get(k).prepare(shareOf(k, training));
        }
    }

    private SampleStore shareOf(int learner, SampleStore training) {
        int[] own =
                IntStream.range(0, training.size())
                        .filter(position -> share.has(learner, position))
                        .toArray();
        return own.length == training.size() ? training : new Shared(training, own);
    }

    /** A learner's share of the samples; closing it leaves them open. */
    private record Shared(SampleStore all, int[] positions) implements SampleStore {
        @Override
        public SampleShape shape() {
            return all.shape();
        }

        @Override
        public int size() {
            return positions.length;
        }

        @Override
        public void read(int position, float[] into, int offset) {
            all.read(positions[position], into, offset);
        }

        @Override
        public String id(int position) {
            return all.id(positions[position]);
        }

        @Override
        public Label label(int position) {
            return all.label(positions[position]);
        }

        @Override
        public void close() {
            // The whole outlives its shares.
        }
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        learners.forEach(learner -> learner.startEpoch(epoch, epochs));
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        return mean((k, learner) -> learner.step(batch));
    }

    @Override
    public Map<String, Double> step(Tensor batch, int... positions) {
        return mean(
                (k, learner) -> {
                    int[] own = own(k, positions);
                    return own.length < SMALLEST_BATCH
                            ? Map.of()
                            : learner.step(part(batch, own), at(positions, own));
                });
    }

    @Override
    public void settle(Tensor batch) {
        learners.forEach(learner -> learner.settle(batch));
    }

    @Override
    public void settle(Tensor batch, int... positions) {
        for (int k = 0; k < learners.size(); k++) {
            int[] own = own(k, positions);
            if (own.length >= SMALLEST_BATCH) {
                learners.get(k).settle(part(batch, own), at(positions, own));
            }
        }
    }

    /** Which samples of a batch are a learner's. */
    private int[] own(int learner, int... positions) {
        return IntStream.range(0, positions.length)
                .filter(i -> share.has(learner, positions[i]))
                .toArray();
    }

    private static int[] at(int[] positions, int... own) {
        return IntStream.of(own).map(i -> positions[i]).toArray();
    }

    private static Tensor part(Tensor batch, int... own) {
        if (own.length == batch.size(0)) {
            return batch;
        }
        long[] rows = IntStream.of(own).asLongStream().toArray();
        return batch.index_select(
                0, Tensor.create(rows, rows.length).to(batch.device(), ScalarType.Long));
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        return mean((k, learner) -> learner.evaluate(batch));
    }

    @FunctionalInterface
    private interface Terms {
        Map<String, Double> of(int k, Learner learner);
    }

    private Map<String, Double> mean(Terms terms) {
        Map<String, Double> sums = new LinkedHashMap<>();
        int counted = 0;
        for (int k = 0; k < learners.size(); k++) {
            // One graph at a time is enough in memory.
            try (Scope scope = Scope.open()) {
                Map<String, Double> own = terms.of(k, learners.get(k));
                counted += own.isEmpty() ? 0 : 1;
                own.forEach((name, term) -> sums.merge(name, term, Double::sum));
            }
        }
        int count = Math.max(1, counted);
        sums.replaceAll((name, sum) -> sum / count);
        return sums;
    }

    @Override
    public Optional<MemoryHealth> endEpoch() {
        List<MemoryHealth> healths = new ArrayList<>();
        learners.forEach(learner -> learner.endEpoch().ifPresent(healths::add));
        return MemoryHealth.together(healths);
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (int k = 0; k < learners.size(); k++) {
            String prefix = prefix(k);
            learners.get(k).state().forEach((name, tensor) -> all.put(prefix + name, tensor));
        }
        return all;
    }
}
