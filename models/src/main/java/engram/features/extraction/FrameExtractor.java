package engram.features.extraction;

import engram.data.SampleShape;
import java.util.Optional;

/**
 * From an encoded clip to the features of its last frame: what it looks like, what moves in it, and
 * what stands still. Safe for several threads.
 */
final class FrameExtractor implements Looking {
    private final SampleShape.Clip clip;
    private final Extractor appearance;
    private final SmallGreys greys;
    private final Motion motion;
    private final Optional<Conduct> conduct;

    /**
     * @param view how large the trunk sees frames
     * @param low the value of black: 0 or -1; white is 1
     * @param backdrop what stands still before the camera, where that is known
     */
    FrameExtractor(SampleShape.Clip clip, View view, float low, Optional<Backdrop> backdrop) {
        this.clip = clip;
        this.appearance =
                new Extractor(
                        new SampleShape.Image(clip.channels(), clip.height(), clip.width()),
                        view,
                        low);
        this.greys = new SmallGreys(clip, low);
        this.motion = new Motion(clip, view.grid(), low);
        this.conduct = backdrop.map(known -> new Conduct(clip, view.grid(), low, known));
    }

    @Override
    public PictureFeatures features(float[] values, int offset) {
        SmallGreys.Frames frames = greys.of(values, offset);
        return new PictureFeatures(
                appearance.patches(last(values, offset)),
                PictureFeatures.NONE,
                PictureFeatures.NONE,
                motion.of(frames),
                PictureFeatures.NONE,
                conduct.map(by -> by.of(values, offset, frames)).orElse(PictureFeatures.NONE));
    }

    /** The last frame, (C, H, W), of a clip, (C, T, H, W). */
    private float[] last(float[] values, int offset) {
        int plane = clip.height() * clip.width();
        float[] frame = new float[clip.channels() * plane];
        for (int c = 0; c < clip.channels(); c++) {
            int from = offset + ((c + 1) * clip.frames() - 1) * plane;
            System.arraycopy(values, from, frame, c * plane, plane);
        }
        return frame;
    }
}
