package engram.ocsvm;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.splits.Split;
import engram.model.DirectModel;
import engram.nn.Weights;
import engram.points.PrincipalAxes;
import engram.points.Subspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Support vectors, in the space of principal axes for pictures. */
final class OcsvmModel extends DirectModel<SupportVectors> {
    private static final int HELD_OUT = 2_000;
    private static final int DOUBLINGS = 6;

    /** As a multiple of nu: the share of held-out normal samples that a kernel may reject. */
    private static final double TOLERATED = 1.5;

    private final OcsvmConfig config;

    OcsvmModel(OcsvmConfig config, SampleShape shape) {
        super(shape);
        this.config = config;
    }

    @Override
    protected Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        float[] values = samples(training, config.samples(), random.nextLong());
        int count = values.length / shape().size();
        if (config.variance() == 1) {
            return solve(values, count, validation, Map.of());
        }
        PrincipalAxes axes = PrincipalAxes.of(training, config.variance(), random);
        try (Subspace subspace = new Subspace(axes)) {
            return solve(subspace.coordinates(values, count), count, validation, axes.weights());
        }
    }

    /**
     * With gamma left open, the sharpest kernel that rejects hardly more held-out normal samples
     * than it should: a wider one sees less, a sharper one knows its training samples by heart.
     */
    private Map<String, Weights> solve(
            float[] points, int count, SampleStore validation, Map<String, Weights> axes) {
        Solver solver = new Solver(config.nu(), points, count);
        if (config.gamma() > 0) {
            return joined(solver.solve(config.gamma()), axes);
        }
        double gamma = Solver.scale(points, count);
        Map<String, Weights> best = joined(solver.solve(gamma), axes);
        if (validation.size() == 0) {
            return best;
        }
        float[] heldOut = samples(validation, HELD_OUT, 0);
        for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
            gamma *= 2;
            Map<String, Weights> sharper = joined(solver.solve(gamma), axes);
            if (rejected(sharper, heldOut) > TOLERATED * config.nu()) {
                break;
            }
            best = sharper;
        }
        return best;
    }

    private double rejected(Map<String, Weights> weights, float[] values) {
        try (SupportVectors vectors = learned(weights)) {
            double[] scores = vectors.score(values, values.length / shape().size());
            return DoubleStream.of(scores).filter(score -> score > 0).count()
                    / (double) scores.length;
        }
    }

    private static Map<String, Weights> joined(
            Map<String, Weights> solution, Map<String, Weights> axes) {
        Map<String, Weights> joined = new HashMap<>(solution);
        joined.putAll(axes);
        return joined;
    }

    /** At most so many, at random; 0 is all. */
    private float[] samples(SampleStore store, int most, long seed) {
        int[] positions = Split.shuffled(store.size(), seed);
        int count = most == 0 ? positions.length : Math.min(most, positions.length);
        int size = shape().size();
        float[] values = new float[Math.multiplyExact(count, size)];
        for (int i = 0; i < count; i++) {
            store.read(positions[i], values, i * size);
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
