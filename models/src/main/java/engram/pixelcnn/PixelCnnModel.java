package engram.pixelcnn;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.data.ShapeMismatchException;
import engram.model.AnomalyModel;
import engram.nn.Weights;
import engram.torch.Scope;
import engram.torch.Tensors;
import engram.training.EpochReport;
import engram.training.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The score is the negative log-likelihood in nats. */
final class PixelCnnModel implements AnomalyModel {
    /** What passes through the layers then fits into the processor's cache. */
    private static final int SAMPLES_AT_ONCE = 32;

    private final SampleShape.Image shape;
    private final PixelNetwork network;
    private volatile boolean learned;

    PixelCnnModel(PixelCnnConfig config, SampleShape shape, long seed) {
        this.shape = PixelCnnConfig.picture(shape);
        this.network = new PixelNetwork(config, this.shape, seed);
    }

    @Override
    public SampleShape shape() {
        return shape;
    }

    @Override
    public List<EpochReport> fit(SampleStore training, SampleStore validation, Trainer trainer) {
        requireShape(training);
        requireShape(validation);
        List<EpochReport> history =
                trainer.run(new PixelCnnLearner(network, trainer), training, validation);
        learned = true;
        return history;
    }

    private void requireShape(SampleStore samples) {
        if (!samples.shape().equals(shape)) {
            throw new ShapeMismatchException(shape, samples.shape());
        }
    }

    @Override
    public double[] score(float[] values, int count) {
        requireLearned();
        int size = shape.size();
        if (values.length != Math.multiplyExact(count, size)) {
            throw new IllegalArgumentException(
                    count
                            + " samples of shape "
                            + shape
                            + " have "
                            + (long) count * size
                            + " values, not "
                            + values.length);
        }
        double[] scores = new double[count];
        for (int from = 0; from < count; from += SAMPLES_AT_ONCE) {
            int to = Math.min(count, from + SAMPLES_AT_ONCE);
            float[] part = Arrays.copyOfRange(values, from * size, to * size);
            float[] surprise = surprise(part, to - from);
            for (int i = from; i < to; i++) {
                scores[i] = surprise[i - from];
            }
        }
        return scores;
    }

    private float[] surprise(float[] values, int count) {
        try (Scope scope = Scope.inference()) {
            Tensor input =
                    Tensors.of(values, count, shape.channels(), shape.height(), shape.width());
            return Tensors.toArray(network.surprise(input).sum(1));
        }
    }

    private void requireLearned() {
        if (!learned) {
            throw new IllegalStateException("this model has learned nothing yet");
        }
    }

    @Override
    public Map<String, Weights> weights() {
        requireLearned();
        return Weights.copyOf(network.state());
    }

    @Override
    public void restore(Map<String, Weights> weights) {
        Weights.restore(network.state(), weights);
        learned = true;
    }

    @Override
    public void close() {
        network.close();
    }
}
