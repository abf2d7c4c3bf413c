package engram.frameprediction;

import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.nn.Initial;
import engram.nn.Layer;
import engram.nn.Mode;
import engram.nn.Network;
import engram.nn.Stack;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The U-Net and the critic that it learns against. */
final class FramePredictionModel extends ReconstructionModel {
    private final FramePredictionConfig config;
    private final SampleShape.Clip clip;
    private final int previous;
    private final UNet generator;
    private final Network critic;

    FramePredictionModel(FramePredictionConfig config, SampleShape shape, long seed) {
        super(shape, config.score());
        this.config = config;
        clip = FramePredictionConfig.clip(shape);
        previous = Math.min(config.previous(), clip.frames() - 1);
        Initial initial = new Initial(seed);
        int[] seen = {clip.channels() * previous, clip.height(), clip.width()};
        generator = new UNet(config.channels(), seen, clip.channels(), initial);
        int[] frame = {clip.channels(), clip.height(), clip.width()};
        critic = new Network("critic", patches(config.channels()), frame, initial);
    }

    /** Judges overlapping patches of a picture. */
    private static Stack patches(int channels) {
        return Stack.of(
                new Layer.Convolution(channels, 4, 2, 1),
                new Layer.Activation(Layer.Function.LEAKY_RELU),
                new Layer.Convolution(2 * channels, 4, 2, 1),
                new Layer.Activation(Layer.Function.LEAKY_RELU),
                new Layer.Convolution(4 * channels, 4, 2, 1),
                new Layer.Activation(Layer.Function.LEAKY_RELU),
                new Layer.Convolution(1, 3, 1, 1));
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new FramePredictionLearner(config, this, trainer);
    }

    /** The last frame of clips as it was: (B, C, H, W). */
    Tensor last(Tensor clips) {
        return clips.select(2, clip.frames() - 1L);
    }

    /** The frame before the last: (B, C, H, W). */
    Tensor lastButOne(Tensor clips) {
        return clips.select(2, clip.frames() - 2L);
    }

    /** The last frame as those before it have it: (B, C, H, W). */
    Tensor predicted(Tensor clips, Mode mode) {
        Tensor seen = clips.narrow(2, clip.frames() - 1L - previous, previous);
        return generator.forward(
                seen.reshape(
                        clips.size(0),
                        (long) clip.channels() * previous,
                        clip.height(),
                        clip.width()),
                mode);
    }

    /** How real patches look: about 1 where they are, 0 where they were made. */
    Tensor judged(Tensor frames, Mode mode) {
        return critic.forward(frames, mode);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        Tensor before = input.narrow(2, 0, clip.frames() - 1L);
        return torch.cat(
                new TensorVector(before, predicted(input, Mode.INFERENCE).unsqueeze(2)), 2);
    }

    @Override
    protected int firstJudged() {
        return clip.frames() - 1;
    }

    Map<String, Tensor> generatorParameters() {
        return generator.parameters();
    }

    Map<String, Tensor> criticParameters() {
        return critic.parameters();
    }

    @Override
    protected Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(generator.parameters());
        state.putAll(generator.buffers());
        state.putAll(critic.parameters());
        return state;
    }
}
