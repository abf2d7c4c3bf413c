package engram.score;

import engram.nn.Graph;

/** The sum of (x - x^)^2. */
public record SquaredError(int size) implements FittedScore {

    @Override
    public double score(float[] values, float[] reconstructions, int offset) {
        double sum = 0;
        for (int i = offset; i < offset + size; i++) {
            double difference = values[i] - reconstructions[i];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public float[] constants() {
        return new float[0];
    }

    @Override
    public String draw(Graph graph, String values, String reconstructions) {
        String away = FittedScore.differences(graph, values, reconstructions);
        return graph.sum(graph.node("Mul", away, away), 1);
    }
}
