package engram.knn;

import engram.model.DirectModel;
import engram.nn.Weights;
import engram.points.Distances;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Finds the nearest points block by block. */
final class Neighbours implements DirectModel.Learned {
    private final KnnConfig config;
    private final Distances distances;

    /**
     * @param points (N, width)
     */
    Neighbours(KnnConfig config, Weights points) {
        this.config = config;
        this.distances = new Distances(points);
    }

    @Override
    public double[] score(float[] values, int count) {
        double[][] nearest = distances.reduce(values, count, (squares, from) -> nearest(squares));
        double[] scores = new double[count];
        Arrays.setAll(scores, i -> score(nearest[i].clone()));
        return scores;
    }

    private Tensor nearest(Tensor squares) {
        long neighbours = Math.min(config.neighbours(), squares.size(1));
        // A copy, since the pair that topk gives is freed with the block.
        return squares.topk(neighbours, 1, false, false).get0().clone();
    }

    private double score(double[] candidates) {
        Arrays.sort(candidates);
        int neighbours = Math.min(config.neighbours(), candidates.length);
        if (config.distance() == KnnConfig.Distance.KTH) {
            return Math.sqrt(candidates[neighbours - 1]);
        }
        double sum = 0;
        for (int i = 0; i < neighbours; i++) {
            sum += Math.sqrt(candidates[i]);
        }
        return sum / neighbours;
    }

    @Override
    public Map<String, Weights> weights() {
        return Map.of("points", distances.points());
    }

    @Override
    public void close() {
        distances.close();
    }
}
