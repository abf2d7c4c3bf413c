package engram.score;

import engram.data.SampleShape;
import engram.nn.Graph;

/** The sum of |x - x^| over the {@link Variation} of x. */
record ErrorPerVariation(SampleShape.Image shape) implements FittedScore {

    @Override
    public double score(float[] values, float[] reconstructions, int offset) {
        double error = 0;
        for (int i = offset; i < offset + shape.size(); i++) {
            error += Math.abs(values[i] - reconstructions[i]);
        }
        return error / new Variation(shape).of(values, offset);
    }

    @Override
    public float[] constants() {
        return new float[0];
    }

    @Override
    public String draw(Graph graph, String values, String reconstructions) {
        String away = FittedScore.differences(graph, values, reconstructions);
        String error = graph.sum(graph.node("Abs", away), 1);
        return graph.node("Div", error, new Variation(shape).draw(graph, values));
    }
}
