package engram.fanogan;

import engram.adversarial.AdversarialBackbone;
import engram.adversarial.EncoderGenerator;
import engram.adversarial.SampleCritic;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.score.ReconstructionScore;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Encoder, generator and critic; samples in here lie where {@link Values} puts them. */
final class FAnoGanModel extends ReconstructionModel {
    private final FAnoGanConfig config;
    private final EncoderGenerator coder;
    private final SampleCritic critic;

    FAnoGanModel(FAnoGanConfig config, SampleShape shape, long seed) {
        super(shape, ReconstructionScore.SQUARED_ERROR);
        this.config = config;
        int latent = config.latent();
        AdversarialBackbone backbone = AdversarialBackbone.of(shape, latent, config.values());
        Initial initial = new Initial(seed);
        int[] sample = shape.dimensions();
        coder = new EncoderGenerator(backbone, sample, latent, initial);
        critic =
                new SampleCritic(
                        "critic",
                        "critic.head",
                        backbone.critic(),
                        backbone.width(),
                        sample,
                        initial);
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new FAnoGanLearner(config, this, trainer);
    }

    Values values() {
        return config.values();
    }

    EncoderGenerator coder() {
        return coder;
    }

    /** f and D. */
    SampleCritic critic() {
        return critic;
    }

    /** How badly each sample is found again: (B). */
    Tensor residual(Tensor samples, Tensor rebuilt) {
        Tensor ofValues = samples.sub(rebuilt).square().flatten(1, -1).mean(1);
        Tensor ofFeatures =
                critic.features(samples, Mode.INFERENCE)
                        .sub(critic.features(rebuilt, Mode.INFERENCE))
                        .square()
                        .mean(1);
        return ofValues.add(ofFeatures, Tensors.scalar(config.featureWeight()));
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        return values().outside(coder.rebuilt(values().inside(input)));
    }

    @Override
    protected List<OwnScore> own() {
        return List.of(
                new OwnScore(
                        "residual",
                        true,
                        input -> {
                            Tensor inside = values().inside(input);
                            return residual(inside, coder.rebuilt(inside));
                        }));
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = coder.parameters();
        state.putAll(critic.parameters());
        state.putAll(coder.buffers());
        state.putAll(critic.buffers());
        return state;
    }
}
