package engram.pca;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.DirectModel;
import engram.model.Reconstructing;
import engram.model.ReconstructionScore;
import engram.model.SeveralScores;
import engram.nn.Weights;
import engram.points.PrincipalAxes;
import java.util.Map;
import java.util.SplittableRandom;

/** A mean and axes. */
final class PcaModel extends DirectModel<Residual> implements Reconstructing, SeveralScores {
    private final PcaConfig config;

    PcaModel(PcaConfig config, SampleShape shape) {
        super(shape);
        this.config = config;
    }

    @Override
    protected Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        return PrincipalAxes.of(training, config.variance(), random).weights();
    }

    @Override
    protected Residual learned(Map<String, Weights> weights) {
        return new Residual(PrincipalAxes.of(weights, shape().size()));
    }

    @Override
    public float[] reconstruct(float[] values, int count) {
        Residual residual = learned();
        requireSamples(values, count);
        return residual.reconstruct(values, count);
    }

    @Override
    public Map<String, double[]> scores(float[] values, int count) {
        return ReconstructionScore.unfitted(shape(), values, reconstruct(values, count));
    }
}
