package engram.dagmm;

import static engram.nn.Layer.Function.TANH;

import engram.data.SampleShape;
import engram.nn.Backbone;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import engram.torch.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Autoencoder with a short linear code, and the estimator of memberships. */
final class DagmmNetwork {
    /** Relative distance and cosine. */
    private static final int ERRORS = 2;

    private static final int HIDDEN = 10;

    /** Keeps norms and their gradients finite where a sample or its reconstruction is empty. */
    private static final double NORM_GUARD = 1e-12;

    private final Network encoder;
    private final Network toCode;
    private final Network fromCode;
    private final Network decoder;
    private final Network estimatorHidden;
    private final Network estimator;
    private final int[] deepCode;
    private final int features;

    /**
     * @param reconstruction (B, then the sample's shape)
     * @param features (B, F), in double precision
     */
    record Pass(Tensor reconstruction, Tensor features) {}

    DagmmNetwork(DagmmConfig config, SampleShape shape, Initial initial) {
        Backbone backbone = backbone(shape);
        encoder = new Network("encoder", backbone.encoder(), shape.dimensions(), initial);
        deepCode = encoder.output();
        int[] flat = {IntStream.of(deepCode).reduce(1, Math::multiplyExact)};
        int[] code = {config.code()};
        toCode = new Network("code", linear(code[0]), flat, initial);
        fromCode = new Network("uncode", linear(flat[0]), code, initial);
        decoder = new Network("decoder", backbone.decoder(), deepCode, initial);
        features = config.code() + ERRORS;
        estimatorHidden =
                new Network(
                        "estimator.hidden",
                        Stack.of(new Layer.Linear(HIDDEN), new Layer.Activation(TANH)),
                        new int[] {features},
                        initial);
        estimator =
                new Network(
                        "estimator.memberships",
                        linear(config.components()),
                        estimatorHidden.output(),
                        initial);
    }

    /** Rows: d-60-30-10 and back, the linear code apart; pictures: those of all other models. */
    private static Backbone backbone(SampleShape shape) {
        if (!(shape instanceof SampleShape.Row row)) {
            return Backbone.of(Backbone.Preset.AUTO, shape);
        }
        return new Backbone(
                Stack.of(
                        new Layer.Linear(60), new Layer.Activation(TANH),
                        new Layer.Linear(30), new Layer.Activation(TANH),
                        new Layer.Linear(10), new Layer.Activation(TANH)),
                Stack.of(
                        new Layer.Activation(TANH),
                        new Layer.Linear(30),
                        new Layer.Activation(TANH),
                        new Layer.Linear(60),
                        new Layer.Activation(TANH),
                        new Layer.Linear(row.columns())));
    }

    private static Stack linear(int features) {
        return Stack.of(new Layer.Linear(features));
    }

    /** How many features the mixture is over: F. */
    int features() {
        return features;
    }

    Pass forward(Tensor input, Mode mode) {
        Tensor deep = encoder.forward(input, mode);
        Tensor code = toCode.forward(deep.reshape(deep.size(0), -1), mode); // (B, code)
        long[] shape =
                LongStream.concat(
                                LongStream.of(code.size(0)), IntStream.of(deepCode).asLongStream())
                        .toArray();
        Tensor back = fromCode.forward(code, mode).reshape(shape);
        Tensor reconstruction = decoder.forward(back, mode);
        return new Pass(reconstruction, features(input, code, reconstruction));
    }

    /** [code, |x - x'| / |x|, cos(x, x')]: (B, F), in double precision. */
    static Tensor features(Tensor input, Tensor code, Tensor reconstruction) {
        Tensor x = input.reshape(input.size(0), -1); // (B, values)
        Tensor y = reconstruction.reshape(input.size(0), -1); // (B, values)
        Tensor normOfX = norm(x); // (B, 1)
        Tensor distance = norm(x.sub(y)).div(normOfX); // (B, 1)
        Tensor cosine = sum(x.mul(y)).div(normOfX).div(norm(y)); // (B, 1)
        return torch.cat(new TensorVector(code, distance, cosine), 1).to(ScalarType.Double);
    }

    private static Tensor norm(Tensor rows) {
        return sum(rows.square()).add(Tensors.scalar(NORM_GUARD)).sqrt();
    }

    private static Tensor sum(Tensor rows) { // (B, values)
        return rows.sum(new long[] {1}, true, new ScalarTypeOptional());
    }

    /**
     * Which component each sample belongs to.
     *
     * @param features (B, F)
     * @param dropout factors of the hidden units (B, {@link #HIDDEN}); {@code null} for none
     * @return (B, K), rows that sum to 1, in double precision
     */
    Tensor memberships(Tensor features, Tensor dropout) {
        Tensor hidden = estimatorHidden.forward(features.to(ScalarType.Float), Mode.INFERENCE);
        Tensor kept = dropout == null ? hidden : hidden.mul(dropout); // (B, 10)
        return estimator.forward(kept, Mode.INFERENCE).to(ScalarType.Double).softmax(1);
    }

    /** How many hidden units the estimator has. */
    int hidden() {
        return HIDDEN;
    }

    /** What the optimiser moves, by name. */
    Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        networks().forEach(network -> parameters.putAll(network.parameters()));
        return parameters;
    }

    /** Batch norm's running statistics, by name. */
    Map<String, Tensor> buffers() {
        Map<String, Tensor> buffers = new LinkedHashMap<>();
        networks().forEach(network -> buffers.putAll(network.buffers()));
        return buffers;
    }

    private List<Network> networks() {
        return List.of(encoder, toCode, fromCode, decoder, estimatorHidden, estimator);
    }
}
