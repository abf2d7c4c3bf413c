package engram.framememory;

import engram.data.encodings.ClipEncoding;
import engram.features.FrameModel;
import engram.model.ModelFamily;

/** What a video's frames look like, what moves and what stands still where, remembered. */
public final class FrameMemory {
    /**
     * As many frames as the differences need, so that a verdict waits for none: who walks is
     * somewhere else after sixteen.
     */
    private static final ModelFamily.Clips CLIPS =
            new ModelFamily.Clips(17, ClipEncoding.Judged.LAST_WITH_START);

    public static final ModelFamily MODEL =
            new ModelFamily(
                            "frame-memory",
                            "pretrained features of a video's frames, what moves where and what stands still, remembered",
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
