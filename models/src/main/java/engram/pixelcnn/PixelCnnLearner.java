package engram.pixelcnn;

import engram.data.SampleStore;
import engram.training.Adam;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Maximises the likelihood. */
final class PixelCnnLearner implements Learner {
    /** Where all training pictures are the same plain colour, levels still need some width. */
    private static final float NARROWEST_RANGE = 1e-3f;

    private final PixelNetwork network;
    private final Adam adam;

    PixelCnnLearner(PixelNetwork network, Trainer trainer) {
        this.network = network;
        this.adam = trainer.adam(network.parameters().values());
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
    public Map<String, Double> step(Tensor batch) {
        Tensor loss = network.surprise(batch).mean();
        adam.zeroGradients();
        loss.backward();
        adam.step();
        return Map.of("loss", loss.item_double());
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        return Map.of("loss", network.surprise(batch).mean().item_double());
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(network.state());
        adam.state().forEach((name, tensor) -> state.put("adam." + name, tensor));
        return state;
    }
}
