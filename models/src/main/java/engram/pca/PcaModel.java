package engram.pca;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.DirectModel;
import engram.model.Drawn;
import engram.model.Reconstructing;
import engram.model.SeveralScores;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.PrincipalAxes;
import engram.score.ReconstructionScore;
import java.util.Map;
import java.util.SplittableRandom;

/** A mean and axes. */
final class PcaModel extends DirectModel<Judge> implements Reconstructing, SeveralScores, Drawn {
    private final PcaConfig config;

    PcaModel(PcaConfig config, SampleShape shape) {
        super(shape);
        this.config = config;
    }

    @Override
    protected Map<String, Weights> learn(
            SampleStore training, SampleStore validation, SplittableRandom random) {
        PrincipalAxes axes = PrincipalAxes.of(training, config.variance(), random);
        return config.score() == PcaConfig.Score.RESIDUAL
                ? axes.weights()
                : Distance.weights(axes, training);
    }

    @Override
    protected Judge learned(Map<String, Weights> weights) {
        PrincipalAxes axes = PrincipalAxes.of(weights, shape().size());
        return config.score() == PcaConfig.Score.RESIDUAL
                ? new Residual(axes)
                : new Distance(axes, weights);
    }

    @Override
    public float[] reconstruct(float[] values, int count) {
        Judge judge = learned();
        requireSamples(values, count);
        return judge.reconstruct(values, count);
    }

    @Override
    public Map<String, double[]> scores(float[] values, int count) {
        if (config.score() == PcaConfig.Score.DISTANCE) {
            return Map.of("distance", score(values, count));
        }
        return ReconstructionScore.unfitted(shape(), values, reconstruct(values, count));
    }

    @Override
    public String draw(Graph graph, String samples) {
        return learned().draw(graph, samples);
    }
}
