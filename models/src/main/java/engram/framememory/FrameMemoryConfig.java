package engram.framememory;

import engram.data.SampleShape;
import engram.features.FeatureModel;
import engram.features.FrameModel;
import engram.features.Together;
import engram.features.parts.ConductSettings;
import engram.features.parts.MotionSettings;
import engram.features.parts.PartSettings;
import engram.features.parts.PatchSettings;
import engram.model.ModelConfig;
import java.util.List;

/**
 * Settings of the two memories, and of what is usual at places.
 *
 * @param patches of what frames look like
 * @param motion of what moves where
 * @param conduct of what stands still where, and which way what moves goes; detectors of before
 *     there was this part do without
 * @param folds how many stretches of training frames are judged by the others
 * @param together how what they say becomes one; {@link Together#SUM} where a detector's file does
 *     not say
 */
public record FrameMemoryConfig(
        PatchSettings patches,
        MotionSettings motion,
        ConductSettings conduct,
        int folds,
        Together together)
        implements ModelConfig {
    /** Half as many patches as of pictures: one camera shows one place, and each costs time. */
    private static final PatchSettings PATCHES = new PatchSettings(1_000, 40_000);

    public FrameMemoryConfig {
        FeatureModel.requireFolds(folds);
        conduct = conduct == null ? ConductSettings.standard() : conduct;
        together = together == null ? Together.SUM : together;
    }

    /**
     * The same for all videos.
     *
     * @throws IllegalArgumentException if the shape is not that of a clip, or too small
     */
    public static FrameMemoryConfig forShape(SampleShape shape) {
        FrameModel.requireClip(shape);
        return new FrameMemoryConfig(
                PATCHES,
                MotionSettings.standard(),
                ConductSettings.standard(),
                FeatureModel.FOLDS,
                Together.SUM);
    }

    @Override
    public boolean isCrossFitted() {
        return true;
    }

    List<PartSettings> parts() {
        return List.of(patches, motion, conduct);
    }
}
