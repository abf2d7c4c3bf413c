package engram.isolationforest;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.DirectModel;
import engram.nn.Weights;
import engram.points.Points;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/** Trees, each grown from a few samples. */
final class IsolationForestModel extends DirectModel<Forest> {
    private final IsolationForestConfig config;

    IsolationForestModel(IsolationForestConfig config, SampleShape shape) {
        super(shape);
        this.config = config;
    }

    @Override
    protected Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        int seen = Math.min(config.samples(), training.size());
        int nodes = Growth.nodes(seen);
        float[] columns = new float[Math.multiplyExact(config.trees(), nodes)];
        float[] values = new float[columns.length];
        for (int tree = 0; tree < config.trees(); tree++) {
            Growth growth = new Growth(samples(training, seen, random), random);
            System.arraycopy(growth.columns(), 0, columns, tree * nodes, nodes);
            System.arraycopy(growth.values(), 0, values, tree * nodes, nodes);
        }
        long[] shape = {config.trees(), nodes};
        return Map.of(
                "columns", new Weights(shape, columns),
                "values", new Weights(shape, values),
                "samples", Weights.of(seen));
    }

    /** Distinct positions, by Floyd's algorithm. */
    private static float[][] samples(SampleStore store, int count, SplittableRandom random) {
        int[] positions = new int[count];
        Arrays.fill(positions, -1);
        for (int i = 0; i < count; i++) {
            int last = store.size() - count + i;
            int drawn = random.nextInt(last + 1);
            boolean taken = Arrays.stream(positions).anyMatch(position -> position == drawn);
            positions[i] = taken ? last : drawn;
        }
        float[][] samples = new float[count][store.shape().size()];
        for (int i = 0; i < count; i++) {
            store.read(positions[i], samples[i], 0);
        }
        return samples;
    }

    @Override
    protected Forest learned(Map<String, Weights> weights) {
        Weights columns = Points.vector(weights, "columns");
        Weights values = Points.vector(weights, "values");
        if (columns.shape().length != 2 || !Arrays.equals(columns.shape(), values.shape())) {
            throw new IllegalArgumentException(
                    "weights \"columns\" and \"values\" should both be trees by nodes, not "
                            + Arrays.toString(columns.shape())
                            + " and "
                            + Arrays.toString(values.shape()));
        }
        return new Forest(columns, values, Points.vector(weights, "samples").values()[0], shape());
    }
}
