package engram.bigan;

import engram.adversarial.AdversarialBackbone;
import engram.adversarial.JointCritic;
import engram.adversarial.RandomCode;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.nn.Initial;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Network;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Encoder, generator and critic as a model that learns and scores. */
final class BiGanModel extends ReconstructionModel {
    private final BiGanConfig config;
    private final Network encoder;
    private final Network generator;
    private final JointCritic critic;

    BiGanModel(BiGanConfig config, SampleShape shape, long seed) {
        super(shape, config.score().reconstruction());
        this.config = config;
        int latent = config.latent();
        AdversarialBackbone backbone = AdversarialBackbone.of(shape, latent, config.values());
        Initial initial = new Initial(seed);
        int[] sample = shape.dimensions();
        encoder = new Network("encoder", backbone.encoder(2 * latent), sample, initial);
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
    RandomCode encode(Tensor samples, Mode mode) {
        return RandomCode.of(encoder.forward(samples, mode)).clamped();
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
                        config.score() == BiGanConfig.Score.RECONSTRUCTION,
                        input -> Losses.norms(input.sub(reconstruct(input)))),
                new OwnScore(
                        "critic",
                        config.score() == BiGanConfig.Score.CRITIC,
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
