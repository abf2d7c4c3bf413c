package engram.spacetime;

import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.nn.Backbone;
import engram.nn.Initial;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Network;
import engram.torch.Tensors;
import engram.training.Learner;
import engram.training.ReconstructionLearner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** One encoder, two decoders. */
final class SpaceTimeModel extends ReconstructionModel {
    private final SpaceTimeConfig config;
    private final int half;
    private final Network encoder;
    private final Network decoder;
    private final Network predictor;

    /** Both (B, C, T / 2, H, W). */
    private record Pass(Tensor back, Tensor ahead) {}

    SpaceTimeModel(SpaceTimeConfig config, SampleShape shape, long seed) {
        super(shape, config.score());
        this.config = config;
        SampleShape.Clip first = SpaceTimeConfig.half(shape);
        half = first.frames();
        Backbone backbone = Backbone.of(config.backbone(), first);
        Initial initial = new Initial(seed);
        encoder = new Network("encoder", backbone.encoder(), first.dimensions(), initial);
        decoder = new Network("decoder", backbone.decoder(), encoder.output(), initial);
        predictor = new Network("predictor", backbone.decoder(), encoder.output(), initial);
    }

    private Pass forward(Tensor input, Mode mode) {
        Tensor code = encoder.forward(input.narrow(2, 0, half), mode);
        return new Pass(decoder.forward(code, mode), predictor.forward(code, mode));
    }

    private Map<String, Tensor> terms(Tensor batch, Mode mode) {
        Pass pass = forward(batch, mode);
        Tensor back = Losses.meanSquaredError(batch.narrow(2, 0, half), pass.back);
        Tensor ahead =
                pass.ahead
                        .sub(batch.narrow(2, half, half))
                        .square()
                        .mean(0, 1, 3, 4) // (T / 2)
                        .mul(nearness())
                        .sum();
        Map<String, Tensor> terms = new LinkedHashMap<>();
        terms.put(Learner.LOSS, back.add(ahead, Tensors.scalar(config.predictionWeight())));
        terms.put("reconstruction", back);
        terms.put("prediction", ahead);
        return terms;
    }

    /** The weight of each frame that is predicted. */
    private Tensor nearness() {
        float[] weights = new float[half];
        for (int t = 0; t < half; t++) {
            weights[t] = 2f * (half - t) / (half * (half + 1f));
        }
        return Tensors.of(weights, half);
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new ReconstructionLearner(
                trainer.adam(parameters().values()), this::terms, this::state);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        Pass pass = forward(input, Mode.INFERENCE);
        return torch.cat(new TensorVector(pass.back, pass.ahead), 2);
    }

    private Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        networks().forEach(network -> parameters.putAll(network.parameters()));
        return parameters;
    }

    private Stream<Network> networks() {
        return Stream.of(encoder, decoder, predictor);
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = parameters();
        networks().forEach(network -> state.putAll(network.buffers()));
        return state;
    }
}
