package engram.isolationforest;

import engram.data.SampleShape;
import engram.model.DirectModel;
import engram.model.FarValues;
import engram.nn.Weights;
import java.util.Map;

/** Sends samples down all trees. */
final class Forest implements DirectModel.Learned {
    private final int trees;
    private final int nodes;
    private final int[] columns;
    private final float[] values;
    private final float samples;
    private final int size;

    /**
     * @param columns (trees, nodes) as {@link Growth} has them, and so the values
     * @param samples that each tree saw
     */
    Forest(Weights columns, Weights values, float samples, SampleShape shape) {
        this.trees = Math.toIntExact(columns.shape()[0]);
        this.nodes = Math.toIntExact(columns.shape()[1]);
        this.columns = new int[columns.values().length];
        this.values = values.values().clone();
        this.samples = samples;
        this.size = shape.size();
        for (int i = 0; i < this.columns.length; i++) {
            this.columns[i] = (int) columns.values()[i];
            boolean inner = this.columns[i] >= 0;
            if (this.columns[i] >= size || (inner && 2 * (i % nodes) + 2 >= nodes)) {
                throw new IllegalArgumentException(
                        "weights \"columns\" are no trees over " + shape);
            }
        }
    }

    @Override
    public double[] score(float[] sampleValues, int count) {
        double[] scores = new double[count];
        // A tree at a time stays in the cache.
        for (int tree = 0; tree < trees; tree++) {
            for (int i = 0; i < count; i++) {
                scores[i] += length(tree * nodes, sampleValues, i * size);
            }
        }
        double scale = Math.max(Growth.c(samples), Double.MIN_NORMAL) * trees;
        for (int i = 0; i < count; i++) {
            scores[i] = Math.pow(2, -scores[i] / scale);
        }
        return FarValues.count(scores, sampleValues, size);
    }

    private double length(int root, float[] sampleValues, int offset) {
        int node = 0;
        while (columns[root + node] >= 0) {
            boolean right = sampleValues[offset + columns[root + node]] >= values[root + node];
            node = 2 * node + (right ? 2 : 1);
        }
        return values[root + node];
    }

    @Override
    public Map<String, Weights> weights() {
        float[] exact = new float[columns.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = columns[i];
        }
        long[] shape = {trees, nodes};
        return Map.of(
                "columns", new Weights(shape, exact),
                "values", new Weights(shape, values.clone()),
                "samples", Weights.of(samples));
    }
}
