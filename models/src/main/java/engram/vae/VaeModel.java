package engram.vae;

import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.nn.Backbone;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** Encoder, two linear heads, decoder. */
final class VaeModel extends ReconstructionModel {
    private static final int LARGEST_WHOLE_CODE = 1_024;
    private static final int LATENT_OF_LARGER = 256;

    private final VaeConfig config;
    private final Network encoder;
    private final Network mean;
    private final Network logVariance;

    /** From the latent values to as many as the decoder takes, where they differ. */
    private final Optional<Network> widening;

    private final Network decoder;

    VaeModel(VaeConfig config, SampleShape shape, long seed) {
        super(shape, config.score().reconstruction());
        this.config = config;
        Backbone backbone = Backbone.of(config.backbone(), shape);
        Initial initial = new Initial(seed);
        encoder = new Network("encoder", stack(backbone.encoder()), shape.dimensions(), initial);
        int code = Arrays.stream(encoder.output()).reduce(1, Math::multiplyExact);
        int latent = latent(code);
        mean = linear("mean", code, latent, initial);
        logVariance = linear("log-variance", code, latent, initial);
        widening =
                latent == code
                        ? Optional.empty()
                        : Optional.of(linear("widening", latent, code, initial));
        decoder = new Network("decoder", stack(backbone.decoder()), encoder.output(), initial);
    }

    private int latent(int code) {
        if (config.latent() > 0) {
            return config.latent();
        }
        return code > LARGEST_WHOLE_CODE ? LATENT_OF_LARGER : code;
    }

    private static Network linear(String name, int inputs, int outputs, Initial initial) {
        return new Network(name, Stack.of(new Layer.Linear(outputs)), new int[] {inputs}, initial);
    }

    private Stack stack(Stack stack) {
        return config.biasBeforeNorm() ? stack.withBiasBeforeNorm() : stack;
    }

    GaussianCode encode(Tensor input, Mode mode) {
        Tensor code = encoder.forward(input, mode).flatten(1, -1); // (B, code)
        return GaussianCode.of(mean.forward(code, mode), logVariance.forward(code, mode));
    }

    /**
     * @param latent (B, D)
     * @return (B, then the sample's shape)
     */
    Tensor decode(Tensor latent, Mode mode) {
        Tensor code = widening.map(wide -> wide.forward(latent, mode)).orElse(latent);
        long[] shape =
                LongStream.concat(
                                LongStream.of(latent.size(0)),
                                IntStream.of(encoder.output()).asLongStream())
                        .toArray();
        return decoder.forward(code.view(shape), mode);
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new VaeLearner(config, this, trainer);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        return decode(encode(input, Mode.INFERENCE).mean(), Mode.INFERENCE);
    }

    @Override
    protected List<OwnScore> own() {
        VaeConfig.Score elbo = VaeConfig.Score.ELBO;
        return List.of(new OwnScore(elbo.label(), config.score() == elbo, this::bound));
    }

    private Tensor bound(Tensor input) {
        GaussianCode code = encode(input, Mode.INFERENCE);
        Tensor difference = decode(code.mean(), Mode.INFERENCE).sub(input);
        Tensor error = difference.square().flatten(1, -1).sum(1); // (B)
        return error.add(code.divergence(), Tensors.scalar(config.klWeight()));
    }

    /** What the optimiser moves, by name. */
    Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        networks().forEach(network -> parameters.putAll(network.parameters()));
        return parameters;
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = parameters();
        networks().forEach(network -> state.putAll(network.buffers()));
        return state;
    }

    private List<Network> networks() {
        return Stream.concat(Stream.of(encoder, mean, logVariance, decoder), widening.stream())
                .toList();
    }
}
