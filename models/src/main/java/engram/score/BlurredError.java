package engram.score;

import engram.data.SampleShape;
import engram.nn.Graph;
import java.util.Arrays;
import java.util.Map;

/**
 * s = the sum of squares of the 3x3-mean-filtered residual, and ink = the sum of pixels, both on
 * the scale of [0, 1]; the score is log s - (a + b log ink), with a and b by least squares over
 * normal samples (MemAE specification, 10.3).
 *
 * @param constants the lowest and the highest value seen in normal samples, a, b
 */
record BlurredError(SampleShape.Image shape, float[] constants) implements FittedScore {
    static final int CONSTANTS = 4;

    private static final double GUARD = 1e-6;

    static float[] fit(
            SampleShape.Image shape, float[] values, float[] reconstructions, int count) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count * shape.size(); i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        BlurredError unfitted =
                new BlurredError(shape, new float[] {low, Math.max(high, low + 1e-3f), 0, 0});
        double[] logInk = new double[count];
        double[] logError = new double[count];
        for (int i = 0; i < count; i++) {
            logInk[i] = unfitted.logInk(values, i * shape.size());
            logError[i] = unfitted.logError(values, reconstructions, i * shape.size());
        }
        Line line = Line.through(logInk, logError);
        return new float[] {
            low, unfitted.constants[1], (float) line.intercept(), (float) line.slope()
        };
    }

    @Override
    public double score(float[] values, float[] reconstructions, int offset) {
        return logError(values, reconstructions, offset)
                - (constants[2] + constants[3] * logInk(values, offset));
    }

    private double logInk(float[] values, int offset) {
        double ink = 0;
        for (int i = offset; i < offset + shape.size(); i++) {
            ink += values[i] - constants[0];
        }
        return Math.log(Math.max(0, ink / range()) + GUARD);
    }

    private double logError(float[] values, float[] reconstructions, int offset) {
        int plane = shape.height() * shape.width();
        double sum = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            int start = offset + channel * plane;
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    double blurred = meanResidual(values, reconstructions, start, y, x) / range();
                    sum += blurred * blurred;
                }
            }
        }
        return Math.log(sum + GUARD);
    }

    /** The mean residual of the 3x3 neighbourhood; what lies outside the picture counts as zero. */
    private double meanResidual(float[] values, float[] reconstructions, int start, int y, int x) {
        double sum = 0;
        for (int v = Math.max(0, y - 1); v <= Math.min(shape.height() - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(shape.width() - 1, x + 1); u++) {
                int at = start + v * shape.width() + u;
                sum += values[at] - reconstructions[at];
            }
        }
        return sum / 9;
    }

    private double range() {
        return constants[1] - constants[0];
    }

    @Override
    public String draw(Graph graph, String values, String reconstructions) {
        int channels = shape.channels();
        float[] ninths = new float[channels * 9];
        Arrays.fill(ninths, 1f / 9);
        String blurred =
                graph.node(
                        "Conv",
                        Map.of("group", (long) channels, "pads", new long[] {1, 1, 1, 1}),
                        graph.node("Sub", values, reconstructions),
                        graph.constant(new long[] {channels, 1, 3, 3}, ninths));
        String unit = graph.node("Div", graph.toDouble(blurred), graph.number(range()));
        String squares = graph.sum(graph.node("Mul", unit, unit), 1, 2, 3);
        String low = graph.node("Sub", graph.toDouble(values), graph.number(constants[0]));
        String ink = graph.node("Div", graph.sum(low, 1, 2, 3), graph.number(range()));
        String usual =
                graph.node(
                        "Add",
                        graph.number(constants[2]),
                        graph.node(
                                "Mul",
                                graph.number(constants[3]),
                                drawLog(graph, graph.node("Max", ink, graph.number(0)))));
        return graph.node("Sub", drawLog(graph, squares), usual);
    }

    private static String drawLog(Graph graph, String value) {
        return graph.node("Log", graph.node("Add", value, graph.number(GUARD)));
    }
}
