package engram.features.parts;

import engram.nn.Graph;
import engram.nn.Half;
import engram.nn.Weights;
import engram.points.Points;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A Gaussian over rows, one for each picture, of which there are fewer than a row has values: how
 * it is fitted, stored and written down.
 *
 * <pre>
 *     y        = (x - mean) / deviation                       no deviation below half the mean one
 *     r        = ridge sum_i v_i / min(n, width)              v: variances along the axes u_i of y
 *     rest     = y - sum_i (u_i.y) u_i
 *     whitened = sum_i (u_i.y) / sqrt(v_i + r) u_i + rest / sqrt(r)
 *     distance = |whitened|
 * </pre>
 *
 * @param name what the names of its arrays begin with
 * @param width values of a row
 */
record RowGaussian(String name, int width) {
    private static final double FLOOR = 0.5;

    /** What lies along the axes beyond these is small against r, and counts as outside them. */
    private static final int MOST_AXES = 512;

    private static final double SMALLEST = 1e-6;

    /**
     * One of whatever width was stored.
     *
     * @throws IllegalArgumentException if nothing was
     */
    static RowGaussian stored(String name, Map<String, Weights> weights) {
        return new RowGaussian(name, Points.vector(weights, name + ".mean").values().length);
    }

    private String mean() {
        return name + ".mean";
    }

    private String scale() {
        return name + ".scale";
    }

    private String axes() {
        return name + ".axes";
    }

    private String precision() {
        return name + ".precision";
    }

    /**
     * @param rows (width) each, in 16 bits
     * @param share ridge
     */
    Map<String, Weights> fit(List<short[]> rows, double share) {
        Channels channels = Channels.of(rows, width, FLOOR);
        int count = rows.size();
        try (Scope scope = Scope.inference()) {
            Tensor standardised = standardised(rows, channels); // (N, width)
            boolean few = count < width;
            Tensor square =
                    few ? standardised.mm(standardised.t()) : standardised.t().mm(standardised);
            T_TensorTensor_T eigen = torch.linalg_eigh(square);
            double[] variances = Tensors.toDoubles(eigen.get0()); // ascending
            double total = 0;
            for (int i = 0; i < variances.length; i++) {
                variances[i] = Math.max(0, variances[i] / Math.max(1, count - 1));
                total += variances[i];
            }
            double ridge = Math.max(SMALLEST, share * total / Math.min(count, width));
            int kept = kept(variances);
            Tensor vectors = eigen.get1().narrow(1, variances.length - kept, kept).flip(1).t();
            return weights(
                    channels,
                    unit(few ? vectors.mm(standardised) : vectors),
                    precision(variances, kept, ridge));
        }
    }

    private Tensor standardised(List<short[]> rows, Channels channels) {
        double[] values = new double[rows.size() * width];
        for (int i = 0; i < values.length; i++) {
            int c = i % width;
            float value = Half.toFloat(rows.get(i / width)[c]);
            values[i] = (value - channels.mean()[c]) / channels.deviation()[c];
        }
        return Tensors.ofDoubles(values, rows.size(), width);
    }

    /** As many as have a variance that is more than rounding. */
    private static int kept(double... ascending) {
        double largest = ascending[ascending.length - 1];
        int kept = (int) Arrays.stream(ascending).filter(v -> v > SMALLEST * largest).count();
        return Math.max(1, Math.min(MOST_AXES, kept));
    }

    private static Tensor unit(Tensor rows) {
        Tensor norms = rows.square().sum(new long[] {1}, true, new ScalarTypeOptional());
        return rows.div(norms.sqrt_().clamp_min_(Tensors.scalar(Float.MIN_NORMAL)));
    }

    /** 1 / (v_i + r) of each axis, and last 1 / r. */
    private static float[] precision(double[] ascending, int kept, double ridge) {
        float[] precision = new float[kept + 1];
        for (int i = 0; i < kept; i++) {
            precision[i] = (float) (1 / (ascending[ascending.length - 1 - i] + ridge));
        }
        precision[kept] = (float) (1 / ridge);
        return precision;
    }

    private Map<String, Weights> weights(Channels channels, Tensor axes, float[] precision) {
        float[] mean = new float[width];
        for (int c = 0; c < width; c++) {
            mean[c] = (float) channels.mean()[c];
        }
        float[] directions = Tensors.toArray(axes.toType(torch.ScalarType.Float));
        Map<String, Weights> weights = new LinkedHashMap<>();
        weights.put(mean(), Weights.of(mean));
        weights.put(scale(), Weights.of(channels.scale()));
        weights.put(axes(), new Weights(axes.shape(), Half.round(directions)));
        weights.put(precision(), Weights.of(precision));
        return weights;
    }

    /**
     * From what {@link #fit} gave.
     *
     * @throws IllegalArgumentException if something is missing or of the wrong shape
     */
    Fitted of(Map<String, Weights> weights) {
        return new Fitted(this, weights);
    }

    private float[] precisions(Map<String, Weights> weights) {
        float[] precisions = Points.vector(weights, precision()).values();
        if (precisions.length != Points.rows(weights, axes(), width).shape()[0] + 1) {
            throw new IllegalArgumentException(
                    "weights \""
                            + precision()
                            + "\" should have one more value than there are axes");
        }
        return precisions;
    }

    /** One that judges. Safe for several threads. */
    static final class Fitted implements AutoCloseable {
        private final int width;
        private final Tensor mean;
        private final Tensor scale;
        private final Tensor axes;
        private final Tensor precision;

        private Fitted(RowGaussian rows, Map<String, Weights> weights) {
            width = rows.width;
            float[] precisions = rows.precisions(weights);
            Weights stored = Points.rows(weights, rows.axes(), width);
            try (Scope scope = Scope.inference()) {
                mean = scope.keep(vector(weights, rows.mean()));
                scale = scope.keep(vector(weights, rows.scale()));
                axes = scope.keep(Tensors.of(stored.values(), stored.shape()));
                precision = scope.keep(Tensors.of(precisions, 1, precisions.length));
            }
        }

        private Tensor vector(Map<String, Weights> weights, String name) {
            return Tensors.of(Points.vector(weights, name).values(), 1, width);
        }

        private Tensor own(float... row) {
            return Tensors.of(row, 1, width).sub_(mean).mul_(scale);
        }

        /** Each value by its own deviation, whatever the others are: (width). */
        float[] standardised(float... row) {
            try (Scope scope = Scope.inference()) {
                return Tensors.toArray(own(row));
            }
        }

        /** How far a row is from normal ones. */
        double distance(float... row) {
            try (Scope scope = Scope.inference()) {
                Tensor own = own(row);
                Tensor along = own.mm(axes.t()); // (1, K)
                Tensor outside = own.sub(along.mm(axes)).square_().sum().view(1, 1);
                Tensor squares = torch.cat(new TensorVector(along.square(), outside), 1);
                return Math.sqrt(Tensors.toArray(squares.mul_(precision).sum())[0]);
            }
        }

        /** How far each value of a row is from what the others would have it be: (width). */
        float[] whitened(float... row) {
            try (Scope scope = Scope.inference()) {
                Tensor own = own(row);
                Tensor along = own.mm(axes.t()); // (1, K)
                Tensor rest = own.sub(along.mm(axes));
                Tensor roots = precision.sqrt();
                long last = precision.size(1) - 1;
                return Tensors.toArray(
                        along.mul_(roots.narrow(1, 0, last))
                                .mm(axes)
                                .add_(rest.mul_(roots.narrow(1, last, 1))));
            }
        }

        @Override
        public void close() {
            Tensors.release(List.of(mean, scale, axes, precision));
        }
    }

    /** What {@link Fitted} does, written down. */
    Drawing drawing(Graph graph, Map<String, Weights> weights) {
        return new Drawing(graph, this, weights, precisions(weights));
    }

    /** Writes into a graph. */
    record Drawing(
            Graph graph, RowGaussian rows, Map<String, Weights> weights, float[] precisions) {

        /** What a row is along the axes and outside them. */
        private record Split(String along, String rest, String axes) {}

        private Split split(String row) {
            String away =
                    graph.node("Sub", row, graph.constant(Points.vector(weights, rows.mean())));
            String own =
                    graph.node("Mul", away, graph.constant(Points.vector(weights, rows.scale())));
            String axes = graph.constant(Points.rows(weights, rows.axes(), rows.width));
            String along = graph.node("MatMul", own, graph.node("Transpose", axes)); // (B, K)
            return new Split(
                    along, graph.node("Sub", own, graph.node("MatMul", along, axes)), axes);
        }

        private int last() {
            return precisions.length - 1;
        }

        /** (B, width) to (B). */
        String distance(String row) {
            Split split = split(row);
            String squares = graph.node("Mul", split.along, split.along);
            String each = graph.constant(new long[] {last()}, Arrays.copyOf(precisions, last()));
            String inside = graph.sum(graph.node("Mul", squares, each), 1);
            String outside =
                    graph.node(
                            "Mul",
                            graph.sum(graph.node("Mul", split.rest, split.rest), 1),
                            graph.single(precisions[last()]));
            return graph.node("Sqrt", graph.node("Add", inside, outside));
        }

        /** (B, width) to (B, width). */
        String whitened(String row) {
            Split split = split(row);
            float[] roots = new float[precisions.length];
            for (int i = 0; i < roots.length; i++) {
                roots[i] = (float) Math.sqrt(precisions[i]);
            }
            String each = graph.constant(new long[] {last()}, Arrays.copyOf(roots, last()));
            String inside = graph.node("MatMul", graph.node("Mul", split.along, each), split.axes);
            String outside = graph.node("Mul", split.rest, graph.single(roots[last()]));
            return graph.node("Add", inside, outside);
        }
    }
}
