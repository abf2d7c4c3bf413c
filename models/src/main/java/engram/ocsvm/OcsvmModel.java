package engram.ocsvm;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.DirectModel;
import engram.nn.Weights;
import engram.points.Points;
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
        Points points = Points.of(training, config.samples(), random);
        if (config.variance() == 1) {
            return new Solver(config).solve(points.values(), points.count());
        }
        PrincipalAxes axes = PrincipalAxes.of(training, config.variance(), random);
        try (Subspace subspace = new Subspace(axes)) {
            float[] coordinates = subspace.coordinates(points.values(), points.count());
            Map<String, Weights> weights =
                    new HashMap<>(new Solver(config).solve(coordinates, points.count()));
            weights.putAll(axes.weights());
            return weights;
        }
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
