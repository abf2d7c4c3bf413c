package engram.features;

import engram.nn.Weights;
import java.util.Arrays;

/**
 * What a part makes of normal pictures that it did not learn from: what its judgements are measured
 * by, so that those of several parts can be added.
 *
 * @param score middle and spread of scores, on which a few that are far off have no hold
 * @param map mean and deviation of the values of maps
 */
record Normal(Spread score, Spread map) {

    /** A mean and a deviation, which is not zero. */
    record Spread(double mean, double deviation) {
        private static final double SMALLEST = 1e-3;
        private static final double OF_MEDIAN = 1.4826;

        static Spread of(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            double deviation = Math.sqrt(square / Math.max(1, values.length));
            // Pictures that are all equal must not make the least rounding an anomaly.
            double least = SMALLEST * Math.max(1, Math.abs(mean));
            return new Spread(mean, Math.max(least, deviation));
        }

        /**
         * By the median and the median distance from it, as a normal distribution would have them.
         * A part that is unlike all others stands alone in its fold and scores high; with few
         * pictures it would otherwise decide how much this judgement counts beside others.
         */
        static Spread robust(double... values) {
            double median = median(values);
            double middle = median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
            double least = SMALLEST * Math.max(1, Math.abs(median));
            return new Spread(median, Math.max(least, OF_MEDIAN * middle));
        }

        private static double median(double... values) {
            double[] ascending = values.clone();
            Arrays.sort(ascending);
            int half = ascending.length / 2;
            return ascending.length % 2 == 1
                    ? ascending[half]
                    : (ascending[half - 1] + ascending[half]) / 2;
        }

        private Spread atLeast(double least) {
            return new Spread(mean, Math.max(least, deviation));
        }

        double standardised(double value) {
            return (value - mean) / deviation;
        }
    }

    /** With no smaller deviations than this. */
    Normal atLeast(double deviation) {
        return new Normal(score.atLeast(deviation), map.atLeast(deviation));
    }

    Weights weights() {
        return Weights.of(
                (float) score.mean,
                (float) score.deviation,
                (float) map.mean,
                (float) map.deviation);
    }

    static Normal of(Weights weights) {
        float[] values = weights.values();
        if (values.length != 4) {
            throw new IllegalArgumentException(
                    "a part's normals are 4 values, not " + values.length);
        }
        return new Normal(new Spread(values[0], values[1]), new Spread(values[2], values[3]));
    }
}
