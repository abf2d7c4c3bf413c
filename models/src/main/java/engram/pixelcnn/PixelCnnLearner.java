package engram.pixelcnn;

import engram.data.SampleStore;
import engram.training.OneLossLearner;
import engram.training.Trainer;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Maximises the likelihood. */
final class PixelCnnLearner extends OneLossLearner {
    /** Where all training pictures are the same plain colour, levels still need some width. */
    private static final float NARROWEST_RANGE = 1e-3f;

    private final PixelNetwork network;

    PixelCnnLearner(PixelNetwork network, Trainer trainer) {
        super(trainer.adam(network.parameters().values()));
        this.network = network;
    }

    @Override
    public void prepare(SampleStore training) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        float[] values = new float[training.shape().size()];
        for (int i = 0; i < training.size(); i++) {
            training.read(i, values, 0);
            for (float value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        network.range(low, Math.max(high, low + NARROWEST_RANGE));
    }

    @Override
    protected Map<String, Tensor> trainingTerms(Tensor batch) {
        return Map.of(LOSS, network.surprise(batch).mean());
    }

    @Override
    protected Map<String, Tensor> inferenceTerms(Tensor batch) {
        return trainingTerms(batch);
    }

    @Override
    protected Map<String, Tensor> networks() {
        return network.state();
    }
}
