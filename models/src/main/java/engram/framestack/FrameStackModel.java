package engram.framestack;

import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Losses;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import engram.training.Learner;
import engram.training.ReconstructionLearner;
import engram.training.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Encoder and decoder of pictures with as many channels as a clip has frames times colours. */
final class FrameStackModel extends ReconstructionModel {
    private final SampleShape.Clip clip;
    private final Network encoder;
    private final Network decoder;

    FrameStackModel(FrameStackConfig config, SampleShape shape, long seed) {
        super(shape, config.score());
        clip = FrameStackConfig.clip(shape);
        int[] stacked = {clip.channels() * clip.frames(), clip.height(), clip.width()};
        Initial initial = new Initial(seed);
        int widest = config.channels();
        List<Layer> down =
                List.of(
                        new Layer.Convolution(widest, 11, 4, 5),
                        new Layer.Convolution(widest / 2, 5, 2, 2),
                        new Layer.Convolution(widest / 4, 3, 2, 1));
        encoder = new Network("encoder", new Stack(normed(down), false), stacked, initial);
        List<Layer> up = normed(mirrored(down, stacked));
        decoder =
                new Network(
                        "decoder",
                        new Stack(up.subList(0, up.size() - 2), false),
                        encoder.output(),
                        initial);
    }

    private static List<Layer> mirrored(List<Layer> down, int... input) {
        List<Layer> up = new ArrayList<>();
        int[] shape = input;
        for (Layer layer : down) {
            Layer.Convolution convolution = (Layer.Convolution) layer;
            int[] next = convolution.output(shape);
            int stride = convolution.stride();
            up.add(
                    0,
                    new Layer.TransposedConvolution(
                            shape[0],
                            convolution.kernel(),
                            stride,
                            convolution.padding(),
                            shape[1] - 1 - (next[1] - 1) * stride,
                            shape[2] - 1 - (next[2] - 1) * stride));
            shape = next;
        }
        return up;
    }

    private static List<Layer> normed(List<Layer> layers) {
        List<Layer> all = new ArrayList<>();
        for (Layer layer : layers) {
            all.add(layer);
            all.add(new Layer.BatchNorm());
            all.add(new Layer.Activation(Layer.Function.RELU));
        }
        return all;
    }

    private Tensor forward(Tensor input, Mode mode) {
        Tensor stacked =
                input.reshape(
                        input.size(0),
                        (long) clip.channels() * clip.frames(),
                        clip.height(),
                        clip.width());
        return decoder.forward(encoder.forward(stacked, mode), mode).reshape(input.shape());
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new ReconstructionLearner(
                trainer.adam(parameters().values()),
                (batch, mode) ->
                        Map.of(Learner.LOSS, Losses.meanSquaredError(batch, forward(batch, mode))),
                this::state);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        return forward(input, Mode.INFERENCE);
    }

    private Map<String, Tensor> parameters() {
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
}
