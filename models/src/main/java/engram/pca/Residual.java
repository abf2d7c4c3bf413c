package engram.pca;

import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.PrincipalAxes;
import engram.points.Subspace;
import java.util.Map;

/** What lies outside a subspace. */
final class Residual implements Judge {
    private final Subspace subspace;

    Residual(PrincipalAxes axes) {
        subspace = new Subspace(axes);
    }

    @Override
    public float[] reconstruct(float[] values, int count) {
        return subspace.nearest(values, count);
    }

    @Override
    public double[] score(float[] values, int count) {
        float[] reconstructions = reconstruct(values, count);
        double[] scores = new double[count];
        int size = subspace.axes().mean().length;
        for (int i = 0; i < values.length; i++) {
            double away = values[i] - reconstructions[i];
            scores[i / size] += away * away;
        }
        return scores;
    }

    @Override
    public Map<String, Weights> weights() {
        return subspace.axes().weights();
    }

    @Override
    public void close() {
        subspace.close();
    }

    @Override
    public String draw(Graph graph, String samples) {
        return Parts.of(graph, subspace.axes(), samples).outside();
    }
}
