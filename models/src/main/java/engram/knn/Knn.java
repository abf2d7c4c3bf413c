package engram.knn;

import engram.model.ModelFamily;
import engram.nn.Weights;
import java.util.Map;

/** Distance to the nearest neighbours. */
public final class Knn {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "knn",
                    "nearest neighbours: how far a sample is from the normal ones most like it",
                    KnnConfig.class,
                    KnnConfig::forShape,
                    (config, shape, seed) -> new KnnModel(config, shape));

    private Knn() {}

    /**
     * What a model of these settings would have to be restored with, to judge by these points: what
     * is usual around them is measured.
     *
     * @param points (N, width)
     */
    public static Map<String, Weights> remembering(KnnConfig config, Weights points) {
        try (Remembered remembered =
                switch (config.space()) {
                    case AS_GIVEN -> Neighbours.among(config, points);
                    case BY_DIRECTION -> DirectedNeighbours.among(config, points);
                }) {
            return remembered.weights();
        }
    }
}
