package engram.features.extraction;

import engram.data.SampleShape;
import java.util.Optional;

/** From an encoded sample to the features of a picture. Safe for several threads. */
public interface Looking {

    /** The features of the sample that begins at {@code offset}. */
    PictureFeatures features(float[] values, int offset);

    /**
     * At pictures as such, at clips for the sake of their last frame.
     *
     * @param view how large the trunk sees pictures
     * @param low the value of black: 0 or -1; white is 1
     * @param backdrop what stands still before the camera, where that is known
     */
    static Looking at(SampleShape shape, View view, float low, Optional<Backdrop> backdrop) {
        return shape instanceof SampleShape.Clip clip
                ? new FrameExtractor(clip, view, low, backdrop)
                : new Extractor((SampleShape.Image) shape, view, low);
    }

    /** Of the network, for one picture. */
    static long multiplications(View view) {
        return Trunk.multiplications(view.side());
    }
}
