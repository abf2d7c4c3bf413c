package engram.isolationforest;

import engram.model.ModelFamily;

/** The isolation forest. */
public final class IsolationForest {
    public static final ModelFamily MODEL =
            new ModelFamily(
                    "isolation-forest",
                    "isolation forest: how few random splits set a sample apart",
                    IsolationForestConfig.class,
                    shape -> IsolationForestConfig.published(),
                    (config, shape, seed) -> new IsolationForestModel(config, shape));

    private IsolationForest() {}
}
