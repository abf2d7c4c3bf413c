package engram.dagmm;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.FarValues;
import engram.model.NeuralModel;
import engram.model.Reconstructing;
import engram.model.SeveralScores;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** DAGMM as a model that learns and scores. */
final class DagmmModel extends NeuralModel implements Reconstructing, SeveralScores {
    private final DagmmConfig config;
    private final DagmmNetwork network;
    private final Tensor share; // (K)
    private final Tensor mean; // (K, F)
    private final Tensor factor; // (K, F, F)
    private volatile Mixture mixture;

    DagmmModel(DagmmConfig config, SampleShape shape, long seed) {
        super(shape);
        Scope.requireNone("a model");
        this.config = config;
        this.network = new DagmmNetwork(config, shape, new Initial(seed));
        int components = config.components();
        int size = network.features();
        this.share = Tensors.of(new float[components], components);
        this.mean = Tensors.of(new float[components * size], components, size);
        this.factor = Tensors.of(new float[components * size * size], components, size, size);
    }

    @Override
    protected Learner learner(SampleStore training, Trainer trainer) {
        return new DagmmLearner(config, this, trainer);
    }

    DagmmNetwork network() {
        return network;
    }

    /** The mixture of all training samples; no batch has a say in scores. */
    @Override
    protected void complete(SampleStore training, SampleStore validation) {
        MixtureMoments moments = new MixtureMoments(config.components(), network.features());
        forEachBatch(
                training,
                IntStream.range(0, training.size()).toArray(),
                input -> {
                    Tensor features = network.forward(input, Mode.INFERENCE).features();
                    Tensor memberships = network.memberships(features, null);
                    return torch.cat(new TensorVector(features, memberships), 1)
                            .to(ScalarType.Float);
                },
                moments::add);
        Tensors.fill(share, moments.share());
        Tensors.fill(mean, moments.mean());
        Tensors.fill(factor, moments.factor(config.ridge()));
        readMixture();
    }

    private void readMixture() {
        mixture =
                new Mixture(Tensors.toArray(share), Tensors.toArray(mean), Tensors.toArray(factor));
    }

    @Override
    public double[] score(float[] values, int count) {
        requireLearned();
        int size = network.features();
        float[] features =
                batched(
                        values,
                        count,
                        size,
                        input ->
                                network.forward(input, Mode.INFERENCE)
                                        .features()
                                        .to(ScalarType.Float));
        double[] energies =
                IntStream.range(0, count)
                        .mapToDouble(i -> mixture.energy(features, i * size))
                        .toArray();
        return FarValues.count(energies, values, shape().size());
    }

    @Override
    public Map<String, double[]> scores(float[] values, int count) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        scores.put("energy", score(values, count));
        scores.put("reconstruction", errors(values, count));
        return scores;
    }

    @Override
    public float[] reconstruct(float[] values, int count) {
        return batched(
                values,
                count,
                shape().size(),
                input -> network.forward(input, Mode.INFERENCE).reconstruction());
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(network.parameters());
        state.putAll(network.buffers());
        state.put("mixture.share", share);
        state.put("mixture.mean", mean);
        state.put("mixture.factor", factor);
        return state;
    }

    @Override
    public void restore(Map<String, Weights> weights) {
        super.restore(weights);
        readMixture();
    }
}
