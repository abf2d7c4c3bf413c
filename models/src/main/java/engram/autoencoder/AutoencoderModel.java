package engram.autoencoder;

import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.model.Sliding;
import engram.nn.Backbone;
import engram.nn.Graph;
import engram.nn.Initial;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.NetworkDrawing;
import engram.nn.Stack;
import engram.nn.Weights;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** Encoder and decoder, nothing between. */
final class AutoencoderModel extends ReconstructionModel {
    private final AutoencoderConfig config;
    private final Network encoder;
    private final Network decoder;

    AutoencoderModel(AutoencoderConfig config, SampleShape shape, long seed) {
        super(shape, config.score(), config.backbone().givesLogs());
        this.config = config;
        Backbone backbone = Backbone.of(config.backbone(), shape);
        Initial initial = new Initial(seed);
        encoder = new Network("encoder", stack(backbone.encoder()), shape.dimensions(), initial);
        decoder = new Network("decoder", stack(backbone.decoder()), encoder.output(), initial);
    }

    private Stack stack(Stack stack) {
        return config.biasBeforeNorm() ? stack.withBiasBeforeNorm() : stack;
    }

    /**
     * @param code (B, then the code's shape)
     * @param reconstruction (B, then the sample's shape)
     */
    record Pass(Tensor code, Tensor reconstruction) {}

    Pass forward(Tensor input, Mode mode) {
        Tensor code = encoder.forward(input, mode);
        return new Pass(code, decoder.forward(code, mode));
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new AutoencoderLearner(config, this, trainer);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        return forward(input, Mode.INFERENCE).reconstruction();
    }

    @Override
    protected Optional<Sliding> sliding() {
        return Optional.of(
                new Sliding(encoder.sliding(), code -> decoder.forward(code, Mode.INFERENCE)));
    }

    /** What the optimiser moves, by name. */
    Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>(encoder.parameters());
        parameters.putAll(decoder.parameters());
        return parameters;
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = parameters();
        state.putAll(encoder.buffers());
        state.putAll(decoder.buffers());
        return state;
    }

    @Override
    protected String drawReconstruction(Graph graph, Map<String, Weights> weights, String samples) {
        Backbone backbone = Backbone.of(config.backbone(), shape());
        NetworkDrawing drawing = new NetworkDrawing(graph, weights);
        String code =
                drawing.draw("encoder", stack(backbone.encoder()), shape().dimensions(), samples);
        return drawing.draw("decoder", stack(backbone.decoder()), encoder.output(), code);
    }
}
