package engram.alad;

import static engram.nn.Layer.Function.MILD_LEAKY_RELU;

import engram.adversarial.AdversarialBackbone;
import engram.adversarial.JointCritic;
import engram.adversarial.SampleCritic;
import engram.adversarial.Values;
import engram.data.SampleShape;
import engram.model.CodedModel;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Encoder, generator and three critics; samples in here lie where {@link Values} puts them. */
final class AladModel extends CodedModel {
    private final AladConfig config;
    private final JointCritic pairs;
    private final SampleCritic ofSamples;
    private final Network ofCodes;

    AladModel(AladConfig config, SampleShape shape, long seed) {
        this(config, shape, new Initial(seed));
    }

    private AladModel(AladConfig config, SampleShape shape, Initial initial) {
        super(shape, config.latent(), config.values(), initial);
        this.config = config;
        int[] sample = shape.dimensions();
        pairs = new JointCritic("critic.pairs", backbone(), sample, config.latent(), initial);
        SampleShape twice = twice(shape);
        AdversarialBackbone two = AdversarialBackbone.of(twice, config.latent(), config.values());
        ofSamples =
                new SampleCritic(
                        "critic.samples",
                        "critic.samples.head",
                        two.critic(),
                        two.width(),
                        twice.dimensions(),
                        initial);
        ofCodes = codes(2 * config.latent(), two.width(), initial);
    }

    /** Two samples as one: channels, or columns, side by side. */
    private static SampleShape twice(SampleShape shape) {
        if (shape instanceof SampleShape.Image image) {
            return new SampleShape.Image(2 * image.channels(), image.height(), image.width());
        }
        return new SampleShape.Row(2 * shape.size());
    }

    private static Network codes(int inputs, int width, Initial initial) {
        return new Network(
                "critic.codes",
                Stack.of(
                        new Layer.Linear(width),
                        new Layer.Activation(MILD_LEAKY_RELU),
                        new Layer.Dropout(0.2),
                        new Layer.Linear(1)),
                new int[] {inputs},
                initial);
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new AladLearner(config, this, trainer);
    }

    /** D_xz: (B, 1). */
    Tensor pairs(Tensor samples, Tensor codes, Mode mode) {
        return pairs.logits(samples, codes, mode);
    }

    /** What D_xx looks at: (B, F). */
    Tensor features(Tensor samples, Tensor others, Mode mode) {
        return ofSamples.features(beside(samples, others), mode);
    }

    /** D_xx: (B, 1). */
    Tensor samples(Tensor samples, Tensor others, Mode mode) {
        return ofSamples.judge(beside(samples, others), mode);
    }

    /** D_zz: (B, 1). */
    Tensor codes(Tensor codes, Tensor others, Mode mode) {
        return ofCodes.forward(beside(codes, others), mode);
    }

    private static Tensor beside(Tensor some, Tensor others) {
        return torch.cat(new TensorVector(some, others), 1);
    }

    void startEpoch(int epoch) {
        pairs.startEpoch(epoch);
        ofSamples.startEpoch(epoch);
        ofCodes.startEpoch(epoch);
    }

    @Override
    protected List<OwnScore> own() {
        return List.of(new OwnScore("feature-distance", true, this::featureDistance));
    }

    private Tensor featureDistance(Tensor input) {
        Tensor inside = values().inside(input);
        return features(inside, inside, Mode.INFERENCE)
                .sub(features(inside, coder().rebuilt(inside), Mode.INFERENCE))
                .abs()
                .sum(1);
    }

    /** What the critics' optimiser moves. */
    Map<String, Tensor> criticParameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>(pairs.parameters());
        parameters.putAll(ofSamples.parameters());
        parameters.putAll(ofCodes.parameters());
        return parameters;
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = coder().parameters();
        state.putAll(criticParameters());
        state.putAll(pairs.buffers());
        state.putAll(coder().buffers());
        state.putAll(ofSamples.buffers());
        return state;
    }
}
