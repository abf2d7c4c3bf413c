package engram.pca;

import engram.data.SampleShape;
import engram.data.SampleStore;
import engram.model.DirectModel;
import engram.model.Drawn;
import engram.model.Reconstructing;
import engram.model.Refinable;
import engram.model.SeveralScores;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.Moments;
import engram.points.PrincipalAxes;
import engram.score.ReconstructionScore;
import java.util.Map;
import java.util.SplittableRandom;

/** A mean and axes. */
final class PcaModel extends DirectModel<Judge>
        implements Reconstructing, SeveralScores, Drawn, Refinable {
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

    /**
     * One pass over all samples tells all; of many values their products are too many to add up.
     */
    @Override
    public int passes() {
        return PrincipalAxes.areFew(shape().size()) ? 1 : 0;
    }

    @Override
    public double[] sums(float[] values, int count) {
        requireSamples(values, count);
        return Moments.sums(mean(), values, count);
    }

    @Override
    public Map<String, Weights> refined(double[] sums) {
        Moments moments = Moments.of(mean(), sums);
        PrincipalAxes axes = PrincipalAxes.of(moments, config.variance());
        return config.score() == PcaConfig.Score.RESIDUAL
                ? axes.weights()
                : Distance.weights(axes, moments);
    }

    private float[] mean() {
        return PrincipalAxes.of(weights(), shape().size()).mean();
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
