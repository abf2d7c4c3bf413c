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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A Gaussian at each position (Defard et al., "PaDiM: a patch distribution modeling framework for
 * anomaly detection and localization", ICPR workshops 2021): how far a position's features are from
 * what they are there in normal pictures.
 *
 * <pre>
 *     y             = A x                       A: the first principal axes of standardised features
 *     map(position) = |W (y - mean)|            W: the inverse of a Cholesky factor of the covariance
 *     score         = the largest of all positions
 * </pre>
 *
 * <p>A share of the mean variance is added to each, so that few pictures suffice to invert it.
 */
final class PositionGaussians implements Part {
    private static final String NAME = "positions";
    private static final String AXES = NAME + ".axes";
    private static final String MEANS = NAME + ".means";
    private static final String WHITENING = NAME + ".whitening";
    private static final int WIDTH = PictureFeatures.NARROW;

    /** So that pictures which are all equal have an inverse too. */
    private static final double SMALLEST = 1e-6;

    private final int size;
    private final Tensor axes;
    private final Tensor means;

    /** Of each position the columns of its triangle, one after the other. */
    private final float[] whitening;

    /** Learns and restores Gaussians. */
    record Kind(PositionSettings settings) implements Part.Kind {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean isBoundToPlaces() {
            return true;
        }

        @Override
        public int fewest() {
            return settings.fewest();
        }

        @Override
        public Map<String, Weights> fit(
                TrainingFeatures training, int without, SplittableRandom random) {
            List<short[]> pictures = training.positions(without);
            Channels channels = Channels.of(pictures, WIDTH, 1);
            try (Scope scope = Scope.inference()) {
                Tensor standardised = standardised(pictures, channels); // (P, N, 128)
                Tensor directions = directions(standardised); // (128, K)
                Tensor projected = standardised.matmul(directions); // (P, N, K)
                Tensor mean = projected.mean(new long[] {1}, true, new ScalarTypeOptional());
                Tensor away = projected.sub(mean);
                Tensor covariance =
                        torch.bmm(away.transpose(1, 2), away)
                                .div_(Tensors.scalar(Math.max(1, pictures.size() - 1)));
                Tensor inverse = whitening(covariance); // (P, K, K)
                return weights(pictures, directions, inverse, channels);
            }
        }

        private static Tensor standardised(List<short[]> pictures, Channels channels) {
            int each = pictures.get(0).length;
            float[] values = new float[pictures.size() * each];
            float[] scale = channels.scale();
            for (int i = 0; i < values.length; i++) {
                int c = i % WIDTH;
                float value = Half.toFloat(pictures.get(i / each)[i % each]);
                values[i] = (float) (value - channels.mean()[c]) * scale[c];
            }
            return Tensors.of(values, pictures.size(), each / WIDTH, WIDTH)
                    .transpose(0, 1)
                    .contiguous();
        }

        private Tensor directions(Tensor standardised) {
            Tensor rows = standardised.view(-1, WIDTH);
            Tensor covariance = rows.t().mm(rows).toType(torch.ScalarType.Double);
            Tensor ascending = torch.linalg_eigh(covariance).get1();
            return ascending
                    .narrow(1, WIDTH - settings.axes(), settings.axes())
                    .flip(1)
                    .toType(torch.ScalarType.Float)
                    .contiguous();
        }

        private Tensor whitening(Tensor covariance) {
            int size = settings.axes();
            Tensor exact = covariance.toType(torch.ScalarType.Double);
            Tensor trace =
                    torch.diagonal(exact, 0, 1, 2)
                            .sum(new long[] {1}, true, new ScalarTypeOptional())
                            .view(-1, 1, 1);
            Tensor ridge =
                    trace.mul_(Tensors.scalar(settings.ridge() / size))
                            .add_(Tensors.scalar(SMALLEST));
            Tensor unit = torch.eye(size, exact.options());
            Tensor factor = torch.linalg_cholesky(exact.add(unit.mul(ridge)));
            return torch.linalg_solve_triangular(factor, unit, false)
                    .toType(torch.ScalarType.Float);
        }

        /** The standardisation goes into the axes and the means, so that scoring need not do it. */
        private Map<String, Weights> weights(
                List<short[]> pictures, Tensor directions, Tensor inverse, Channels channels) {
            int size = settings.axes();
            float[] axes = Tensors.toArray(directions); // (128, K)
            for (int c = 0; c < WIDTH; c++) {
                for (int k = 0; k < size; k++) {
                    axes[c * size + k] /= (float) channels.deviation()[c];
                }
            }
            float[] means = means(pictures, Tensors.of(axes, WIDTH, size)); // (P, K)
            int positions = means.length / size;
            Map<String, Weights> weights = new LinkedHashMap<>();
            weights.put(AXES, new Weights(new long[] {WIDTH, size}, axes));
            weights.put(MEANS, new Weights(new long[] {positions, size}, means));
            weights.put(WHITENING, packed(Tensors.toArray(inverse), size));
            return weights;
        }

        /**
         * Of the very numbers that judging comes to: where all pictures are equal, a rounding error
         * would be a thousand deviations.
         */
        private static float[] means(List<short[]> pictures, Tensor axes) {
            double[] sums = null;
            for (short[] picture : pictures) {
                float[] projected;
                try (Scope scope = Scope.inference()) {
                    projected = Tensors.toArray(projected(Half.toFloats(picture), axes));
                }
                sums = sums == null ? new double[projected.length] : sums;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += projected[i];
                }
            }
            float[] means = new float[sums.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = (float) (sums[i] / pictures.size());
            }
            return means;
        }

        /** Only what is on and below the diagonal, in 16 bits: the largest part of a detector. */
        private static Weights packed(float[] square, int size) {
            int each = size * (size + 1) / 2;
            int positions = square.length / (size * size);
            float[] packed = new float[positions * each];
            int next = 0;
            for (int position = 0; position < positions; position++) {
                for (int row = 0; row < size; row++) {
                    int from = (position * size + row) * size;
                    System.arraycopy(square, from, packed, next, row + 1);
                    next += row + 1;
                }
            }
            return new Weights(new long[] {positions, each}, Half.round(packed));
        }

        @Override
        public Part of(Map<String, Weights> weights) {
            return new PositionGaussians(weights, settings.axes());
        }

        @Override
        public String draw(
                Graph graph, Map<String, Weights> weights, FeatureDrawing.Features features) {
            int size = settings.axes();
            String axes = graph.constant(Points.rows(weights, AXES, size));
            String means = graph.constant(Points.rows(weights, MEANS, size));
            Weights packed = Points.rows(weights, WHITENING, size * (size + 1) / 2);
            String whitening =
                    graph.constant(
                            new long[] {packed.shape()[0], size, size},
                            unpacked(packed.values(), size));
            String away =
                    graph.node("Sub", graph.node("MatMul", features.positions(), axes), means);
            String white =
                    graph.node(
                            "MatMul",
                            whitening,
                            graph.node("Unsqueeze", away, graph.whole(3))); // (B, P, K, 1)
            String squares = graph.sum(graph.node("Mul", white, white), 2, 3);
            return graph.node(
                    "ReduceMax",
                    Map.of("axes", new long[] {1}, "keepdims", 0L),
                    graph.node("Sqrt", squares));
        }
    }

    private PositionGaussians(Map<String, Weights> weights, int size) {
        this.size = size;
        Weights storedAxes = Points.rows(weights, AXES, size);
        Weights storedMeans = Points.rows(weights, MEANS, size);
        whitening = columns(Points.rows(weights, WHITENING, size * (size + 1) / 2).values(), size);
        try (Scope scope = Scope.inference()) {
            axes = scope.keep(Tensors.of(storedAxes.values(), storedAxes.shape()));
            means = scope.keep(Tensors.of(storedMeans.values(), storedMeans.shape()));
        }
    }

    /** Rows of triangles as columns. */
    private static float[] columns(float[] packed, int size) {
        float[] columns = new float[packed.length];
        int each = size * (size + 1) / 2;
        for (int triangle = 0; triangle < packed.length; triangle += each) {
            int next = triangle;
            for (int column = 0; column < size; column++) {
                for (int row = column; row < size; row++) {
                    columns[next++] = packed[triangle + row * (row + 1) / 2 + column];
                }
            }
        }
        return columns;
    }

    private static float[] unpacked(float[] packed, int size) {
        int positions = packed.length / (size * (size + 1) / 2);
        float[] square = new float[positions * size * size];
        int next = 0;
        for (int position = 0; position < positions; position++) {
            for (int row = 0; row < size; row++) {
                System.arraycopy(packed, next, square, (position * size + row) * size, row + 1);
                next += row + 1;
            }
        }
        return square;
    }

    /** What one picture's positions are along the axes: (P, K). */
    private static Tensor projected(float[] positions, Tensor axes) {
        return Tensors.of(positions, positions.length / WIDTH, WIDTH).mm(axes);
    }

    @Override
    public Judgement judge(PictureFeatures features) {
        float[] away;
        try (Scope scope = Scope.inference()) {
            away = Tensors.toArray(projected(features.positions(), axes).sub_(means)); // (P, K)
        }
        float[] map = new float[away.length / size];
        double largest = 0;
        for (int position = 0; position < map.length; position++) {
            map[position] = (float) Math.sqrt(square(away, position));
            largest = Math.max(largest, map[position]);
        }
        return new Judgement(largest, map);
    }

    /**
     * |W y|^2 at one position. Most of the time goes into reading W, ten megabytes as squares: so
     * only its triangle is read, column by column, which Java does several values at a time.
     */
    private double square(float[] away, int position) {
        float[] white = new float[size];
        int next = position * (size * (size + 1) / 2);
        for (int column = 0; column < size; column++) {
            float along = away[position * size + column];
            int shift = next - column;
            for (int row = column; row < size; row++) {
                white[row] += whitening[shift + row] * along;
            }
            next += size - column;
        }
        double square = 0;
        for (float value : white) {
            square += value * value;
        }
        return square;
    }

    @Override
    public void close() {
        Tensors.release(List.of(axes, means));
    }
}
