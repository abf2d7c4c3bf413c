package engram.models;

import engram.data.SampleReader;
import engram.data.SampleStore;
import engram.data.stores.SampleStores;
import engram.model.AnomalyModel;
import engram.training.Trainer;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What normal samples score, of which a scale is taken. */
final class HeldOutScores {
    private static final int MOST = 2_000;

    private HeldOutScores() {}

    /** Of the first 2,000 samples or so. */
    static double[] of(AnomalyModel model, SampleStore samples) {
        DoubleStream.Builder scores = DoubleStream.builder();
        int left = MOST;
        try (SampleReader reader = samples.open()) {
            for (var next = reader.next(left); next.isPresent() && left > 0; ) {
                var batch = next.get();
                DoubleStream.of(model.score(batch.values(), batch.size())).forEach(scores);
                left -= batch.size();
                next = left > 0 ? reader.next(left) : Optional.empty();
            }
        }
        return scores.build().toArray();
    }

    /**
     * Each half of the samples among the other, as a stored row is its own nearest. That the halves
     * are sparser moves all scores alike, which a mean takes off.
     *
     * @param blank makes models that have learned nothing
     * @param samples at least two
     */
    static double[] byTheOtherHalf(
            Supplier<AnomalyModel> blank, SampleStore samples, Trainer trainer) {
        DoubleStream scores = DoubleStream.empty();
        for (int half = 0; half < 2; half++) {
            try (AnomalyModel other = blank.get();
                    SampleStore one = half(samples, half);
                    SampleStore rest = half(samples, 1 - half)) {
                other.fit(rest, one, trainer);
                scores = DoubleStream.concat(scores, DoubleStream.of(of(other, one)));
            }
        }
        return scores.toArray();
    }

    private static SampleStore half(SampleStore samples, int which) {
        BitSet positions = new BitSet();
        IntStream.range(0, samples.size()).filter(i -> i % 2 == which).forEach(positions::set);
        return SampleStores.collect(samples, positions);
    }
}
