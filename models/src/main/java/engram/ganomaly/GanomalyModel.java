package engram.ganomaly;

import engram.adversarial.SampleCritic;
import engram.data.SampleShape;
import engram.model.CodedModel;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.nn.Network;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Encoder, generator, second encoder and critic. */
final class GanomalyModel extends CodedModel {
    private final GanomalyConfig config;
    private final Network again;
    private final SampleCritic critic;

    /**
     * What passes, inside the networks' range.
     *
     * @param code z: (B, D)
     * @param reconstruction (B, then the sample's shape)
     * @param codeAgain z^: (B, D)
     */
    record Pass(Tensor code, Tensor reconstruction, Tensor codeAgain) {}

    GanomalyModel(GanomalyConfig config, SampleShape shape, long seed) {
        this(config, shape, new Initial(seed));
    }

    private GanomalyModel(GanomalyConfig config, SampleShape shape, Initial initial) {
        super(shape, config.latent(), config.values(), initial);
        this.config = config;
        int[] sample = shape.dimensions();
        again = new Network("again", backbone().encoder(config.latent()), sample, initial);
        critic =
                new SampleCritic(
                        "critic.sample",
                        "critic.head",
                        backbone().critic(),
                        backbone().width(),
                        sample,
                        initial);
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new GanomalyLearner(config, this, trainer);
    }

    Pass forward(Tensor samples, Mode mode) {
        Tensor code = coder().encode(samples, mode);
        Tensor made = coder().generate(code, mode);
        return new Pass(code, made, again.forward(made, mode));
    }

    SampleCritic critic() {
        return critic;
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

    /** What encoders and generator move together. */
    Map<String, Tensor> makerParameters() {
        Map<String, Tensor> parameters = coder().parameters();
        parameters.putAll(again.parameters());
        return parameters;
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = makerParameters();
        state.putAll(critic.parameters());
        state.putAll(coder().buffers());
        state.putAll(again.buffers());
        state.putAll(critic.buffers());
        return state;
    }
}
