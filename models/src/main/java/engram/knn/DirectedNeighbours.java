package engram.knn;

import engram.nn.Graph;
import engram.nn.Weights;
import engram.points.Nearest;
import engram.points.Points;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges by the points that are nearest where {@link Directions} bring them. */
final class DirectedNeighbours implements Remembered {
    private final Weights points;
    private final Directions directions;
    private final Neighbours placed;

    private DirectedNeighbours(Weights points, Directions directions, Neighbours placed) {
        this.points = points;
        this.directions = directions;
        this.placed = placed;
    }

    /**
     * @param points (N, width)
     */
    static DirectedNeighbours among(KnnConfig config, Weights points) {
        Directions directions = Directions.among(points);
        int width = Math.toIntExact(points.shape()[1]);
        Weights placed = placed(points, directions);
        return new DirectedNeighbours(
                points,
                directions,
                Neighbours.among(config, placed, width, directions::coordinates));
    }

    /**
     * From what {@link #weights} gave.
     *
     * @throws IllegalArgumentException if something is missing or of the wrong shape
     */
    static DirectedNeighbours of(KnnConfig config, Map<String, Weights> weights, int width) {
        Weights points = Points.rows(weights, Neighbours.POINTS, width);
        Directions directions = Directions.of(weights, width);
        Weights placed = placed(points, directions);
        try {
            return new DirectedNeighbours(
                    points,
                    directions,
                    Neighbours.of(config, weights, placed, width, directions::coordinates));
        } catch (IllegalArgumentException e) {
            directions.close();
            throw e;
        }
    }

    private static Weights placed(Weights points, Directions directions) {
        int count = Math.toIntExact(points.shape()[0]);
        return new Weights(
                new long[] {count, 2 * points.shape()[1]}, directions.coordinates(points.values()));
    }

    @Override
    public Weights points() {
        return points;
    }

    @Override
    public Nearest[] nearest(float[] values, int count, int most) {
        return placed.nearest(values, count, most);
    }

    @Override
    public double[] score(float[] values, int count) {
        return placed.score(values, count);
    }

    @Override
    public Map<String, Weights> weights() {
        Map<String, Weights> weights = new LinkedHashMap<>(placed.weights());
        weights.put(Neighbours.POINTS, points);
        weights.putAll(directions.weights());
        return weights;
    }

    @Override
    public String draw(Graph graph, String samples) {
        return placed.draw(graph, directions.draw(graph, samples));
    }

    @Override
    public void close() {
        placed.close();
        directions.close();
    }
}
