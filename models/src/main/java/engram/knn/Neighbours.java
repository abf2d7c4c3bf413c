package engram.knn;

import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.Distances;
import engram.points.Nearest;
import engram.points.PointIndex;
import engram.points.Points;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges by the nearest points; the equations stand on the package page. */
final class Neighbours implements Remembered {
    static final String POINTS = "points";
    private static final String RADII = "radii";

    /** How many neighbours tell what is usual around a point. */
    private static final int AROUND = 10;

    private static final double LEAST_RADIUS = 0.1;

    private final KnnConfig config;
    private final PointIndex index;
    private final float[] radii;
    private final double least;

    /**
     * @param radii of the points, measured among themselves; none without local scaling
     */
    private Neighbours(KnnConfig config, PointIndex index, float... radii) {
        this.config = config;
        this.index = index;
        this.radii = radii;
        this.least = LEAST_RADIUS * median(radii);
    }

    /**
     * Among points as they are.
     *
     * @param points (N, width)
     */
    static Neighbours among(KnnConfig config, Weights points) {
        return among(config, points, Math.toIntExact(points.shape()[1]), rows -> rows);
    }

    /**
     * @param points (N, any), where queries are brought
     * @param placing brings queries of {@code asked} values there
     */
    static Neighbours among(
            KnnConfig config, Weights points, int asked, PointIndex.Placing placing) {
        float[] radii = config.localScaling() == 0 ? new float[0] : radii(points);
        return new Neighbours(config, new PointIndex(points, asked, placing), radii);
    }

    /**
     * From what {@link #weights} gave.
     *
     * @throws IllegalArgumentException if something is missing or of the wrong shape
     */
    static Neighbours of(KnnConfig config, Map<String, Weights> weights, int width) {
        return of(config, weights, Points.rows(weights, POINTS, width), width, rows -> rows);
    }

    /**
     * From what {@link #weights} gave, among points that were brought elsewhere.
     *
     * @throws IllegalArgumentException if something is missing or of the wrong shape
     */
    static Neighbours of(
            KnnConfig config,
            Map<String, Weights> weights,
            Weights points,
            int asked,
            PointIndex.Placing placing) {
        float[] radii =
                config.localScaling() == 0 ? new float[0] : Points.vector(weights, RADII).values();
        if (config.localScaling() != 0 && radii.length != points.shape()[0]) {
            throw new IllegalArgumentException(
                    "weights \""
                            + RADII
                            + "\" are of "
                            + radii.length
                            + " points, not of "
                            + points.shape()[0]);
        }
        return new Neighbours(config, new PointIndex(points, asked, placing), radii);
    }

    private static float[] radii(Weights points) {
        try (PointIndex index = new PointIndex(points)) {
            // The nearest to each point is the point itself.
            Nearest[] nearest = index.nearest(points.values(), index.count(), AROUND + 1);
            float[] radii = new float[nearest.length];
            for (int i = 0; i < radii.length; i++) {
                radii[i] = (float) nearest[i].meanDistance(1, AROUND + 1);
            }
            return radii;
        }
    }

    @Override
    public double[] score(float[] values, int count) {
        boolean scaled = radii.length > 0;
        int measured = config.neighbours();
        // What is usual around there depends on which points are near, not on how near.
        int looked = scaled ? Math.max(measured, AROUND) : measured;
        return Arrays.stream(index.nearest(values, count, looked, measured))
                .mapToDouble(nearest -> scaled ? scaled(nearest) : distance(nearest))
                .toArray();
    }

    @Override
    public Weights points() {
        return index.points();
    }

    @Override
    public Nearest[] nearest(float[] values, int count, int most) {
        return index.nearest(values, count, most);
    }

    private double distance(Nearest nearest) {
        return config.distance() == KnnConfig.Distance.KTH
                ? nearest.distance(Math.min(config.neighbours(), nearest.count()) - 1)
                : nearest.meanDistance(config.neighbours());
    }

    private double scaled(Nearest nearest) {
        int around = Math.min(AROUND, nearest.count());
        double radius = least;
        for (int i = 0; i < around; i++) {
            radius += radii[nearest.points()[i]] / around;
        }
        // A single point has no radius, and no distance is then usual.
        return radius == 0
                ? distance(nearest)
                : (distance(nearest) + least) / Math.pow(radius, config.localScaling());
    }

    private static double median(float... values) {
        float[] ascending = values.clone();
        Arrays.sort(ascending);
        return ascending.length == 0 ? 0 : ascending[ascending.length / 2];
    }

    @Override
    public Map<String, Weights> weights() {
        Map<String, Weights> weights = new LinkedHashMap<>();
        weights.put(POINTS, index.points());
        if (radii.length > 0) {
            weights.put(RADII, Weights.of(radii));
        }
        return weights;
    }

    @Override
    public void close() {
        index.close();
    }

    /** {@link #score}, written down. */
    @Override
    public String draw(Graph graph, String samples) {
        int count = index.count();
        boolean scaled = radii.length > 0;
        int looked =
                Math.min(
                        count,
                        scaled ? Math.max(config.neighbours(), AROUND) : config.neighbours());
        Graph.Two nearest =
                graph.two(
                        "TopK",
                        Map.of("axis", 1L, "largest", 0L, "sorted", 1L),
                        Distances.draw(graph, index.points(), samples),
                        graph.whole(looked));
        String away = graph.node("Sqrt", nearest.first()); // (B, looked)
        int used = Math.min(config.neighbours(), count);
        String distance =
                config.distance() == KnnConfig.Distance.KTH
                        ? graph.sum(columns(graph, away, used - 1, used), 1)
                        : mean(graph, away, used);
        if (!scaled) {
            return distance;
        }
        String around = graph.node("Gather", graph.doubles(Weights.of(radii)), nearest.second());
        String radius =
                graph.node(
                        "Add", mean(graph, around, Math.min(AROUND, count)), graph.number(least));
        String judged =
                graph.node(
                        "Div",
                        graph.node("Add", distance, graph.number(least)),
                        graph.node("Pow", radius, graph.number(config.localScaling())));
        String single = graph.node("Equal", radius, graph.number(0));
        return graph.node("Where", single, distance, judged);
    }

    private static String mean(Graph graph, String values, int count) {
        String sum = graph.sum(columns(graph, values, 0, count), 1);
        return graph.node("Div", sum, graph.number(count));
    }

    private static String columns(Graph graph, String values, int from, int to) {
        return graph.node("Slice", values, graph.whole(from), graph.whole(to), graph.whole(1));
    }
}
