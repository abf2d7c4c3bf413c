package engram.score;

import engram.data.SampleShape;
import engram.nn.Graph;

/**
 * s = the sum of squares of x - x^, and v = the {@link Variation} of x; the score is log s - (a + b
 * log v), with a and b by least squares over normal samples: how much more is wrong than is usual
 * in pictures as busy as this one.
 *
 * <p>b is kept between 0, where errors have nothing to do with how busy a picture is, and 2, where
 * they grow with its contrast. A slope outside comes of few samples, and would make a picture
 * unlike all of them, such as a blank one, normal.
 *
 * @param constants a, b
 */
record ErrorGivenVariation(SampleShape.Image shape, float[] constants) implements FittedScore {
    static final int CONSTANTS = 2;

    private static final double STEEPEST = 2;
    private static final double GUARD = 1e-6;

    static float[] fit(
            SampleShape.Image shape, float[] values, float[] reconstructions, int count) {
        ErrorGivenVariation unfitted = new ErrorGivenVariation(shape, new float[CONSTANTS]);
        double[] variations = new double[count];
        double[] errors = new double[count];
        for (int i = 0; i < count; i++) {
            variations[i] = unfitted.logVariation(values, i * shape.size());
            errors[i] = unfitted.logError(values, reconstructions, i * shape.size());
        }
        Line line = Line.through(variations, errors);
        double slope = Math.min(STEEPEST, Math.max(0, line.slope()));
        double intercept = line.meanY() - slope * line.meanX();
        return new float[] {(float) intercept, (float) slope};
    }

    @Override
    public double score(float[] values, float[] reconstructions, int offset) {
        return logError(values, reconstructions, offset)
                - (constants[0] + constants[1] * logVariation(values, offset));
    }

    private double logVariation(float[] values, int offset) {
        return Math.log(new Variation(shape).of(values, offset));
    }

    private double logError(float[] values, float[] reconstructions, int offset) {
        double sum = 0;
        for (int i = offset; i < offset + shape.size(); i++) {
            double difference = values[i] - reconstructions[i];
            sum += difference * difference;
        }
        return Math.log(sum + GUARD);
    }

    @Override
    public String draw(Graph graph, String values, String reconstructions) {
        String away = FittedScore.differences(graph, values, reconstructions);
        String squares = graph.sum(graph.node("Mul", away, away), 1);
        String error = graph.node("Log", graph.node("Add", squares, graph.number(GUARD)));
        String variation = graph.node("Log", new Variation(shape).draw(graph, values));
        String usual =
                graph.node(
                        "Add",
                        graph.number(constants[0]),
                        graph.node("Mul", graph.number(constants[1]), variation));
        return graph.node("Sub", error, usual);
    }
}
