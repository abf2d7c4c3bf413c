package engram.dsebm;

import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** An energy network whose denoising step is the reconstruction. */
final class DsebmModel extends ReconstructionModel {
    private final DsebmConfig config;
    private final EnergyNetwork network;

    DsebmModel(DsebmConfig config, SampleShape shape, long seed) {
        super(shape, config.score().reconstruction());
        this.config = config;
        this.network = new EnergyNetwork(shape, seed);
    }

    @Override
    protected Learner learner(Trainer trainer) {
        return new DsebmLearner(config, network, trainer);
    }

    @Override
    protected Tensor reconstruct(Tensor input) {
        return network.denoise(input);
    }

    @Override
    public double[] score(float[] values, int count) {
        return config.score() == DsebmConfig.Score.ENERGY
                ? energy(values, count)
                : super.score(values, count);
    }

    @Override
    public Map<String, double[]> scores(float[] values, int count) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        scores.put(config.score().label(), score(values, count));
        super.scores(values, count).forEach(scores::putIfAbsent);
        scores.computeIfAbsent(DsebmConfig.Score.ENERGY.label(), energy -> energy(values, count));
        return scores;
    }

    private double[] energy(float[] values, int count) {
        requireLearned();
        float[] energies = batched(values, count, 1, network::energy);
        return IntStream.range(0, count).mapToDouble(i -> energies[i]).toArray();
    }

    @Override
    protected Map<String, Tensor> state() {
        return network.parameters();
    }
}
