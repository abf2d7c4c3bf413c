package engram.fanogan;

import engram.adversarial.SampleCritic;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.CodedModel;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Encoder, generator and critic; samples in here lie where {@link Values} puts them. */
final class FAnoGanModel extends CodedModel {
    private final FAnoGanConfig config;
    private final SampleCritic critic;

    FAnoGanModel(FAnoGanConfig config, SampleShape shape, long seed) {
        this(config, shape, new Initial(seed));
    }

    private FAnoGanModel(FAnoGanConfig config, SampleShape shape, Initial initial) {
        super(shape, config.latent(), config.values(), initial);
        this.config = config;
        int[] sample = shape.dimensions();
        critic =
                new SampleCritic(
                        "critic",
                        "critic.head",
                        backbone().critic(),
                        backbone().width(),
                        sample,
                        initial);
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new FAnoGanLearner(config, this, trainer);
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
    protected List<OwnScore> own() {
        return List.of(
                new OwnScore(
                        "residual",
                        true,
                        input -> {
                            Tensor inside = values().inside(input);
                            return residual(inside, coder().rebuilt(inside));
                        }));
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = coder().parameters();
        state.putAll(critic.parameters());
        state.putAll(coder().buffers());
        state.putAll(critic.buffers());
        return state;
    }
}
