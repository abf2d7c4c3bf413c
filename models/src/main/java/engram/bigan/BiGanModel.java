package engram.bigan;

import engram.adversarial.AdversarialBackbone;
import engram.adversarial.JointCritic;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import engram.score.ReconstructionScore;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Encoder, generator and critic as a model that learns and scores. */
final class BiGanModel extends ReconstructionModel {
    private static final double LEAST_LOG_DEVIATION = -6;
    private static final double LARGEST_LOG_DEVIATION = 2;

    private final BiGanConfig config;
    private final Network encoder;
    private final Network generator;
    private final JointCritic critic;

    /**
     * What the encoder gives: z ~ N(mean, exp(logDeviation)^2).
     *
     * @param mean (B, D)
     * @param logDeviation (B, D)
     */
    record Code(Tensor mean, Tensor logDeviation) {}

    BiGanModel(BiGanConfig config, SampleShape shape, long seed) {
        super(shape, ReconstructionScore.SQUARED_ERROR);
        this.config = config;
        int latent = config.latent();
        AdversarialBackbone backbone = AdversarialBackbone.of(shape, latent, config.values());
        Initial initial = new Initial(seed);
        List<Layer> encoding = new ArrayList<>(backbone.trunk().layers());
        encoding.add(new Layer.Linear(2 * latent));
        int[] sample = shape.dimensions();
        encoder = new Network("encoder", new Stack(encoding, false), sample, initial);
        generator = new Network("generator", backbone.generator(), new int[] {latent}, initial);
        critic = new JointCritic("critic", backbone, sample, latent, initial);
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new BiGanLearner(config, this, trainer);
    }

    Values values() {
        return config.values();
    }

    Network encoder() {
        return encoder;
    }

    Network generator() {
        return generator;
    }

    JointCritic critic() {
        return critic;
    }

    /** Of samples inside the networks' range. */
    Code encode(Tensor samples, Mode mode) {
        Tensor both = encoder.forward(samples, mode); // (B, 2D)
        int latent = config.latent();
        return new Code(
                both.narrow(1, 0, latent),
                torch.clamp(
                        both.narrow(1, latent, latent),
                        new ScalarOptional(new Scalar(LEAST_LOG_DEVIATION)),
                        new ScalarOptional(new Scalar(LARGEST_LOG_DEVIATION))));
    }

    private Tensor code(Tensor input) {
        return encode(values().inside(input), Mode.INFERENCE).mean();
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        return values().outside(generator.forward(code(input), Mode.INFERENCE));
    }

    @Override
    protected List<OwnScore> own() {
        return List.of(
                new OwnScore(
                        "reconstruction",
                        true,
                        input -> Losses.norms(input.sub(reconstruct(input)))),
                new OwnScore(
                        "critic",
                        false,
                        input ->
                                critic.logits(values().inside(input), code(input), Mode.INFERENCE)
                                        .neg()
                                        .reshape(-1)));
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(encoder.parameters());
        state.putAll(generator.parameters());
        state.putAll(critic.parameters());
        state.putAll(encoder.buffers());
        state.putAll(generator.buffers());
        state.putAll(critic.buffers());
        return state;
    }
}
