package engram.dsebm;

import engram.data.SampleShape;
import engram.model.ReconstructionModel;
import engram.training.Learner;
import engram.training.Trainer;
import java.util.List;
import java.util.Map;
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
    protected List<OwnScore> own() {
        DsebmConfig.Score energy = DsebmConfig.Score.ENERGY;
        return List.of(new OwnScore(energy.label(), config.score() == energy, network::energy));
    }

    @Override
    protected Map<String, Tensor> state() {
        return network.parameters();
    }
}
