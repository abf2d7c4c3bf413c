package engram.frameprediction;

import engram.data.encodings.ClipEncoding;
import engram.model.ModelFamily;

/** Prediction of the next frame. */
public final class FramePrediction {
    /** As in the paper: four frames, and the one that they should give. */
    private static final ModelFamily.Clips CLIPS =
            new ModelFamily.Clips(5, ClipEncoding.Judged.LAST);

    public static final ModelFamily MODEL =
            new ModelFamily(
                            "frame-prediction",
                            "U-Net that predicts a video's next frame",
                            FramePredictionConfig.class,
                            FramePredictionConfig::forShape,
                            FramePredictionModel::new)
                    .watching(CLIPS);

    private FramePrediction() {}
}
