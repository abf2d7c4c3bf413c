package engram.model;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.training.EpochReport;
import engram.training.Learner;
import engram.training.Together;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Models alike but for their initial values, trained on the same batches; a score is the mean of
 * theirs.
 *
 * <p>With errors e_k = |x - x_k|^2 the mean is |x - mean(x_k)|^2 plus the variance of the x_k: what
 * the members disagree about counts as anomalous too (Lakshminarayanan et al., "Simple and Scalable
 * Predictive Uncertainty Estimation using Deep Ensembles", NeurIPS 2017).
 */
public class Ensemble<M extends ReconstructionModel>
        implements AnomalyModel, Reconstructing, SeveralScores, Drawn {
    private static final int FEWEST = 2;

    /** Far apart, so that ensembles of neighbouring seeds share no member. */
    private static final long BETWEEN_SEEDS = 1_000_003;

    private final List<M> members;

    /**
     * @param member makes a model that has learned nothing yet, of a seed; the first is given the
     *     ensemble's own
     * @throws IllegalArgumentException if there are fewer than two
     */
    protected Ensemble(int members, long seed, LongFunction<M> member) {
        if (members < FEWEST) {
            throw new IllegalArgumentException(
                    "members must be at least " + FEWEST + ", not " + members);
        }
        this.members =
                LongStream.range(0, members)
                        .mapToObj(k -> member.apply(seed + k * BETWEEN_SEEDS))
                        .toList();
    }

    /** Those it is made of. */
    protected final List<M> members() {
        return members;
    }

    @Override
    public final SampleShape shape() {
        return members.get(0).shape();
    }

    @Override
    public final List<EpochReport> fit(
            SampleStore training, SampleStore validation, Trainer trainer) {
        members.get(0).requireShapes(training, validation);
        List<Learner> learners =
                members.stream().map(member -> member.learner(training, trainer)).toList();
        List<EpochReport> history = trainer.run(new Together(learners), training, validation);
        members.forEach(member -> member.finish(training, validation));
        return history;
    }

    @Override
    public final double[] score(float[] values, int count) {
        double[] sum = new double[count];
        members.forEach(member -> addShare(sum, member.score(values, count)));
        return sum;
    }

    @Override
    public final Map<String, double[]> scores(float[] values, int count) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (M member : members) {
            member.scores(values, count)
                    .forEach(
                            (name, scores) ->
                                    addShare(
                                            sums.computeIfAbsent(name, key -> new double[count]),
                                            scores));
        }
        return sums;
    }

    private void addShare(double[] sum, double[] scores) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += scores[i] / members.size();
        }
    }

    /** The mean of the members' errors, as the score is. */
    @Override
    public final double[] errors(float[] values, int count) {
        double[] sum = new double[count];
        members.forEach(member -> addShare(sum, member.errors(values, count)));
        return sum;
    }

    /** The mean of the members', as the score is. */
    @Override
    public final double[] parts(float... values) {
        double[] sum = new double[values.length];
        members.forEach(member -> addShare(sum, member.parts(values)));
        return sum;
    }

    /** The mean of what the members give back. */
    @Override
    public final float[] reconstruct(float[] values, int count) {
        float[] mean = new float[values.length];
        for (M member : members) {
            float[] reconstruction = member.reconstruct(values, count);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += reconstruction[i] / members.size();
            }
        }
        return mean;
    }

    @Override
    public final Map<String, Weights> weights() {
        Map<String, Weights> all = new LinkedHashMap<>();
        for (int k = 0; k < members.size(); k++) {
            String prefix = Together.prefix(k);
            members.get(k).weights().forEach((name, own) -> all.put(prefix + name, own));
        }
        return all;
    }

    @Override
    public final void restore(Map<String, Weights> weights) {
        for (int k = 0; k < members.size(); k++) {
            members.get(k).restore(Weights.of(Together.prefix(k), weights));
        }
    }

    @Override
    public final void close() {
        members.forEach(M::close);
    }

    @Override
    public final String draw(Graph graph, String samples) {
        String sum = members.get(0).draw(graph, samples);
        for (M member : members.subList(1, members.size())) {
            sum = graph.node("Add", sum, member.draw(graph, samples));
        }
        return graph.node("Div", sum, graph.number(members.size()));
    }
}
