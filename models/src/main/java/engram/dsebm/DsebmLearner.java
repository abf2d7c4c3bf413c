package engram.dsebm;

import engram.nn.Losses;
import engram.nn.Noise;
import engram.torch.Tensors;
import engram.training.Adam;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Denoises. */
final class DsebmLearner implements Learner {
    private final DsebmConfig config;
    private final EnergyNetwork network;
    private final Noise learned;

    /** The same every epoch, so that validation losses can be compared. */
    private final Noise watched;

    private final Adam adam;

    DsebmLearner(DsebmConfig config, EnergyNetwork network, Trainer trainer) {
        this.config = config;
        this.network = network;
        this.learned = new Noise(trainer.seed());
        this.watched = new Noise(trainer.seed() + 1);
        this.adam = trainer.adam(network.parameters().values());
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        learned.startEpoch(epoch);
        watched.startEpoch(0);
    }

    @Override
    public Map<String, Double> step(Tensor batch) {
        Tensor loss = loss(batch, learned);
        adam.zeroGradients();
        loss.backward();
        adam.step();
        return Map.of("loss", loss.item_double());
    }

    @Override
    public Map<String, Double> evaluate(Tensor batch) {
        return Map.of("loss", loss(batch, watched).item_double());
    }

    private Tensor loss(Tensor batch, Noise noise) {
        Tensor noisy = batch.add(noise.normal(batch.shape()), Tensors.scalar(config.noise()));
        return Losses.meanSquaredError(batch, network.denoise(noisy));
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(network.parameters());
        adam.state().forEach((name, tensor) -> state.put("adam." + name, tensor));
        return state;
    }
}
