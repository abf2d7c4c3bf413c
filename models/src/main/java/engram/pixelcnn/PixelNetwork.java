package engram.pixelcnn;

import engram.data.SampleShape;
import engram.nn.Initial;
import engram.pixelcnn.MaskedConvolution.Centre;
import engram.pixelcnn.MaskedConvolution.Features;
import engram.torch.Scope;
import engram.torch.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** From a picture to how surprising each of its values is. */
final class PixelNetwork {
    private static final int FIRST_KERNEL = 7;
    private static final int KERNEL = 3;
    private static final int NO_REDUCTION = 0;
    private static final long IGNORE_NONE = -100;

    private final PixelCnnConfig config;
    private final MaskedConvolution first;
    private final List<MaskedConvolution> layers = new ArrayList<>();
    private final List<MaskedConvolution> last;

    /** (2): the values from and to which levels are divided. */
    private final Tensor range = Tensors.of(new float[] {0, 1}, 2);

    PixelNetwork(PixelCnnConfig config, SampleShape.Image shape, long seed) {
        Scope.requireNone("a network");
        if (config.channels() < shape.channels()) {
            throw new IllegalArgumentException(
                    "channels must be at least one per colour, "
                            + shape.channels()
                            + ", not "
                            + config.channels());
        }
        this.config = config;
        Initial initial = new Initial(seed);
        int colours = shape.channels();
        Features picture = new Features(colours, colours);
        Features hidden = new Features(config.channels(), colours);
        Features unit = gated() ? new Features(2 * config.channels(), colours, 2) : hidden;
        Features logits = new Features(colours * config.levels(), colours);
        first =
                MaskedConvolution.of(
                        "first",
                        FIRST_KERNEL,
                        Centre.BEFORE,
                        new Features[] {picture, hidden},
                        initial);
        for (int i = 0; i < config.layers(); i++) {
            layers.add(later("layer." + i, KERNEL, hidden, unit, initial));
        }
        last =
                List.of(
                        later("last.0", 1, hidden, hidden, initial),
                        later("last.1", 1, hidden, logits, initial));
    }

    private static MaskedConvolution later(
            String name, int kernel, Features input, Features output, Initial initial) {
        return MaskedConvolution.of(
                name, kernel, Centre.UP_TO, new Features[] {input, output}, initial);
    }

    private boolean gated() {
        return config.unit() == PixelCnnConfig.Unit.GATED;
    }

    /** Divides levels between these values. */
    void range(float low, float high) {
        Tensors.fill(range, new float[] {low, high});
    }

    /**
     * @param input (B, C, H, W), encoded
     * @return the same shape, whole numbers from 0
     */
    Tensor levels(Tensor input) {
        Tensor low = range.select(0, 0);
        Tensor width = range.select(0, 1).sub(low);
        Tensor position = input.sub(low).div(width).mul(Tensors.scalar(config.levels()));
        return torch.clamp(
                position.floor(),
                new ScalarOptional(new Scalar(0.0)),
                new ScalarOptional(new Scalar(config.levels() - 1.0)));
    }

    /**
     * The unnormalised log-probabilities of all levels of all values.
     *
     * @param levels (B, C, H, W)
     * @return (B, C * levels, H, W), colour by colour
     */
    Tensor logits(Tensor levels) {
        // Never zero, so that outside a picture is not the same as black.
        Tensor seen = levels.add(Tensors.scalar(1)).div(Tensors.scalar(config.levels()));
        Tensor hidden = first.apply(seen.contiguous(MemoryFormat.ChannelsLast));
        for (MaskedConvolution layer : layers) {
            hidden = hidden.add(unit(layer, hidden));
        }
        for (MaskedConvolution layer : last) {
            hidden = layer.apply(hidden.relu());
        }
        return hidden;
    }

    private Tensor unit(MaskedConvolution layer, Tensor hidden) {
        if (!gated()) {
            return layer.apply(hidden.relu());
        }
        Tensor both = layer.apply(hidden);
        long half = config.channels();
        return both.narrow(1, 0, half).tanh().mul(both.narrow(1, half, half).sigmoid());
    }

    /**
     * -log p of each value given those before it.
     *
     * @param input (B, C, H, W), encoded
     * @return (B, C * H * W) in nats
     */
    Tensor surprise(Tensor input) {
        Tensor levels = levels(input);
        long values = input.numel() / input.size(0);
        Tensor logits = logits(levels).reshape(-1, config.levels(), input.size(2), input.size(3));
        Tensor targets =
                levels.to(levels.device(), ScalarType.Long)
                        .reshape(-1, input.size(2), input.size(3));
        return torch.cross_entropy_loss(
                        logits, targets, Tensors.optional(null), NO_REDUCTION, IGNORE_NONE, 0)
                .view(-1, values);
    }

    /** What the optimiser moves, by name. */
    Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        convolutions().forEach(layer -> parameters.putAll(new TreeMap<>(layer.parameters())));
        return parameters;
    }

    /** All that inference needs, by name. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = parameters();
        state.put("range", range);
        return state;
    }

    void close() {
        Tensors.release(state().values());
    }

    private Stream<MaskedConvolution> convolutions() {
        return Stream.concat(Stream.of(first), Stream.concat(layers.stream(), last.stream()));
    }
}
