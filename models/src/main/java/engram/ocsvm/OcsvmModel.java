package engram.ocsvm;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.Split;
import engram.model.DirectModel;
import engram.nn.Weights;
import engram.points.PrincipalAxes;
import engram.points.Subspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Support vectors, in the space of principal axes for pictures. */
final class OcsvmModel extends DirectModel<SupportVectors> {
    private final OcsvmConfig config;

    OcsvmModel(OcsvmConfig config, SampleShape shape) {
        super(shape);
        this.config = config;
    }

    @Override
    protected Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        float[] values = samples(training, random.nextLong());
        int count = values.length / shape().size();
        if (config.variance() == 1) {
            return new Solver(config).solve(values, count);
        }
        PrincipalAxes axes = PrincipalAxes.of(training, config.variance(), random);
        try (Subspace subspace = new Subspace(axes)) {
            Map<String, Weights> weights =
                    new HashMap<>(
                            new Solver(config).solve(subspace.coordinates(values, count), count));
            weights.putAll(axes.weights());
            return weights;
        }
    }

    private float[] samples(SampleStore training, long seed) {
        int[] positions = Split.shuffled(training.size(), seed);
        int most = config.samples() == 0 ? positions.length : config.samples();
        int count = Math.min(most, positions.length);
        int size = shape().size();
        float[] values = new float[Math.multiplyExact(count, size)];
        for (int i = 0; i < count; i++) {
            training.read(positions[i], values, i * size);
        }
        return values;
    }

    @Override
    protected SupportVectors learned(Map<String, Weights> weights) {
        int width = shape().size();
        Optional<PrincipalAxes> axes =
                config.variance() == 1
                        ? Optional.empty()
                        : Optional.of(PrincipalAxes.of(weights, width));
        return new SupportVectors(weights, width, axes);
    }
}
