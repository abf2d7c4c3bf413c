package engram.models;

import engram.data.SampleReader;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.stores.SampleStores;
import engram.knn.Knn;
import engram.memae.MemAe;
import engram.memory.MemoryConfig;
import engram.memory.MemoryHealth;
import engram.model.AnomalyModel;
import engram.model.Drawn;
import engram.model.Recalling;
import engram.model.Remembering;
import engram.model.SeveralScores;
import engram.model.Teachable;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.training.EpochReport;
import engram.training.Trainer;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The stored and the learned memory: rows are recalled from one, and rebuilt by the other. */
final class RowMemoryModel
        implements AnomalyModel, Remembering, Recalling, SeveralScores, Teachable, Drawn {
    private static final String STORED = "stored.";
    private static final String LEARNED = "learned.";
    private static final String STANDARD = "standard";

    /** From so many held-out samples on, scores are standardised on them alone. */
    private static final int ENOUGH = 30;

    private static final int MOST = 2_000;

    private final RowMemoryConfig config;
    private final AnomalyModel stored;
    private final AnomalyModel learned;
    private final Remembering memory;
    private volatile LogStandard ofStored;
    private volatile LogStandard ofLearned;

    RowMemoryModel(RowMemoryConfig config, SampleShape shape, long seed) {
        this.config = config;
        stored = blankStored(shape, seed);
        learned = MemAe.MODEL.create(config.learned(), shape, seed);
        memory = (Remembering) learned;
    }

    @Override
    public List<Kept> nearest(float[] values, int most) {
        return ((Recalling) stored).nearest(values, most);
    }

    private AnomalyModel blankStored(SampleShape shape, long seed) {
        return Knn.MODEL.create(config.stored(), shape, seed);
    }

    @Override
    public SampleShape shape() {
        return learned.shape();
    }

    @Override
    public List<EpochReport> fit(SampleStore training, SampleStore validation, Trainer trainer) {
        stored.fit(training, validation, trainer);
        List<EpochReport> history = learned.fit(training, validation, trainer);
        boolean enough = validation.size() >= ENOUGH;
        ofStored =
                LogStandard.of(
                        enough
                                ? scores(stored, validation)
                                : scoresByTheOtherHalf(training, trainer));
        ofLearned = LogStandard.of(scores(learned, enough ? validation : training));
        return history;
    }

    /**
     * A stored row is its own nearest, so each half of the rows is scored among the other. That the
     * halves are sparser moves all scores alike, which a mean takes off.
     */
    private double[] scoresByTheOtherHalf(SampleStore training, Trainer trainer) {
        if (training.size() < 2) {
            return scores(stored, training);
        }
        DoubleStream scores = DoubleStream.empty();
        for (int half = 0; half < 2; half++) {
            try (AnomalyModel other = blankStored(shape(), trainer.seed());
                    SampleStore one = half(training, half);
                    SampleStore rest = half(training, 1 - half)) {
                other.fit(rest, one, trainer);
                scores = DoubleStream.concat(scores, DoubleStream.of(scores(other, one)));
            }
        }
        return scores.toArray();
    }

    private static SampleStore half(SampleStore samples, int which) {
        BitSet positions = new BitSet();
        IntStream.range(0, samples.size()).filter(i -> i % 2 == which).forEach(positions::set);
        return SampleStores.collect(samples, positions);
    }

    private static double[] scores(AnomalyModel model, SampleStore samples) {
        DoubleStream.Builder scores = DoubleStream.builder();
        int left = MOST;
        try (SampleReader reader = samples.open()) {
            for (var next = reader.next(left); next.isPresent() && left > 0; ) {
                var batch = next.get();
                DoubleStream.of(model.score(batch.values(), batch.size())).forEach(scores);
                left -= batch.size();
                next = left > 0 ? reader.next(left) : Optional.empty();
            }
        }
        return scores.build().toArray();
    }

    @Override
    public double[] score(float[] values, int count) {
        return together(stored.score(values, count), learned.score(values, count));
    }

    private double[] together(double[] near, double[] error) {
        double[] sums = new double[near.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = ofStored.of(near[i]) + config.learnedWeight() * ofLearned.of(error[i]);
        }
        return sums;
    }

    @Override
    public Map<String, double[]> scores(float[] values, int count) {
        double[] near = stored.score(values, count);
        double[] error = learned.score(values, count);
        Map<String, double[]> scores = new LinkedHashMap<>();
        scores.put("together", together(near, error));
        scores.put("stored", near);
        scores.put("learned", error);
        return scores;
    }

    @Override
    public Map<String, Weights> weights() {
        Map<String, Weights> weights = new LinkedHashMap<>();
        stored.weights().forEach((name, own) -> weights.put(STORED + name, own));
        learned.weights().forEach((name, own) -> weights.put(LEARNED + name, own));
        weights.put(STORED + STANDARD, ofStored.weights());
        weights.put(LEARNED + STANDARD, ofLearned.weights());
        return weights;
    }

    @Override
    public void restore(Map<String, Weights> weights) {
        LogStandard near = LogStandard.restored(standard(weights, STORED));
        LogStandard error = LogStandard.restored(standard(weights, LEARNED));
        stored.restore(of(weights, STORED));
        learned.restore(of(weights, LEARNED));
        ofStored = near;
        ofLearned = error;
    }

    private static Weights standard(Map<String, Weights> weights, String of) {
        Weights standard = weights.get(of + STANDARD);
        if (standard == null) {
            throw new IllegalArgumentException("weights \"" + of + STANDARD + "\" are missing");
        }
        return standard;
    }

    private static Map<String, Weights> of(Map<String, Weights> weights, String prefix) {
        Map<String, Weights> own = Weights.of(prefix, weights);
        own.remove(STANDARD);
        return own;
    }

    /** The stored memory takes the samples in; the learned one stays as it was trained. */
    @Override
    public Lesson taught(float[] values, int count) {
        Lesson lesson = ((Teachable) stored).taught(values, count);
        return new Lesson(withStored(lesson.weights()), lesson.items());
    }

    @Override
    public Map<String, Weights> forgotten(int items) {
        return withStored(((Teachable) stored).forgotten(items));
    }

    private Map<String, Weights> withStored(Map<String, Weights> changed) {
        Map<String, Weights> weights = new LinkedHashMap<>(weights());
        changed.forEach((name, own) -> weights.put(STORED + name, own));
        return weights;
    }

    @Override
    public float[] reconstruct(float[] values, int count) {
        return memory.reconstruct(values, count);
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
        stored.close();
        learned.close();
    }

    @Override
    public String draw(Graph graph, String samples) {
        String near = ofStored.draw(graph, ((Drawn) stored).draw(graph, samples));
        String error = ofLearned.draw(graph, ((Drawn) learned).draw(graph, samples));
        return graph.node(
                "Add", near, graph.node("Mul", error, graph.number(config.learnedWeight())));
    }
}
