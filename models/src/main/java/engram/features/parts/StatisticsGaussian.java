package engram.features.parts;

import engram.features.extraction.FeatureDrawing;
import engram.features.extraction.PictureFeatures;
import engram.features.extraction.TrainingFeatures;
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
import java.util.SplittableRandom;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * One Gaussian over the statistics of whole pictures: what no single position shows, such as uneven
 * light, or a texture that is coarser than it should be.
 *
 * <pre>
 *     y     = (x - mean) / deviation                          no deviation below half the mean one
 *     r     = ridge sum_i v_i / min(n, 1536)                  v: variances along the axes u_i of y
 *     score = sqrt(sum_i (u_i.y)^2 / (v_i + r) + |y - sum_i (u_i.y) u_i|^2 / r)
 * </pre>
 */
final class StatisticsGaussian implements Part {
    private static final String NAME = "statistics";
    private static final String MEAN = NAME + ".mean";
    private static final String SCALE = NAME + ".scale";
    private static final String AXES = NAME + ".axes";
    private static final String PRECISION = NAME + ".precision";
    private static final int WIDTH = PictureFeatures.STATISTICS;
    private static final double FLOOR = 0.5;

    /** What lies along the axes beyond these is small against r, and counts as outside them. */
    private static final int MOST_AXES = 512;

    private static final double SMALLEST = 1e-6;

    private final Tensor mean;
    private final Tensor scale;
    private final Tensor axes;
    private final Tensor precision;

    /** Learns and restores Gaussians. */
    record Kind(StatisticsSettings settings) implements Part.Kind {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean localises() {
            return false;
        }

        @Override
        public Map<String, Weights> fit(
                TrainingFeatures training, int without, SplittableRandom random) {
            List<short[]> pictures = training.statistics(without);
            Channels channels = Channels.of(pictures, WIDTH, FLOOR);
            int count = pictures.size();
            try (Scope scope = Scope.inference()) {
                Tensor rows = standardised(pictures, channels); // (N, 1536)
                boolean few = count < WIDTH;
                Tensor square = few ? rows.mm(rows.t()) : rows.t().mm(rows);
                T_TensorTensor_T eigen = torch.linalg_eigh(square);
                double[] variances = Tensors.toDoubles(eigen.get0()); // ascending
                double total = 0;
                for (int i = 0; i < variances.length; i++) {
                    variances[i] = Math.max(0, variances[i] / Math.max(1, count - 1));
                    total += variances[i];
                }
                double ridge =
                        Math.max(SMALLEST, settings.ridge() * total / Math.min(count, WIDTH));
                int kept = kept(variances);
                Tensor vectors = eigen.get1().narrow(1, variances.length - kept, kept).flip(1).t();
                return weights(
                        channels,
                        unit(few ? vectors.mm(rows) : vectors),
                        precision(variances, kept, ridge));
            }
        }

        private static Tensor standardised(List<short[]> pictures, Channels channels) {
            double[] values = new double[pictures.size() * WIDTH];
            for (int i = 0; i < values.length; i++) {
                int c = i % WIDTH;
                float value = Half.toFloat(pictures.get(i / WIDTH)[c]);
                values[i] = (value - channels.mean()[c]) / channels.deviation()[c];
            }
            return Tensors.ofDoubles(values, pictures.size(), WIDTH);
        }

        /** As many as have a variance that is more than rounding. */
        private static int kept(double[] ascending) {
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

        private static Map<String, Weights> weights(
                Channels channels, Tensor axes, float[] precision) {
            float[] mean = new float[WIDTH];
            for (int c = 0; c < WIDTH; c++) {
                mean[c] = (float) channels.mean()[c];
            }
            Map<String, Weights> weights = new LinkedHashMap<>();
            weights.put(MEAN, Weights.of(mean));
            weights.put(SCALE, Weights.of(channels.scale()));
            weights.put(
                    AXES,
                    new Weights(
                            axes.shape(),
                            Half.round(Tensors.toArray(axes.toType(torch.ScalarType.Float)))));
            weights.put(PRECISION, Weights.of(precision));
            return weights;
        }

        @Override
        public Part of(Map<String, Weights> weights) {
            return new StatisticsGaussian(weights);
        }

        @Override
        public String draw(
                Graph graph, Map<String, Weights> weights, FeatureDrawing.Features features) {
            float[] precisions = Points.vector(weights, PRECISION).values();
            int last = precisions.length - 1;
            String away =
                    graph.node(
                            "Sub",
                            features.statistics(),
                            graph.constant(Points.vector(weights, MEAN)));
            String row = graph.node("Mul", away, graph.constant(Points.vector(weights, SCALE)));
            String axes = graph.constant(Points.rows(weights, AXES, WIDTH));
            String along = graph.node("MatMul", row, graph.node("Transpose", axes)); // (B, K)
            String rest = graph.node("Sub", row, graph.node("MatMul", along, axes));
            String inside =
                    graph.sum(
                            graph.node(
                                    "Mul",
                                    graph.node("Mul", along, along),
                                    graph.constant(
                                            new long[] {last}, Arrays.copyOf(precisions, last))),
                            1);
            String outside =
                    graph.node(
                            "Mul",
                            graph.sum(graph.node("Mul", rest, rest), 1),
                            graph.single(precisions[last]));
            return graph.node("Sqrt", graph.node("Add", inside, outside));
        }
    }

    private StatisticsGaussian(Map<String, Weights> weights) {
        Weights storedAxes = Points.rows(weights, AXES, WIDTH);
        float[] precisions = Points.vector(weights, PRECISION).values();
        if (precisions.length != storedAxes.shape()[0] + 1) {
            throw new IllegalArgumentException(
                    "weights \"" + PRECISION + "\" should have one more value than there are axes");
        }
        try (Scope scope = Scope.inference()) {
            mean = scope.keep(Tensors.of(Points.vector(weights, MEAN).values(), 1, WIDTH));
            scale = scope.keep(Tensors.of(Points.vector(weights, SCALE).values(), 1, WIDTH));
            axes = scope.keep(Tensors.of(storedAxes.values(), storedAxes.shape()));
            precision = scope.keep(Tensors.of(precisions, 1, precisions.length));
        }
    }

    @Override
    public Judgement judge(PictureFeatures features) {
        try (Scope scope = Scope.inference()) {
            Tensor row = Tensors.of(features.statistics(), 1, WIDTH).sub_(mean).mul_(scale);
            Tensor along = row.mm(axes.t()); // (1, K)
            Tensor outside = row.sub(along.mm(axes)).square_().sum().view(1, 1);
            Tensor squares = torch.cat(new TensorVector(along.square(), outside), 1);
            double sum = Tensors.toArray(squares.mul_(precision).sum())[0];
            return new Judgement(Math.sqrt(sum), new float[0]);
        }
    }

    @Override
    public void close() {
        Tensors.release(List.of(mean, scale, axes, precision));
    }
}
