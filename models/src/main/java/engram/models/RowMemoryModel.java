package engram.models;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.knn.Knn;
import engram.knn.KnnConfig;
import engram.memae.MemAe;
import engram.memory.MemoryConfig;
import engram.memory.MemoryHealth;
import engram.model.AnomalyModel;
import engram.model.Drawn;
import engram.model.Recalling;
import engram.model.Refinable;
import engram.model.Remembering;
import engram.model.SeveralScores;
import engram.model.Teachable;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.training.EpochReport;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The stored and the learned memory: rows are recalled from one, and rebuilt by the other. */
final class RowMemoryModel
        implements AnomalyModel,
                Remembering,
                Recalling,
                SeveralScores,
                Teachable,
                Refinable,
                Drawn {
    private static final String STORED_POINTS = "stored.points";
    private static final String POINTS_BY_DIRECTION = "directions.points";

    private final KnnConfig byDirection;
    private final RowPart stored;
    private final Optional<RowPart> directions;
    private final RowPart learned;
    private final List<RowPart> parts;
    private final Remembering memory;

    RowMemoryModel(RowMemoryConfig config, SampleShape shape, long seed) {
        stored = RowPart.keeping("stored", 1, () -> Knn.MODEL.create(config.stored(), shape, seed));
        byDirection = config.stored().in(KnnConfig.Space.BY_DIRECTION);
        directions =
                config.directionsWeight() == 0
                        ? Optional.empty()
                        : Optional.of(directions(config.directionsWeight(), shape, seed));
        AnomalyModel network = MemAe.MODEL.create(config.learned(), shape, seed);
        memory = (Remembering) network;
        learned = RowPart.of("learned", config.learnedWeight(), network);
        parts =
                Stream.of(Stream.of(stored), directions.stream(), Stream.of(learned))
                        .flatMap(part -> part)
                        .toList();
    }

    /** Both stored memories keep the same rows, of which finding centres takes long. */
    private Map<String, Weights> byDirection(Weights points) {
        return Knn.remembering(byDirection, points);
    }

    private RowPart directions(double weight, SampleShape shape, long seed) {
        return RowPart.keeping(
                "directions", weight, () -> Knn.MODEL.create(byDirection, shape, seed));
    }

    @Override
    public List<Kept> nearest(float[] values, int most) {
        return ((Recalling) stored.model()).nearest(values, most);
    }

    @Override
    public SampleShape shape() {
        return learned.model().shape();
    }

    @Override
    public List<EpochReport> fit(SampleStore training, SampleStore validation, Trainer trainer) {
        stored.fit(training, validation, trainer);
        Weights points = stored.model().weights().get("points");
        directions.ifPresent(part -> part.take(byDirection(points), training, validation, trainer));
        return learned.fit(training, validation, trainer);
    }

    @Override
    public double[] score(float[] values, int count) {
        return scores(values, count).get("together");
    }

    @Override
    public Map<String, double[]> scores(float[] values, int count) {
        double[] sums = new double[count];
        Map<String, double[]> scores = new LinkedHashMap<>();
        scores.put("together", sums);
        for (RowPart part : parts) {
            double[] own = part.model().score(values, count);
            scores.put(part.name(), own);
            double[] counted = part.counted(own);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counted[i];
            }
        }
        return scores;
    }

    /** Both stored memories keep the same rows, which are written once. */
    @Override
    public Map<String, Weights> weights() {
        Map<String, Weights> weights = new LinkedHashMap<>();
        parts.forEach(part -> weights.putAll(part.weights()));
        weights.remove(POINTS_BY_DIRECTION);
        return weights;
    }

    @Override
    public void restore(Map<String, Weights> weights) {
        Map<String, Weights> all = new LinkedHashMap<>(weights);
        if (weights.containsKey(STORED_POINTS)) {
            all.put(POINTS_BY_DIRECTION, weights.get(STORED_POINTS));
        }
        parts.forEach(part -> part.requireStandard(all));
        parts.forEach(part -> part.restore(all));
    }

    /** The stored memories take the samples in; the learned one stays as it was trained. */
    @Override
    public Lesson taught(float[] values, int count) {
        return new Lesson(withStored(rows -> rows.taught(values, count).weights()), count);
    }

    @Override
    public Map<String, Weights> forgotten(int items) {
        return withStored(rows -> rows.forgotten(items));
    }

    private Map<String, Weights> withStored(Function<Teachable, Map<String, Weights>> changed) {
        Map<String, Weights> weights = new LinkedHashMap<>(weights());
        Stream.concat(Stream.of(stored), directions.stream())
                .forEach(
                        part ->
                                weights.putAll(
                                        part.named(changed.apply((Teachable) part.model()))));
        weights.remove(POINTS_BY_DIRECTION);
        return weights;
    }

    /** The stored memories' centres move; the learned memory keeps what the sample taught it. */
    @Override
    public int passes() {
        return ((Refinable) stored.model()).passes();
    }

    @Override
    public double[] sums(float[] values, int count) {
        return ((Refinable) stored.model()).sums(values, count);
    }

    @Override
    public Map<String, Weights> refined(double[] sums) {
        Map<String, Weights> moved = ((Refinable) stored.model()).refined(sums);
        Map<String, Weights> weights = new LinkedHashMap<>(weights());
        weights.putAll(stored.named(moved));
        directions.ifPresent(part -> weights.putAll(part.named(byDirection(moved.get("points")))));
        weights.remove(POINTS_BY_DIRECTION);
        return weights;
    }

    @Override
    public float[] reconstruct(float[] values, int count) {
        return memory.reconstruct(values, count);
    }

    /** Of the learned memory's judgement. */
    @Override
    public double[] parts(float... values) {
        return memory.parts(values);
    }

    @Override
    public int items() {
        return memory.items();
    }

    @Override
    public float[] weights(float[] values, int count) {
        return memory.weights(values, count);
    }

    @Override
    public float[] decodedItems() {
        return memory.decodedItems();
    }

    @Override
    public MemoryConfig memory() {
        return memory.memory();
    }

    @Override
    public Optional<MemoryHealth> health() {
        return memory.health();
    }

    @Override
    public void close() {
        parts.forEach(RowPart::close);
    }

    @Override
    public String draw(Graph graph, String samples) {
        return parts.stream()
                .map(part -> part.draw(graph, samples))
                .reduce((sum, next) -> graph.node("Add", sum, next))
                .orElseThrow();
    }
}
