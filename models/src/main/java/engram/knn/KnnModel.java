package engram.knn;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.DirectModel;
import engram.nn.Weights;
import engram.points.Points;
import java.util.Map;
import java.util.SplittableRandom;

/** The training samples. */
final class KnnModel extends DirectModel<Neighbours> {
    private final KnnConfig config;

    KnnModel(KnnConfig config, SampleShape shape) {
        super(shape);
        this.config = config;
    }

    @Override
    protected Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        Map<String, Weights> weights = Points.of(training, config.references(), random).weights();
        return Map.of("points", weights.get("points"));
    }

    @Override
    protected Neighbours learned(Map<String, Weights> weights) {
        return new Neighbours(config, Points.rows(weights, "points", shape().size()));
    }
}
