package engram.kde;

import engram.model.DirectModel;
import engram.nn.Weights;
import engram.points.Distances;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A weighted sum of Gaussians of one width. */
final class KernelDensity implements DirectModel.Learned {
    private final Distances distances;
    private final int width;
    private final float[] counts;
    private final float bandwidth;
    private final Tensor logShares;

    /**
     * @param points (N, width)
     * @param counts (N)
     */
    KernelDensity(Weights points, Weights counts, float bandwidth) {
        this.width = Math.toIntExact(points.shape()[1]);
        this.counts = counts.values().clone();
        this.bandwidth = bandwidth;
        double total = 0;
        for (float count : this.counts) {
            total += count;
        }
        double[] logs = new double[this.counts.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(this.counts[i] / total);
        }
        try (Scope scope = Scope.inference()) {
            logShares = scope.keep(Tensors.ofDoubles(logs, 1, logs.length));
        }
        distances = new Distances(points);
    }

    @Override
    public double[] score(float[] values, int count) {
        double[][] densities = logDensities(values, count, bandwidth);
        double[] scores = new double[count];
        Arrays.setAll(scores, i -> -densities[i][0]);
        return scores;
    }

    /**
     * The log density of each sample under each of these bandwidths.
     *
     * @return by sample, then by bandwidth
     */
    double[][] logDensities(float[] values, int count, double... bandwidths) {
        double[][] blocks =
                distances.reduce(
                        values, count, (squares, from) -> logSums(squares, from, bandwidths));
        double[][] densities = new double[count][bandwidths.length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < bandwidths.length; j++) {
                double scale = width * (Math.log(bandwidths[j]) + 0.5 * Math.log(2 * Math.PI));
                densities[i][j] = logSum(blocks[i], j, bandwidths.length) - scale;
            }
        }
        return densities;
    }

    private Tensor logSums(Tensor squares, int from, double[] bandwidths) {
        Tensor shares = logShares.narrow(1, from, squares.size(1));
        Tensor[] sums = new Tensor[bandwidths.length];
        for (int j = 0; j < sums.length; j++) {
            Tensor factor = squares.mul(Tensors.scalar(-0.5 / bandwidths[j] / bandwidths[j]));
            sums[j] = factor.add_(shares).logsumexp(new long[] {1}, true);
        }
        return sums.length == 1 ? sums[0] : torch.cat(new TensorVector(sums), 1);
    }

    /** log sum exp over every {@code step}-th value. */
    private static double logSum(double[] values, int from, int step) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < values.length; i += step) {
            highest = Math.max(highest, values[i]);
        }
        double sum = 0;
        for (int i = from; i < values.length; i += step) {
            sum += Math.exp(values[i] - highest);
        }
        return highest + Math.log(sum);
    }

    @Override
    public Map<String, Weights> weights() {
        return Map.of(
                "points",
                distances.points(),
                "counts",
                Weights.of(counts.clone()),
                "bandwidth",
                Weights.of(bandwidth));
    }

    @Override
    public void close() {
        distances.close();
        logShares.close();
    }
}
