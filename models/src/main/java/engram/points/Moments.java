package engram.points;

import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Mean and scatter of samples, from sums that can be added up in many places: {@code n}, {@code sum
 * (x - a)} and {@code sum (x - a)(x - a)^T} about a point {@code a} near the mean, so that nothing
 * cancels.
 *
 * @param mean of the samples
 * @param scatter (width, width) the sum of {@code (x - mean)(x - mean)^T}, row after row
 */
public record Moments(double count, double[] mean, double[] scatter) {
    private static final int VALUES_AT_ONCE = 1 << 20;

    /**
     * The sums of some samples, as one array.
     *
     * @param about the point {@code a}
     * @param values {@code count} samples, one after the other
     */
    public static double[] sums(float[] about, float[] values, int count) {
        int width = about.length;
        try (Scope scope = Scope.inference()) {
            Tensor centre = doubles(about, 1, width);
            Tensor sum = Tensors.ofDoubles(new double[width], 1, width);
            Tensor square = Tensors.ofDoubles(new double[width * width], width, width);
            Tensor all = Tensors.of(values, count, width);
            int atOnce = Math.max(1, VALUES_AT_ONCE / width);
            for (int from = 0; from < count; from += atOnce) {
                try (Scope inner = Scope.inference()) {
                    Tensor rows =
                            all.narrow(0, from, Math.min(atOnce, count - from))
                                    .toType(torch.ScalarType.Double)
                                    .sub_(centre);
                    sum.add_(rows.sum(new long[] {0}, true, new ScalarTypeOptional()));
                    square.addmm_(rows.t(), rows);
                }
            }
            double[] sums = new double[1 + width + width * width];
            sums[0] = count;
            System.arraycopy(Tensors.toDoubles(sum), 0, sums, 1, width);
            System.arraycopy(Tensors.toDoubles(square), 0, sums, 1 + width, width * width);
            return sums;
        }
    }

    /**
     * What the {@link #sums} of all samples come to.
     *
     * @param about the point that they are about
     */
    public static Moments of(float[] about, double[] sums) {
        int width = about.length;
        double count = sums[0];
        double[] mean = new double[width];
        double[] scatter = new double[width * width];
        for (int i = 0; i < width; i++) {
            mean[i] = about[i] + sums[1 + i] / count;
            for (int j = 0; j < width; j++) {
                scatter[i * width + j] =
                        sums[1 + width + i * width + j] - sums[1 + i] * sums[1 + j] / count;
            }
        }
        return new Moments(count, mean, scatter);
    }

    /** The variance along each of the axes (K, width). */
    public double[] along(Weights axes) {
        int width = mean.length;
        try (Scope scope = Scope.inference()) {
            Tensor rows = doubles(axes.values(), axes.shape());
            Tensor spread = rows.mm(Tensors.ofDoubles(scatter, width, width));
            double[] along =
                    Tensors.toDoubles(
                            spread.mul_(rows).sum(new long[] {1}, false, new ScalarTypeOptional()));
            for (int k = 0; k < along.length; k++) {
                along[k] /= count;
            }
            return along;
        }
    }

    /** The variance in all directions together. */
    public double total() {
        double total = 0;
        for (int i = 0; i < mean.length; i++) {
            total += scatter[i * mean.length + i] / count;
        }
        return total;
    }

    private static Tensor doubles(float[] values, long... shape) {
        return Tensors.of(values, shape).toType(torch.ScalarType.Double);
    }
}
