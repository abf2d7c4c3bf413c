package engram.models;

import engram.nn.Graph;
import engram.nn.Weights;
import java.util.Arrays;

/**
 * Puts scores of any scale on one: {@code z(s) = (ln(s + e) - mean) / deviation}, all taken from
 * normal scores, e a twentieth of their median. Logarithms, since scores are lengths or squares,
 * whose tails would else decide a sum.
 */
record LogStandard(double offset, double mean, double deviation) {
    private static final double OF_MEDIAN = 0.05;

    /** Normal scores that hardly differ say little about how far another may be. */
    private static final double LEAST_DEVIATION = 0.05;

    /**
     * @param normal scores of normal samples, 0 or more; at least one
     */
    static LogStandard of(double... normal) {
        double[] ascending = normal.clone();
        Arrays.sort(ascending);
        // Where more than half are 0, the smallest number keeps the logarithm finite.
        double offset = Math.max(Float.MIN_NORMAL, OF_MEDIAN * ascending[ascending.length / 2]);
        double[] logs = Arrays.stream(normal).map(score -> Math.log(score + offset)).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double variance =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).average().orElseThrow();
        LogStandard exact =
                new LogStandard(offset, mean, Math.max(LEAST_DEVIATION, Math.sqrt(variance)));
        // As it will be after saving.
        return restored(exact.weights());
    }

    double of(double score) {
        return (Math.log(score + offset) - mean) / deviation;
    }

    /** Its three numbers, which {@link #restored} takes back. */
    Weights weights() {
        return Weights.of((float) offset, (float) mean, (float) deviation);
    }

    /**
     * @throws IllegalArgumentException if these are not three numbers that can standardise
     */
    static LogStandard restored(Weights weights) {
        float[] values = weights.values();
        if (values.length != 3 || !(values[0] > 0) || !(values[2] > 0)) {
            throw new IllegalArgumentException(
                    "a score is standardised by an offset above 0, a mean and a deviation above 0, not "
                            + Arrays.toString(values));
        }
        return new LogStandard(values[0], values[1], values[2]);
    }

    /** {@link #of(double)}, written down for doubles. */
    String draw(Graph graph, String scores) {
        String log = graph.node("Log", graph.node("Add", scores, graph.number(offset)));
        String away = graph.node("Sub", log, graph.number(mean));
        return graph.node("Div", away, graph.number(deviation));
    }
}
