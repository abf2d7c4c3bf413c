package engram.dsvdd;

import engram.adversarial.AdversarialBackbone;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.NeuralModel;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** A network and the centre that it maps normal samples to. */
final class DeepSvddModel extends NeuralModel {
    /** A coordinate of the centre at 0 could be reached with weights of 0. */
    private static final float LEAST_COORDINATE = 0.1f;

    private final DeepSvddConfig config;
    private final Network network;
    private final Tensor centre; // (F)
    private final Tensor squaredRadius; // (1)

    DeepSvddModel(DeepSvddConfig config, SampleShape shape, long seed) {
        super(shape);
        this.config = config;
        // The code is the generator's, which is not built here.
        AdversarialBackbone backbone =
                AdversarialBackbone.of(shape, config.outputs(), Values.of(shape));
        List<Layer> layers = new ArrayList<>(backbone.trunk().layers());
        layers.add(new Layer.Linear(config.outputs()));
        network =
                new Network(
                        "network", new Stack(layers, false), shape.dimensions(), new Initial(seed));
        centre = Tensors.of(new float[config.outputs()], config.outputs());
        squaredRadius = Tensors.of(new float[1], 1);
    }

    @Override
    protected Learner learner(SampleStore training, Trainer trainer) {
        return new DeepSvddLearner(config, this, trainer);
    }

    /** Nothing is left to fit. */
    @Override
    protected void complete(SampleStore training, SampleStore validation) {}

    /** Weights of layers, without shifts and scales. */
    Map<String, Tensor> learnedWeights() {
        Map<String, Tensor> weights = new LinkedHashMap<>(network.parameters());
        weights.values().removeIf(parameter -> parameter.dim() < 2);
        return weights;
    }

    /** |phi(x) - c|^2: (B). */
    Tensor squaredDistances(Tensor input, Mode mode) {
        return network.forward(input, mode).sub(centre).square().sum(1);
    }

    Tensor squaredRadius() {
        return squaredRadius;
    }

    /** Puts the centre where the untrained network maps the samples to. */
    void centre(SampleStore training) {
        double[] sums = new double[config.outputs()];
        int[] positions = IntStream.range(0, training.size()).toArray();
        forEachBatch(
                training,
                positions,
                input ->
                        // One sample alone has no statistics.
                        network.forward(input, input.size(0) > 1 ? Mode.PASSING : Mode.INFERENCE),
                outputs -> {
                    for (int i = 0; i < outputs.length; i++) {
                        sums[i % sums.length] += outputs[i];
                    }
                });
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sums[i] / training.size());
            if (Math.abs(mean[i]) < LEAST_COORDINATE) {
                mean[i] = mean[i] < 0 ? -LEAST_COORDINATE : LEAST_COORDINATE;
            }
        }
        Tensors.fill(centre, mean);
    }

    @Override
    public double[] score(float[] values, int count) {
        requireLearned();
        float[] scores =
                batched(
                        values,
                        count,
                        1,
                        input -> squaredDistances(input, Mode.INFERENCE).sub(squaredRadius));
        return IntStream.range(0, count).mapToDouble(i -> scores[i]).toArray();
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(network.parameters());
        state.putAll(network.buffers());
        state.put("centre", centre);
        state.put("squared-radius", squaredRadius);
        return state;
    }
}
