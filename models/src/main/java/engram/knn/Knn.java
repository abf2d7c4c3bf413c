package engram.knn;

import engram.model.ModelFamily;

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
}
