package engram.ganomaly;

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
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** Encoder, generator, second encoder and critic. */
final class GanomalyModel extends ReconstructionModel {
    private final GanomalyConfig config;
    private final Network encoder;
    private final Network generator;
    private final Network again;
    private final Network features;
    private final Network head;

    /**
     * What passes, inside the networks' range.
     *
     * @param code z: (B, D)
     * @param reconstruction (B, then the sample's shape)
     * @param codeAgain z^: (B, D)
     */
    record Pass(Tensor code, Tensor reconstruction, Tensor codeAgain) {}

    GanomalyModel(GanomalyConfig config, SampleShape shape, long seed) {
        super(shape, ReconstructionScore.SQUARED_ERROR);
        this.config = config;
        int latent = config.latent();
        AdversarialBackbone backbone = AdversarialBackbone.of(shape, latent, config.values());
        Initial initial = new Initial(seed);
        List<Layer> encoding = new ArrayList<>(backbone.trunk().layers());
        encoding.add(new Layer.Linear(latent));
        Stack encoders = new Stack(encoding, false);
        int[] sample = shape.dimensions();
        encoder = new Network("encoder", encoders, sample, initial);
        generator = new Network("generator", backbone.generator(), new int[] {latent}, initial);
        again = new Network("again", encoders, sample, initial);
        features = new Network("critic.sample", backbone.critic(), sample, initial);
        head =
                new Network(
                        "critic.head",
                        Stack.of(new Layer.Linear(1)),
                        new int[] {backbone.width()},
                        initial);
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new GanomalyLearner(config, this, trainer);
    }

    Values values() {
        return config.values();
    }

    Pass forward(Tensor samples, Mode mode) {
        Tensor code = encoder.forward(samples, mode);
        Tensor made = generator.forward(code, mode);
        return new Pass(code, made, again.forward(made, mode));
    }

    /** What the critic looks at: (B, F). */
    Tensor features(Tensor samples, Mode mode) {
        return features.forward(samples, mode);
    }

    /** Above 0 where features are those of data: (B, 1). */
    Tensor logits(Tensor seen, Mode mode) {
        return head.forward(seen, mode);
    }

    void startEpoch(int epoch) {
        features.startEpoch(epoch);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        Tensor code = encoder.forward(values().inside(input), Mode.INFERENCE);
        return values().outside(generator.forward(code, Mode.INFERENCE));
    }

    @Override
    protected List<OwnScore> own() {
        return List.of(new OwnScore("code-distance", true, this::codeDistance));
    }

    private Tensor codeDistance(Tensor input) {
        Pass pass = forward(values().inside(input), Mode.INFERENCE);
        return pass.code()
                .sub(pass.codeAgain())
                .abs()
                .sum(1)
                .div(Tensors.scalar((double) config.latent()));
    }

    /** What the critic moves. */
    Map<String, Tensor> criticParameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>(features.parameters());
        parameters.putAll(head.parameters());
        return parameters;
    }

    /** What encoders and generator move together. */
    Map<String, Tensor> makerParameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        Stream.of(encoder, generator, again)
                .forEach(network -> parameters.putAll(network.parameters()));
        return parameters;
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = makerParameters();
        state.putAll(criticParameters());
        Stream.of(encoder, generator, again, features)
                .forEach(network -> state.putAll(network.buffers()));
        return state;
    }
}
