package engram.pixelcnn;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.NeuralModel;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The score is the negative log-likelihood in nats. */
final class PixelCnnModel extends NeuralModel {
    /** What passes through the layers then fits into the processor's cache. */
    private static final int SAMPLES_AT_ONCE = 32;

    private final PixelNetwork network;

    PixelCnnModel(PixelCnnConfig config, SampleShape shape, long seed) {
        super(PixelCnnConfig.picture(shape));
        this.network = new PixelNetwork(config, PixelCnnConfig.picture(shape), seed);
    }

    @Override
    protected Learner learner(SampleStore training, Trainer trainer) {
        return new PixelCnnLearner(network, trainer);
    }

    @Override
    protected void complete(SampleStore training, SampleStore validation) {
        // A likelihood needs no more than the network.
    }

    @Override
    protected Map<String, Tensor> state() {
        return network.state();
    }

    @Override
    protected int samplesAtOnce() {
        return SAMPLES_AT_ONCE;
    }

    @Override
    public double[] score(float[] values, int count) {
        requireLearned();
        float[] surprise = batched(values, count, 1, input -> network.surprise(input).sum(1));
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            scores[i] = surprise[i];
        }
        return scores;
    }
}
