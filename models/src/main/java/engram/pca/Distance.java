package engram.pca;

import engram.data.SampleStore;
import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.Moments;
import engram.points.Points;
import engram.points.PrincipalAxes;
import engram.points.Subspace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Mahalanobis distance under probabilistic principal components (Tipping, Bishop,
 * "Probabilistic principal component analysis", JRSS B 1999): variances along the axes, and one for
 * all directions that are left out.
 */
final class Distance implements Judge {
    private static final String VARIANCES = "variances";
    private static final String REST = "rest";

    /** Variances are known well from so many samples. */
    private static final int MOST = 20_000;

    private static final int AT_ONCE = 512;

    /** Directions that hardly vary count as varying by this share of the mean variance. */
    private static final double LEAST = 1e-3;

    /** Up to so many deviations along an axis are what one would expect. */
    private static final double USUAL = 3;

    private final Subspace subspace;
    private final float[] variances;
    private final float rest;

    /**
     * From what {@link #weights(PrincipalAxes, SampleStore)} gave.
     *
     * @throws IllegalArgumentException if something is missing or of the wrong shape
     */
    Distance(PrincipalAxes axes, Map<String, Weights> weights) {
        variances = Points.vector(weights, VARIANCES).values();
        if (variances.length != axes.count()) {
            throw new IllegalArgumentException(
                    "there are " + variances.length + " variances of " + axes.count() + " axes");
        }
        rest = Points.vector(weights, REST).values()[0];
        subspace = new Subspace(axes);
    }

    /** The axes, and how samples vary along and outside them. */
    static Map<String, Weights> weights(PrincipalAxes axes, SampleStore samples) {
        int width = axes.mean().length;
        double[] along = new double[axes.count()];
        double outside = 0;
        int used = Math.min(MOST, samples.size());
        try (Subspace subspace = new Subspace(axes)) {
            for (int from = 0; from < used; from += AT_ONCE) {
                int count = Math.min(AT_ONCE, used - from);
                float[] values = new float[count * width];
                for (int i = 0; i < count; i++) {
                    samples.read(from + i, values, i * width);
                }
                float[] coordinates = subspace.coordinates(values, count);
                for (int i = 0; i < coordinates.length; i++) {
                    along[i % along.length] += (double) coordinates[i] * coordinates[i] / used;
                }
                for (double square : residuals(subspace, values, count)) {
                    outside += square / used;
                }
            }
        }
        return floored(axes, along, outside / Math.max(1, width - along.length));
    }

    /** The same of samples that were added up. */
    static Map<String, Weights> weights(PrincipalAxes axes, Moments moments) {
        double[] along = moments.along(axes.axes());
        double outside = moments.total() - Arrays.stream(along).sum();
        int left = Math.max(1, moments.mean().length - along.length);
        return floored(axes, along, Math.max(0, outside) / left);
    }

    private static Map<String, Weights> floored(
            PrincipalAxes axes, double[] along, double outside) {
        double mean = 0;
        for (double variance : along) {
            mean += variance / along.length;
        }
        // Samples that are all alike have no variance to measure by.
        double least = mean == 0 ? 1 : LEAST * mean;
        float[] variances = new float[along.length];
        for (int k = 0; k < along.length; k++) {
            variances[k] = (float) Math.max(least, along[k]);
        }
        Map<String, Weights> weights = new LinkedHashMap<>(axes.weights());
        weights.put(VARIANCES, Weights.of(variances));
        weights.put(REST, Weights.of((float) Math.max(least, outside)));
        return weights;
    }

    private static double[] residuals(Subspace subspace, float[] values, int count) {
        float[] nearest = subspace.nearest(values, count);
        double[] squares = new double[count];
        int width = values.length / Math.max(1, count);
        for (int i = 0; i < values.length; i++) {
            double away = values[i] - nearest[i];
            squares[i / width] += away * away;
        }
        return squares;
    }

    @Override
    public double[] score(float[] values, int count) {
        double[] scores = residuals(subspace, values, count);
        float[] coordinates = subspace.coordinates(values, count);
        for (int i = 0; i < count; i++) {
            scores[i] /= rest;
            for (int k = 0; k < variances.length; k++) {
                double at = coordinates[i * variances.length + k];
                scores[i] += at * at / variances[k];
            }
        }
        return scores;
    }

    /** The samples with what is more than usual taken off along each axis, and nothing outside. */
    @Override
    public float[] reconstruct(float[] values, int count) {
        PrincipalAxes axes = subspace.axes();
        float[] coordinates = subspace.coordinates(values, count);
        int width = axes.mean().length;
        float[] plausible = new float[count * width];
        for (int i = 0; i < count; i++) {
            System.arraycopy(axes.mean(), 0, plausible, i * width, width);
            for (int k = 0; k < variances.length; k++) {
                double most = USUAL * Math.sqrt(variances[k]);
                double at = coordinates[i * variances.length + k];
                double kept = Math.max(-most, Math.min(most, at));
                for (int j = 0; j < width; j++) {
                    plausible[i * width + j] +=
                            (float) (kept * axes.axes().values()[k * width + j]);
                }
            }
        }
        return plausible;
    }

    @Override
    public Map<String, Weights> weights() {
        Map<String, Weights> weights = new LinkedHashMap<>(subspace.axes().weights());
        weights.put(VARIANCES, Weights.of(variances));
        weights.put(REST, Weights.of(rest));
        return weights;
    }

    @Override
    public void close() {
        subspace.close();
    }

    @Override
    public String draw(Graph graph, String samples) {
        Parts parts = Parts.of(graph, subspace.axes(), samples);
        String squares = graph.node("Mul", parts.coordinates(), parts.coordinates());
        String along =
                graph.sum(graph.node("Div", squares, graph.doubles(Weights.of(variances))), 1);
        String outside = graph.node("Div", parts.outside(), graph.number(rest));
        return graph.node("Add", along, outside);
    }
}
