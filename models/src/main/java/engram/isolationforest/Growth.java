package engram.isolationforest;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One tree, grown from samples. Node i's children are nodes 2i + 1 and 2i + 2; an inner node has a
 * column and the value from which samples go right, a leaf has no column (-1) and its path length.
 */
final class Growth {
    private static final double EULER = 0.5772156649015329;

    private final SplittableRandom random;
    private final float[] columns;
    private final float[] values;
    private final int[] order;
    private final int deepest;

    Growth(float[][] samples, SplittableRandom random) {
        this.random = random;
        this.deepest = depth(samples.length);
        this.columns = new float[nodes(samples.length)];
        this.values = new float[columns.length];
        this.order = new int[samples[0].length];
        Arrays.setAll(order, i -> i);
        Arrays.fill(columns, -1);
        grow(0, 0, samples);
    }

    /** How many nodes a tree of this many samples has room for. */
    static int nodes(int samples) {
        return (2 << depth(samples)) - 1;
    }

    /** log2, rounded up. */
    private static int depth(int samples) {
        return 32 - Integer.numberOfLeadingZeros(samples - 1);
    }

    /** The mean path length of an unsuccessful search among n. */
    static double c(double n) {
        if (n <= 1) {
            return 0;
        }
        return n == 2 ? 1 : 2 * (Math.log(n - 1) + EULER) - 2 * (n - 1) / n;
    }

    float[] columns() {
        return columns;
    }

    float[] values() {
        return values;
    }

    private void grow(int node, int depth, float[][] samples) {
        int column = depth < deepest && samples.length > 1 ? varying(samples) : -1;
        if (column < 0) {
            values[node] = (float) (depth + c(samples.length));
            return;
        }
        float low = extreme(samples, column, -1);
        float high = extreme(samples, column, 1);
        float drawn = (float) (low + random.nextDouble() * ((double) high - low));
        float split = Math.min(high, Math.max(Math.nextUp(low), drawn));
        columns[node] = column;
        values[node] = split;
        float[][] left =
                Arrays.stream(samples).filter(x -> x[column] < split).toArray(float[][]::new);
        float[][] right =
                Arrays.stream(samples).filter(x -> x[column] >= split).toArray(float[][]::new);
        grow(2 * node + 1, depth + 1, left);
        grow(2 * node + 2, depth + 1, right);
    }

    /** A column drawn among those in which the samples differ; -1 if there is none. */
    private int varying(float[][] samples) {
        for (int left = order.length; left > 0; left--) {
            int drawn = random.nextInt(left);
            int column = order[drawn];
            order[drawn] = order[left - 1];
            order[left - 1] = column;
            for (float[] sample : samples) {
                if (sample[column] != samples[0][column]) {
                    return column;
                }
            }
        }
        return -1;
    }

    private static float extreme(float[][] samples, int column, int sign) {
        float extreme = samples[0][column];
        for (float[] sample : samples) {
            extreme = sign * sample[column] > sign * extreme ? sample[column] : extreme;
        }
        return extreme;
    }
}
