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
import engram.points.Nearest;
import engram.points.Points;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The training samples, or centres of them. */
final class KnnModel extends DirectModel<Remembered>
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
        return Knn.remembering(config, kept(points, random));
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
    protected Remembered learned(Map<String, Weights> weights) {
        int width = shape().size();
        return switch (config.space()) {
            case AS_GIVEN -> Neighbours.of(config, weights, width);
            case BY_DIRECTION -> DirectedNeighbours.of(config, weights, width);
        };
    }

    @Override
    public List<Kept> nearest(float[] values, int most) {
        Remembered remembered = learned();
        requireSamples(values, 1);
        Nearest nearest = remembered.nearest(values, 1, most)[0];
        float[] points = remembered.points().values();
        return IntStream.range(0, nearest.count())
                .mapToObj(i -> kept(points, nearest.points()[i], nearest.distance(i)))
                .toList();
    }

    private Kept kept(float[] points, int point, double distance) {
        int width = shape().size();
        return new Kept(Arrays.copyOfRange(points, point * width, (point + 1) * width), distance);
    }

    @Override
    public Lesson taught(float[] values, int count) {
        requireSamples(values, count);
        return new Lesson(Knn.remembering(config, points().withRows(values)), count);
    }

    @Override
    public Map<String, Weights> forgotten(int items) {
        return Knn.remembering(config, points().withoutLastRows(items));
    }

    private Weights points() {
        return Points.rows(weights(), "points", shape().size());
    }

    /** Of as few points as are no centres there is nothing to move. */
    @Override
    public int passes() {
        return points().shape()[0] == config.centres() ? PASSES : 0;
    }

    /** How many samples each point is the nearest to, and how far away these lie altogether. */
    @Override
    public double[] sums(float[] values, int count) {
        Remembered remembered = learned();
        requireSamples(values, count);
        float[] points = remembered.points().values();
        int width = shape().size();
        int all = points.length / width;
        double[] sums = new double[all + points.length];
        Nearest[] nearest = remembered.nearest(values, count, 1);
        for (int i = 0; i < count; i++) {
            int point = nearest[i].points()[0];
            sums[point]++;
            for (int j = 0; j < width; j++) {
                sums[all + point * width + j] +=
                        (double) values[i * width + j] - points[point * width + j];
            }
        }
        return sums;
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
        return Knn.remembering(config, new Weights(points.shape(), moved));
    }

    @Override
    public String draw(Graph graph, String samples) {
        return learned().draw(graph, samples);
    }
}
