package engram.fanogan;

import engram.adversarial.AdversarialBackbone;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import engram.score.ReconstructionScore;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Encoder, generator and critic; samples in here lie where {@link Values} puts them. */
final class FAnoGanModel extends ReconstructionModel {
    private final FAnoGanConfig config;
    private final Network encoder;
    private final Network generator;
    private final Network features;
    private final Network head;

    FAnoGanModel(FAnoGanConfig config, SampleShape shape, long seed) {
        super(shape, ReconstructionScore.SQUARED_ERROR);
        this.config = config;
        int latent = config.latent();
        AdversarialBackbone backbone = AdversarialBackbone.of(shape, latent, config.values());
        Initial initial = new Initial(seed);
        List<Layer> encoding = new ArrayList<>(backbone.trunk().layers());
        encoding.add(new Layer.Linear(latent));
        int[] sample = shape.dimensions();
        encoder = new Network("encoder", new Stack(encoding, false), sample, initial);
        generator = new Network("generator", backbone.generator(), new int[] {latent}, initial);
        features = new Network("critic", backbone.critic(), sample, initial);
        head =
                new Network(
                        "critic.head",
                        Stack.of(new Layer.Linear(1)),
                        new int[] {backbone.width()},
                        initial);
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new FAnoGanLearner(config, this, trainer);
    }

    Values values() {
        return config.values();
    }

    /** (B, then the sample's shape) to (B, D). */
    Tensor encode(Tensor samples, Mode mode) {
        return encoder.forward(samples, mode);
    }

    /** The way back. */
    Tensor generate(Tensor codes, Mode mode) {
        return generator.forward(codes, mode);
    }

    /** f: (B, F). */
    Tensor features(Tensor samples, Mode mode) {
        return features.forward(samples, mode);
    }

    /** D: (B, 1), higher for what looks like data. */
    Tensor judge(Tensor samples, Mode mode) {
        return head.forward(features(samples, mode), mode);
    }

    /** How badly each sample is found again: (B). */
    Tensor residual(Tensor samples, Tensor rebuilt) {
        Tensor ofValues = samples.sub(rebuilt).square().flatten(1, -1).mean(1);
        Tensor ofFeatures =
                features(samples, Mode.INFERENCE)
                        .sub(features(rebuilt, Mode.INFERENCE))
                        .square()
                        .mean(1);
        return ofValues.add(ofFeatures, Tensors.scalar(config.featureWeight()));
    }

    void startEpoch(int epoch) {
        features.startEpoch(epoch);
    }

    private Tensor rebuilt(Tensor inside) {
        return generate(encode(inside, Mode.INFERENCE), Mode.INFERENCE);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        return values().outside(rebuilt(values().inside(input)));
    }

    @Override
    protected List<OwnScore> own() {
        return List.of(
                new OwnScore(
                        "residual",
                        true,
                        input -> {
                            Tensor inside = values().inside(input);
                            return residual(inside, rebuilt(inside));
                        }));
    }

    Map<String, Tensor> encoderParameters() {
        return encoder.parameters();
    }

    Map<String, Tensor> generatorParameters() {
        return generator.parameters();
    }

    Map<String, Tensor> criticParameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>(features.parameters());
        parameters.putAll(head.parameters());
        return parameters;
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(encoder.parameters());
        state.putAll(generator.parameters());
        state.putAll(criticParameters());
        List.of(encoder, generator, features).forEach(network -> state.putAll(network.buffers()));
        return state;
    }
}
