package engram.points;

import engram.data.SampleStore;
import engram.data.splits.Split;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The directions in which samples vary most: eigenvectors of their covariance, or, where samples
 * are fewer than values, of their Gram matrix, in double precision. Of samples with more than 4,096
 * values, as many are used as make the smaller matrix affordable.
 *
 * @param mean of the samples
 * @param axes (K, width) orthonormal rows, the one of most variance first; the largest value of
 *     each is positive
 */
public record PrincipalAxes(float[] mean, Weights axes) {
    private static final int WIDE = 4_096;
    private static final int MOST_VALUES = 1 << 26;
    private static final int VALUES_AT_ONCE = 1 << 20;

    /** What is smaller, relative to the largest eigenvalue, is rounding. */
    private static final double SMALLEST = 1e-10;

    /**
     * The fewest axes that hold a share of the variance; at least one, and one fewer than values at
     * most. An axis is all zeros where samples do not vary.
     *
     * @param share in (0, 1]
     */
    public static PrincipalAxes of(SampleStore samples, double share, SplittableRandom random) {
        Scope.requireNone("principal axes");
        int width = samples.shape().size();
        int[] used = used(samples.size(), width, random.nextLong());
        double[] mean = mean(samples, used);
        try (Scope scope = Scope.inference()) {
            Tensor centre = Tensors.ofDoubles(mean, 1, width);
            boolean gram = used.length < width;
            Tensor all = gram ? centred(samples, used, centre) : null;
            Tensor square = gram ? all.mm(all.t()) : covariance(samples, used, centre);
            Tensor vectors = leading(square, share, width);
            return of(mean, gram ? vectors.mm(all) : vectors);
        }
    }

    /** The same of samples that were added up, which {@link #areFew} says whether they can be. */
    public static PrincipalAxes of(Moments moments, double share) {
        Scope.requireNone("principal axes");
        int width = moments.mean().length;
        try (Scope scope = Scope.inference()) {
            Tensor square = Tensors.ofDoubles(moments.scatter(), width, width);
            return of(moments.mean(), leading(square, share, width));
        }
    }

    /** Whether the covariance of so many values is affordable. */
    public static boolean areFew(int values) {
        return values <= WIDE;
    }

    /** Of the eigenvectors, as many as hold the share, the one of most variance first: (K, N). */
    private static Tensor leading(Tensor square, double share, int width) {
        T_TensorTensor_T eigen = torch.linalg_eigh(square);
        double[] variances = Tensors.toDoubles(eigen.get0());
        int kept = kept(variances, share, Math.max(1, width - 1));
        return eigen.get1().narrow(1, variances.length - kept, kept).flip(1).t();
    }

    private static PrincipalAxes of(double[] mean, Tensor axes) {
        int width = mean.length;
        float[] rows = Tensors.toArray(unit(axes).toType(torch.ScalarType.Float));
        turn(rows, width);
        float[] floats = new float[width];
        for (int j = 0; j < width; j++) {
            floats[j] = (float) mean[j];
        }
        return new PrincipalAxes(
                floats, new Weights(new long[] {rows.length / width, width}, rows));
    }

    /**
     * Fetches axes that were saved.
     *
     * @throws IllegalArgumentException if they are missing or not {@code width} wide
     */
    public static PrincipalAxes of(Map<String, Weights> weights, int width) {
        Weights mean = Points.rows(weights, "mean", width);
        return new PrincipalAxes(mean.values(), Points.rows(weights, "axes", width));
    }

    /** The mean and the axes as arrays to save, called {@code mean} and {@code axes}. */
    public Map<String, Weights> weights() {
        return Map.of("mean", new Weights(new long[] {1, mean.length}, mean), "axes", axes);
    }

    /** How many axes there are. */
    public int count() {
        return Math.toIntExact(axes.shape()[0]);
    }

    private static int[] used(int size, int width, long seed) {
        int most = width <= WIDE ? size : Math.max(2, Math.min(WIDE, MOST_VALUES / width));
        if (size <= most) {
            return IntStream.range(0, size).toArray();
        }
        int[] chosen = Arrays.copyOf(Split.shuffled(size, seed), most);
        Arrays.sort(chosen);
        return chosen;
    }

    private static double[] mean(SampleStore samples, int[] used) {
        float[] sample = new float[samples.shape().size()];
        double[] mean = new double[sample.length];
        for (int position : used) {
            samples.read(position, sample, 0);
            for (int j = 0; j < mean.length; j++) {
                mean[j] += sample[j] / (double) used.length;
            }
        }
        return mean;
    }

    private static Tensor covariance(SampleStore samples, int[] used, Tensor centre) {
        int width = samples.shape().size();
        Tensor sum = Tensors.ofDoubles(new double[width * width], width, width);
        int atOnce = Math.max(1, VALUES_AT_ONCE / width);
        for (int from = 0; from < used.length; from += atOnce) {
            int[] block = Arrays.copyOfRange(used, from, Math.min(used.length, from + atOnce));
            try (Scope scope = Scope.inference()) {
                Tensor rows = centred(samples, block, centre);
                sum.addmm_(rows.t(), rows);
            }
        }
        return sum;
    }

    private static Tensor centred(SampleStore samples, int[] used, Tensor centre) {
        int width = samples.shape().size();
        float[] values = new float[Math.multiplyExact(used.length, width)];
        for (int i = 0; i < used.length; i++) {
            samples.read(used[i], values, i * width);
        }
        return Tensors.of(values, used.length, width).toType(torch.ScalarType.Double).sub_(centre);
    }

    private static int kept(double[] ascending, double share, int most) {
        double largest = Math.max(0, ascending[ascending.length - 1]);
        double total = Arrays.stream(ascending).filter(value -> value > 0).sum();
        double held = largest;
        int kept = 1;
        for (int i = ascending.length - 2; i >= 0 && kept < most; i--) {
            if (held >= share * total || ascending[i] <= SMALLEST * largest) {
                break;
            }
            held += ascending[i];
            kept++;
        }
        return kept;
    }

    private static Tensor unit(Tensor rows) {
        Tensor norms = rows.square().sum(new long[] {1}, true, new ScalarTypeOptional()).sqrt();
        return rows.div(norms.clamp_min_(Tensors.scalar(Float.MIN_NORMAL)));
    }

    /** An axis is as good as its opposite; this makes it one of the two. */
    private static void turn(float[] rows, int width) {
        for (int from = 0; from < rows.length; from += width) {
            float largest = 0;
            for (int j = from; j < from + width; j++) {
                if (Math.abs(rows[j]) > Math.abs(largest)) {
                    largest = rows[j];
                }
            }
            for (int j = from; largest < 0 && j < from + width; j++) {
                rows[j] = -rows[j];
            }
        }
    }
}
