package engram.dsebm;

import engram.nn.Losses;
import engram.nn.Noise;
import engram.torch.Tensors;
import engram.training.OneLossLearner;
import engram.training.Trainer;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Denoises. */
final class DsebmLearner extends OneLossLearner {
    private final DsebmConfig config;
    private final EnergyNetwork network;
    private final Noise learned;

    /** The same every epoch, so that validation losses can be compared. */
    private final Noise watched;

    DsebmLearner(DsebmConfig config, EnergyNetwork network, Trainer trainer) {
        super(trainer.adam(network.parameters().values()));
        this.config = config;
        this.network = network;
        this.learned = new Noise(trainer.seed());
        this.watched = new Noise(trainer.seed() + 1);
    }

    @Override
    public void startEpoch(int epoch, int epochs) {
        learned.startEpoch(epoch);
        watched.startEpoch(0);
    }

    @Override
    protected Map<String, Tensor> trainingTerms(Tensor batch) {
        return loss(batch, learned);
    }

    @Override
    protected Map<String, Tensor> inferenceTerms(Tensor batch) {
        return loss(batch, watched);
    }

    private Map<String, Tensor> loss(Tensor batch, Noise noise) {
        Tensor noisy = batch.add(noise.normal(batch.shape()), Tensors.scalar(config.noise()));
        return Map.of(LOSS, Losses.meanSquaredError(batch, network.denoise(noisy)));
    }

    @Override
    protected Map<String, Tensor> networks() {
        return network.parameters();
    }
}
