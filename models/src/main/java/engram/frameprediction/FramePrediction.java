package engram.frameprediction;

import engram.model.ModelFamily;

/** Prediction of the next frame. */
public final class FramePrediction {
    public static final ModelFamily MODEL =
            new ModelFamily(
                            "frame-prediction",
                            "U-Net that predicts a video's next frame, without optical flow",
                            FramePredictionConfig.class,
                            FramePredictionConfig::forShape,
                            FramePredictionModel::new)
                    .watching();

    private FramePrediction() {}
}
