package engram.score;

import engram.data.SampleShape;
import engram.nn.Graph;

/**
 * The sum of |x - x^| over the total variation of x: the differences of neighbours, across and
 * down, channel by channel. A value on the scale of [0, 1] counts one grey level of 8 bits as
 * variation of its own, so that a blank picture is no division by zero.
 */
record ErrorPerVariation(SampleShape.Image shape) implements FittedScore {
    private static final double GREY_LEVEL = 1 / 255.0;

    @Override
    public double score(float[] values, float[] reconstructions, int offset) {
        double error = 0;
        for (int i = offset; i < offset + shape.size(); i++) {
            error += Math.abs(values[i] - reconstructions[i]);
        }
        return error / (variation(values, offset) + shape.size() * GREY_LEVEL);
    }

    private double variation(float[] values, int offset) {
        int width = shape.width();
        int plane = shape.height() * width;
        double sum = 0;
        for (int i = 0; i < shape.size(); i++) {
            int at = offset + i;
            if (i % width < width - 1) {
                sum += Math.abs(values[at + 1] - values[at]);
            }
            if (i % plane < plane - width) {
                sum += Math.abs(values[at + width] - values[at]);
            }
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
        String error = graph.sum(graph.node("Abs", away), 1);
        String exact = graph.toDouble(values);
        String variation =
                graph.node(
                        "Add",
                        drawSteps(graph, exact, 2, shape.height()),
                        drawSteps(graph, exact, 3, shape.width()));
        String own = graph.number(shape.size() * GREY_LEVEL);
        return graph.node("Div", error, graph.node("Add", variation, own));
    }

    /** The sum of absolute differences of neighbours along an axis. */
    private static String drawSteps(Graph graph, String values, long axis, int side) {
        String next =
                graph.node("Slice", values, graph.whole(1), graph.whole(side), graph.whole(axis));
        String own =
                graph.node(
                        "Slice", values, graph.whole(0), graph.whole(side - 1L), graph.whole(axis));
        return graph.sum(graph.node("Abs", graph.node("Sub", next, own)), 1, 2, 3);
    }
}
