package engram.knn;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.DirectModel;
import engram.model.Drawn;
import engram.model.Recalling;
import engram.model.Refinable;
import engram.model.Teachable;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.KMeans;
import engram.points.Points;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The training samples, or centres of them. */
final class KnnModel extends DirectModel<Neighbours>
        implements Recalling, Teachable, Drawn, Refinable {
    /** Centres need not be exact, as they only stand for the samples around them. */
    private static final int ROUNDS = 15;

    /** Centres of some samples are nearly those of all: each round moves them less. */
    private static final int PASSES = 3;

    private final KnnConfig config;

    KnnModel(KnnConfig config, SampleShape shape) {
        super(shape);
        this.config = config;
    }

    @Override
    protected Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        Points points = Points.of(training, config.references(), random);
        try (Neighbours neighbours = Neighbours.among(config, kept(points, random))) {
            return neighbours.weights();
        }
    }

    private Weights kept(Points points, SplittableRandom random) {
        if (config.centres() == 0 || points.count() <= 2 * config.centres()) {
            return points.weights().get("points");
        }
        float[] centres =
                KMeans.inBlocks(points.values(), points.width())
                        .centres(config.centres(), ROUNDS, random);
        return new Weights(new long[] {config.centres(), points.width()}, centres);
    }

    @Override
    protected Neighbours learned(Map<String, Weights> weights) {
        return Neighbours.of(config, weights, shape().size());
    }

    @Override
    public List<Kept> nearest(float[] values, int most) {
        Neighbours neighbours = learned();
        requireSamples(values, 1);
        return neighbours.nearest(values, most);
    }

    @Override
    public Lesson taught(float[] values, int count) {
        requireSamples(values, count);
        return new Lesson(remembering(points().withRows(values)), count);
    }

    @Override
    public Map<String, Weights> forgotten(int items) {
        return remembering(points().withoutLastRows(items));
    }

    private Weights points() {
        return Points.rows(weights(), "points", shape().size());
    }

    /** Of as few points as are no centres there is nothing to move. */
    @Override
    public int passes() {
        return points().shape()[0] == config.centres() ? PASSES : 0;
    }

    @Override
    public double[] sums(float[] values, int count) {
        Neighbours neighbours = learned();
        requireSamples(values, count);
        return neighbours.sums(values, count);
    }

    @Override
    public Map<String, Weights> refined(double[] sums) {
        Weights points = points();
        int centres = config.centres();
        int width = shape().size();
        float[] moved = points.values().clone();
        for (int i = 0; i < moved.length; i++) {
            // A centre that nothing is nearest to stays.
            moved[i] += (float) (sums[centres + i] / Math.max(1, sums[i / width]));
        }
        return remembering(new Weights(points.shape(), moved));
    }

    /** What is usual around each point is measured anew. */
    private Map<String, Weights> remembering(Weights points) {
        try (Neighbours neighbours = Neighbours.among(config, points)) {
            return neighbours.weights();
        }
    }

    @Override
    public String draw(Graph graph, String samples) {
        return learned().draw(graph, samples);
    }
}
