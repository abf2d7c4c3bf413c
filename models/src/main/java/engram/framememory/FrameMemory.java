package engram.framememory;

import engram.data.encodings.ClipEncoding;
import engram.features.FrameModel;
import engram.model.ModelFamily;

/** Two stored memories of a video's frames: what they look like, and what moves where. */
public final class FrameMemory {
    /** As many frames as the differences need, so that a verdict waits for none. */
    private static final ModelFamily.Clips CLIPS =
            new ModelFamily.Clips(5, ClipEncoding.Judged.LAST);

    public static final ModelFamily MODEL =
            new ModelFamily(
                            "frame-memory",
                            "pretrained features of a video's frames and what moves where, remembered",
                            FrameMemoryConfig.class,
                            FrameMemoryConfig::forShape,
                            (config, shape, seed) ->
                                    new FrameModel(
                                            config.parts(),
                                            config.folds(),
                                            config.together(),
                                            shape))
                    .watching(CLIPS);

    private FrameMemory() {}
}
