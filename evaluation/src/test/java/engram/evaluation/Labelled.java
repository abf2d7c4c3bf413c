package engram.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Scores with their truth, as tests make them. */
record Labelled(double[] scores, boolean[] anomalous) {

    /** Normal samples first. */
    static Labelled of(double[] normals, double[] anomalies) {
        boolean[] anomalous = new boolean[normals.length + anomalies.length];
        for (int i = normals.length; i < anomalous.length; i++) {
            anomalous[i] = true;
        }
        return new Labelled(
                DoubleStream.concat(DoubleStream.of(normals), DoubleStream.of(anomalies)).toArray(),
                anomalous);
    }

    /** Both kinds, 1 to 12 of each; few distinct scores, so that ties abound. */
    static Arbitrary<Labelled> both() {
        Arbitrary<double[]> scores =
                Arbitraries.integers()
                        .between(-4, 5)
                        .map(Integer::doubleValue)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(12)
                        .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray());
        return Combinators.combine(scores, scores).as(Labelled::of);
    }

    /** Normal samples around 0, anomalous around {@code shift}, both with a spread of 1. */
    static Labelled gaussian(int normals, int anomalies, double shift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return of(
                DoubleStream.generate(random::nextGaussian).limit(normals).toArray(),
                DoubleStream.generate(() -> shift + random.nextGaussian())
                        .limit(anomalies)
                        .toArray());
    }

    Labelled shuffled(long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        boolean[] flags = new boolean[scores.length];
        double[] moved = new double[scores.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = scores[order.get(i)];
            flags[i] = anomalous[order.get(i)];
        }
        return new Labelled(moved, flags);
    }

    Labelled mapped(DoubleUnaryOperator change) {
        return new Labelled(DoubleStream.of(scores).map(change).toArray(), anomalous);
    }

    RocCurve roc() {
        return RocCurve.of(scores, anomalous);
    }

    PrecisionRecallCurve precisionRecall() {
        return PrecisionRecallCurve.of(scores, anomalous);
    }
}
