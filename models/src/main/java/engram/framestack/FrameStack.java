package engram.framestack;

import engram.model.ModelFamily;

/** The autoencoder of stacked frames. */
public final class FrameStack {
    public static final ModelFamily MODEL =
            new ModelFamily(
                            "ae-conv2d",
                            "autoencoder of a video's frames as channels of one picture",
                            FrameStackConfig.class,
                            FrameStackConfig::forShape,
                            FrameStackModel::new)
                    .watching();

    private FrameStack() {}
}
