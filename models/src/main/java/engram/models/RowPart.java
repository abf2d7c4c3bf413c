package engram.models;

import engram.data.SampleStore;
import engram.model.AnomalyModel;
import engram.model.Drawn;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.training.EpochReport;
import engram.training.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One of the judges of {@link RowMemoryModel}, whose scores are brought to a common scale. */
final class RowPart implements AutoCloseable {
    private static final String STANDARD = "standard";

    /** From so many held-out samples on, scores are standardised on them alone. */
    private static final int ENOUGH = 30;

    private final String name;
    private final double weight;
    private final AnomalyModel model;
    private final Optional<Supplier<AnomalyModel>> blank;
    private volatile LogStandard standard;

    private RowPart(
            String name,
            double weight,
            AnomalyModel model,
            Optional<Supplier<AnomalyModel>> blank) {
        this.name = name;
        this.weight = weight;
        this.model = model;
        this.blank = blank;
    }

    /**
     * One that keeps rows, which are therefore judged by others like it where a scale is taken.
     *
     * @param weight what its judgement counts
     * @param blank makes models that have learned nothing
     */
    static RowPart keeping(String name, double weight, Supplier<AnomalyModel> blank) {
        return new RowPart(name, weight, blank.get(), Optional.of(blank));
    }

    /** One that keeps no rows. */
    static RowPart of(String name, double weight, AnomalyModel model) {
        return new RowPart(name, weight, model, Optional.empty());
    }

    String name() {
        return name;
    }

    AnomalyModel model() {
        return model;
    }

    /** Learns, and takes the scale from what normal samples score. */
    List<EpochReport> fit(SampleStore training, SampleStore validation, Trainer trainer) {
        List<EpochReport> history = model.fit(training, validation, trainer);
        standardise(training, validation, trainer);
        return history;
    }

    /** The same with what another of its kind has learned from these samples. */
    void take(
            Map<String, Weights> own,
            SampleStore training,
            SampleStore validation,
            Trainer trainer) {
        model.restore(own);
        standardise(training, validation, trainer);
    }

    private void standardise(SampleStore training, SampleStore validation, Trainer trainer) {
        standard = LogStandard.of(normal(training, validation, trainer));
    }

    private double[] normal(SampleStore training, SampleStore validation, Trainer trainer) {
        if (validation.size() >= ENOUGH) {
            return HeldOutScores.of(model, validation);
        }
        return blank.isPresent() && training.size() > 1
                ? HeldOutScores.byTheOtherHalf(blank.get(), training, trainer)
                : HeldOutScores.of(model, training);
    }

    /** What its scores add to the sum. */
    double[] counted(double... scores) {
        LogStandard current = standard;
        return Arrays.stream(scores).map(score -> weight * current.of(score)).toArray();
    }

    /** All it knows, by names that begin with its own. */
    Map<String, Weights> weights() {
        Map<String, Weights> weights = named(model.weights());
        weights.put(name + "." + STANDARD, standard.weights());
        return weights;
    }

    /** The model's weights by names that begin with this part's. */
    Map<String, Weights> named(Map<String, Weights> own) {
        Map<String, Weights> named = new LinkedHashMap<>();
        own.forEach((key, value) -> named.put(name + "." + key, value));
        return named;
    }

    /**
     * Takes its own out of all weights.
     *
     * @throws IllegalArgumentException if something is missing or unusable
     */
    void restore(Map<String, Weights> all) {
        Map<String, Weights> own = Weights.of(name + ".", all);
        own.remove(STANDARD);
        model.restore(own);
        standard = standard(all);
    }

    /**
     * Refuses weights that lack a usable scale for this part.
     *
     * @throws IllegalArgumentException if they do
     */
    void requireStandard(Map<String, Weights> all) {
        standard(all);
    }

    private LogStandard standard(Map<String, Weights> all) {
        Weights numbers = all.get(name + "." + STANDARD);
        if (numbers == null) {
            throw new IllegalArgumentException(
                    "weights \"" + name + "." + STANDARD + "\" are missing");
        }
        return LogStandard.restored(numbers);
    }

    /** {@link #counted} of the model's scores, written down. */
    String draw(Graph graph, String samples) {
        String scores = standard.draw(graph, ((Drawn) model).draw(graph, samples));
        return graph.node("Mul", scores, graph.number(weight));
    }

    @Override
    public void close() {
        model.close();
    }
}
