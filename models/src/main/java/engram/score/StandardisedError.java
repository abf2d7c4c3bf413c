package engram.score;

import engram.nn.Graph;
import engram.nn.Weights;

/**
 * The sum of (x - x^)^2 / variance, feature by feature.
 *
 * @param constants each feature's mean squared difference over normal samples
 */
record StandardisedError(float[] constants) implements FittedScore {
    /** Under a feature's mean square so small, rounding is all that is left of it. */
    private static final double FLOOR = 1e-6;

    private static final double LEAST_SHARE = 0.05;

    static float[] fit(float[] values, float[] reconstructions, int size, int count) {
        double[] squares = new double[size];
        for (int i = 0; i < count * size; i++) {
            double difference = values[i] - reconstructions[i];
            squares[i % size] += difference * difference;
        }
        float[] means = new float[size];
        for (int i = 0; i < size; i++) {
            means[i] = (float) Math.max(FLOOR, squares[i] / count);
        }
        return means;
    }

    /** The same with a floor of a twentieth of the mean over features. */
    static float[] fitBalanced(float[] values, float[] reconstructions, int size, int count) {
        float[] means = fit(values, reconstructions, size, count);
        double sum = 0;
        for (float mean : means) {
            sum += mean;
        }
        float floor = (float) (LEAST_SHARE * sum / size);
        for (int i = 0; i < size; i++) {
            means[i] = Math.max(floor, means[i]);
        }
        return means;
    }

    @Override
    public double score(float[] values, float[] reconstructions, int offset) {
        double sum = 0;
        for (int i = 0; i < constants.length; i++) {
            double difference = values[offset + i] - reconstructions[offset + i];
            sum += difference * difference / constants[i];
        }
        return sum;
    }

    @Override
    public String draw(Graph graph, String values, String reconstructions) {
        String away = FittedScore.differences(graph, values, reconstructions);
        String usual = graph.doubles(Weights.of(constants));
        return graph.sum(graph.node("Div", graph.node("Mul", away, away), usual), 1);
    }
}
