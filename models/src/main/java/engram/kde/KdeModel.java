package engram.kde;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.DirectModel;
import engram.nn.Weights;
import engram.points.Points;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The training samples, and a bandwidth. */
final class KdeModel extends DirectModel<KernelDensity> {
    private static final Logger LOG = LoggerFactory.getLogger(KdeModel.class);

    /** More held-out samples would cost time and hardly move the bandwidth. */
    private static final int HELD_OUT = 2_000;

    private final KdeConfig config;

    KdeModel(KdeConfig config, SampleShape shape) {
        super(shape);
        this.config = config;
    }

    @Override
    protected Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        Points points = Points.of(training, config.references(), random);
        Map<String, Weights> weights = new LinkedHashMap<>(points.weights());
        double bandwidth = config.bandwidth();
        if (bandwidth == 0) {
            int most = Math.min(HELD_OUT, Points.most(shape()));
            bandwidth = Bandwidth.choose(points, Points.of(validation, most, random));
        }
        LOG.info("{} references, bandwidth {}", points.count(), bandwidth);
        weights.put("bandwidth", Weights.of((float) bandwidth));
        return weights;
    }

    @Override
    protected KernelDensity learned(Map<String, Weights> weights) {
        Weights points = Points.rows(weights, "points", shape().size());
        Weights counts = Points.vector(weights, "counts");
        if (counts.values().length != points.shape()[0]) {
            throw new IllegalArgumentException(
                    counts.values().length + " counts for " + points.shape()[0] + " points");
        }
        float bandwidth = Points.vector(weights, "bandwidth").values()[0];
        return new KernelDensity(points, counts, bandwidth);
    }
}
