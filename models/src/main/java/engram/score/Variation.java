package engram.score;

import engram.data.SampleShape;
import engram.nn.Graph;

/**
 * How busy a picture is: its total variation, the differences of neighbours across and down,
 * channel by channel. A value on the scale of [0, 1] counts one grey level of 8 bits as variation
 * of its own, so that a blank picture has some too.
 */
record Variation(SampleShape.Image shape) {
    private static final double GREY_LEVEL = 1 / 255.0;

    /** Above 0. */
    double of(float[] values, int offset) {
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
        return sum + shape.size() * GREY_LEVEL;
    }

    /**
     * {@link #of}, written down.
     *
     * @param values (B, C, H, W)
     * @return (B), doubles
     */
    String draw(Graph graph, String values) {
        String exact = graph.toDouble(values);
        String variation =
                graph.node(
                        "Add",
                        drawSteps(graph, exact, 2, shape.height()),
                        drawSteps(graph, exact, 3, shape.width()));
        return graph.node("Add", variation, graph.number(shape.size() * GREY_LEVEL));
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
